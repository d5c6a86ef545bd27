"""The schema itself: how fields are resolved, how they may be asked together, and that it is the one that was signed."""

from __future__ import annotations

from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from graphql import GraphQLInterfaceType, GraphQLObjectType, build_schema, lexicographic_sort_schema, print_schema

from gateway.execution.schema import read_key
from gateway.schema import schema

ROOT = Path(__file__).resolve().parents[2]
SIGNED = ROOT / "graphql" / "schema.graphql"
TYPES = {name: kind for name, kind in schema.graphql_schema.type_map.items() if not name.startswith("__")}


@pytest.mark.rule("gateway G1")
def test_every_field_reads_a_key_or_is_resolved_over_all_parents() -> None:
    others = [
        f"{kind.name}.{name}"
        for kind in TYPES.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if not hasattr(field.resolve, "over_parents") and not (isinstance(field.resolve, partial) and field.resolve.func is read_key)
    ]
    assert others == []


@pytest.mark.rule("gateway G5")
@pytest.mark.parametrize("interface", [name for name, kind in TYPES.items() if isinstance(kind, GraphQLInterfaceType) and name != "Node"])
def test_fields_of_one_name_are_of_one_type_in_all_that_stand_together(interface: str) -> None:
    """Otherwise the natural query over a body is invalid: its fields could not be merged."""
    together = schema.graphql_schema.get_possible_types(TYPES[interface])  # type: ignore[arg-type]
    assert together
    types: dict[str, set[str]] = {}
    for kind in together:
        for name, field in kind.fields.items():
            types.setdefault(name, set()).add(str(field.type))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_everything_that_implements_node_can_be_asked_by_its_id() -> None:
    from gateway.nodes import READERS

    nodes = {kind.name for kind in schema.graphql_schema.get_possible_types(TYPES["Node"])}  # type: ignore[arg-type]
    assert nodes == set(READERS)


def test_the_schema_is_as_signed() -> None:
    out = StringIO()
    call_command("graphql_schema", out=str(SIGNED), check=True, stdout=out)
    assert "as signed" in out.getvalue()
    signed = lexicographic_sort_schema(build_schema(SIGNED.read_text()))
    assert print_schema(signed) == print_schema(lexicographic_sort_schema(schema.graphql_schema)), "no type was left out"


def test_a_drift_is_named(tmp_path: Path) -> None:
    path = tmp_path / "schema.graphql"
    path.write_text(SIGNED.read_text().replace("  slug: String!", "  slug: String", 1))
    before = path.read_text()
    with pytest.raises(CommandError, match=r"\+  slug: String!") as drifted:
        call_command("graphql_schema", out=str(path), check=True)
    assert drifted.value.returncode == 1
    assert path.read_text() == before
    call_command("graphql_schema", out=str(path), stdout=StringIO())
    assert path.read_text() == SIGNED.read_text()
    assert path.read_text().endswith("}\n")


@pytest.mark.rule("gateway G6")
def test_no_type_of_ours_is_made_from_a_model() -> None:
    from graphene_django import DjangoObjectType

    assert not [kind for kind in TYPES.values() if issubclass(getattr(kind, "graphene_type", object), DjangoObjectType)]


def test_graphql_core_is_not_shadowed() -> None:
    assert not (ROOT / "graphql" / "__init__.py").exists()
