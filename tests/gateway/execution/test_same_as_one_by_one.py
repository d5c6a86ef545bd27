"""Random documents, answered through batches and by plain graphql-core one parent at a time: the answers are the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
import pytest
from graphql import execute_sync, parse, validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.execution import Schema, execute


class Thing(graphene.Interface):
    id = graphene.ID(required=True)
    label = graphene.String()
    next = graphene.Field(lambda: Thing)
    all = graphene.List(lambda: graphene.NonNull(Thing), required=True, first=graphene.Int(default_value=2))
    loose = graphene.List(lambda: Thing)
    odd = graphene.String()
    strict = graphene.String(required=True)

    @staticmethod
    def resolve_label(parents: list[Any], context: Any) -> list[Any]:
        return [f"label {parent['id']}" if parent["id"] % 3 else None for parent in parents]

    @staticmethod
    def resolve_next(parents: list[Any], context: Any) -> list[Any]:
        return [thing(parent["id"] + 1) if parent["id"] % 4 else None for parent in parents]

    @staticmethod
    def resolve_all(parents: list[Any], context: Any, *, first: int) -> list[Any]:
        return [[thing(parent["id"] * 2 + n) for n in range(first)] for parent in parents]

    @staticmethod
    def resolve_loose(parents: list[Any], context: Any) -> list[Any]:
        return [[thing(parent["id"] + 5), None, thing(parent["id"] + 7)] for parent in parents]

    @staticmethod
    def resolve_odd(parents: list[Any], context: Any) -> list[Any]:
        return [ValueError(f"odd {parent['id']}") if parent["id"] % 2 else "even" for parent in parents]

    @staticmethod
    def resolve_strict(parents: list[Any], context: Any) -> list[Any]:
        return [None if parent["id"] % 5 == 0 else "strict" for parent in parents]


class Red(graphene.ObjectType):
    class Meta:
        interfaces = (Thing,)

    red = graphene.Int()


class Blue(graphene.ObjectType):
    class Meta:
        interfaces = (Thing,)

    blue = graphene.String()

    @staticmethod
    def resolve_blue(parents: list[Any], context: Any) -> list[Any]:
        return ["blue"] * len(parents)


class Query(graphene.ObjectType):
    thing = graphene.Field(Thing, n=graphene.Int(default_value=1))
    things = graphene.List(graphene.NonNull(Thing), required=True)

    @staticmethod
    def resolve_thing(parents: list[Any], context: Any, *, n: int) -> list[Any]:
        return [thing(n)]

    @staticmethod
    def resolve_things(parents: list[Any], context: Any) -> list[Any]:
        return [[thing(n) for n in range(1, 6)]]


def thing(n: int) -> dict[str, Any]:
    return {"__typename": "Red" if n % 2 else "Blue", "id": n % 40, "red": n}


BATCHED = Schema(query=Query, types=[Red, Blue]).graphql_schema
ONE_BY_ONE = Schema(query=Query, types=[Red, Blue]).graphql_schema
for kind in ONE_BY_ONE.type_map.values():
    for field in getattr(kind, "fields", {}).values() if not kind.name.startswith("__") else ():
        if reader := getattr(getattr(field, "resolve", None), "over_parents", None):
            field.resolve = lambda parent, info, reader=reader, **arguments: reader([parent], info.context, **arguments)[0]

LEAVES = st.sampled_from(["id", "label", "odd", "strict", "__typename", "a: odd", "b: label", "... on Red { red }", "... on Blue { blue }"])


def selection(below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    fields = st.sampled_from(["next", "loose", "all", "all(first: 1)", "c: all(first: 3)", "... on Red", "... on Blue", "...", "d: next"])
    directive = st.sampled_from(["", "", "", " @include(if: true)", " @skip(if: true)"])
    nested = st.builds(lambda name, given, inner: f"{name}{given} {inner}", fields, directive, below)
    return st.builds(lambda parts: "{ " + " ".join(parts) + " }", st.lists(st.one_of(LEAVES, nested), min_size=1, max_size=4))


SELECTIONS = st.recursive(st.builds(lambda leaf: f"{{ {leaf} }}", LEAVES), selection, max_leaves=12)
ROOTS = st.lists(st.sampled_from(["thing", "things", "x: thing(n: 2)", "y: thing(n: 5)"]), min_size=1, max_size=3, unique=True)
DOCUMENTS = st.builds(lambda roots, inner: "{ " + " ".join(f"{root} {inner}" for root in roots) + " }", ROOTS, SELECTIONS)


def compare(text: str) -> None:
    document = parse(text)
    if validate(BATCHED, document):
        return
    context = SimpleNamespace()
    ours = execute(BATCHED, document, context)
    theirs = execute_sync(ONE_BY_ONE, document, root_value={}, context_value=SimpleNamespace())
    assert ours.data == theirs.data, text
    assert list(ours.data or ()) == list(theirs.data or ())
    # Where a parent is nulled, several of its fields may be to blame, and one is named; which, is not promised.
    assert bool(ours.errors) == bool(theirs.errors), text
    if not nulled(theirs):
        assert sorted(str(error.path) for error in ours.errors or ()) == sorted(str(error.path) for error in theirs.errors or ()), text


def nulled(result: Any) -> bool:
    return any(error.path and error.path[-1] == "strict" for error in result.errors or ())


@pytest.mark.rule("gateway G4")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(DOCUMENTS)
def test_the_same_answer(text: str) -> None:
    compare(text)


@pytest.mark.soak
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(DOCUMENTS)
def test_the_same_answer_many_times(text: str) -> None:
    compare(text)
