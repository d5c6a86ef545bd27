"""Running resolvers over all parents through graphql-core."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
import pytest
from graphql import parse

from gateway.execution import NotOverParents, Schema, execute


class Leaf(graphene.ObjectType):
    name = graphene.String(required=True)
    twice = graphene.String()
    fragile = graphene.String()
    brittle = graphene.String(required=True)
    parent = graphene.Field(lambda: Branch)

    @staticmethod
    def resolve_twice(parents: list[Any], context: Any) -> list[Any]:
        context.calls.append(("twice", len(parents)))
        return [parent["name"] * 2 for parent in parents]

    @staticmethod
    def resolve_fragile(parents: list[Any], context: Any) -> list[Any]:
        return [ValueError("odd") if parent["n"] % 2 else "even" for parent in parents]

    @staticmethod
    def resolve_brittle(parents: list[Any], context: Any) -> list[Any]:
        raise LookupError("all of it")

    @staticmethod
    def resolve_parent(parents: list[Any], context: Any) -> list[Any]:
        context.calls.append(("parent", len(parents)))
        return [{"n": 2} for _ in parents]


class Branch(graphene.ObjectType):
    leaves = graphene.List(graphene.NonNull(Leaf), first=graphene.Int(default_value=3), required=True)
    loose = graphene.List(Leaf)
    short = graphene.String()
    absent = graphene.String()

    @staticmethod
    def resolve_leaves(parents: list[Any], context: Any, *, first: int) -> list[Any]:
        context.calls.append(("leaves", len(parents), first))
        return [[{"n": n, "name": f"{parent['n']}.{n}"} for n in range(first)] for parent in parents]

    @staticmethod
    def resolve_loose(parents: list[Any], context: Any) -> list[Any]:
        return [[{"n": n, "name": str(n)} for n in range(2)] for _ in parents]

    @staticmethod
    def resolve_short(parents: list[Any], context: Any) -> list[Any]:
        return []


class Query(graphene.ObjectType):
    branches = graphene.List(graphene.NonNull(Branch), required=True)
    branch = graphene.Field(Branch)

    @staticmethod
    def resolve_branches(parents: list[Any], context: Any) -> list[Any]:
        return [[{"n": n} for n in range(4)]]

    @staticmethod
    def resolve_branch(parents: list[Any], context: Any) -> list[Any]:
        return [{"n": 7}]


class Count(graphene.ObjectType):
    at = graphene.Int()

    @staticmethod
    def resolve_at(parents: list[Any], context: Any) -> list[Any]:
        return [len(context.calls) for _ in parents]


class Mutation(graphene.ObjectType):
    act = graphene.Field(Count, name=graphene.String(required=True))

    @staticmethod
    def resolve_act(parents: list[Any], context: Any, *, name: str) -> list[Any]:
        context.calls.append(name)
        return [{} for _ in parents]


schema = Schema(query=Query, mutation=Mutation).graphql_schema


def run(document: str) -> tuple[Any, list[Any], list[Any]]:
    context = SimpleNamespace(calls=[])
    result = execute(schema, parse(document), context)
    return result.data, result.errors or [], context.calls


@pytest.mark.rule("gateway G1")
def test_one_call_for_all_parents_at_every_place() -> None:
    data, errors, calls = run("{ branches { leaves(first: 5) { twice parent { leaves { twice } } } } }")
    assert not errors
    assert calls == [("leaves", 4, 5), ("twice", 20), ("parent", 20), ("leaves", 20, 3), ("twice", 60)]
    assert [leaf["twice"] for leaf in data["branches"][1]["leaves"]] == ["1.01.0", "1.11.1", "1.21.2", "1.31.3", "1.41.4"]


@pytest.mark.rule("gateway G1")
def test_a_cell_may_be_its_own_error() -> None:
    data, errors, _calls = run("{ branch { leaves { name fragile } } }")
    assert data == {
        "branch": {"leaves": [{"name": "7.0", "fragile": "even"}, {"name": "7.1", "fragile": None}, {"name": "7.2", "fragile": "even"}]}
    }
    assert [(error.path, str(error.original_error)) for error in errors] == [(["branch", "leaves", 1, "fragile"], "odd")]


@pytest.mark.rule("gateway G4")
def test_a_batch_that_raises_is_every_cells_error_and_the_rest_of_the_answer_stands() -> None:
    data, errors, _calls = run("{ branches { n: leaves { twice } loose { brittle } } branch { leaves { name } } }")
    assert data["branch"] == {"leaves": [{"name": "7.0"}, {"name": "7.1"}, {"name": "7.2"}]}
    assert [branch["loose"] for branch in data["branches"]] == [[None, None]] * 4
    assert [leaf["twice"] for leaf in data["branches"][0]["n"]] == ["0.00.0", "0.10.1", "0.20.2"]
    assert {type(error.original_error) for error in errors} == {LookupError}
    assert sorted(error.path for error in errors) == [["branches", n, "loose", m, "brittle"] for n in range(4) for m in range(2)]


@pytest.mark.rule("gateway G4")
def test_null_goes_up_to_the_nearest_field_that_may_be_null() -> None:
    data, errors, _calls = run("{ branch { leaves { brittle name } } }")
    assert data == {"branch": None}
    assert [error.path[:3] for error in errors] == [["branch", "leaves", 0]]


def test_a_reader_that_answers_too_little_is_an_error_of_that_field_alone() -> None:
    data, errors, _calls = run("{ branch { short leaves(first: 1) { name } } }")
    assert data == {"branch": {"short": None, "leaves": [{"name": "7.0"}]}}
    assert "answered 0 cells for 1 parents" in str(errors[0].original_error)


def test_one_mutation_ends_with_all_its_fields_before_the_next_begins() -> None:
    data, _errors, calls = run('mutation { a: act(name: "a") { at } b: act(name: "b") { at } }')
    assert data == {"a": {"at": 1}, "b": {"at": 2}}
    assert calls == ["a", "b"]


@pytest.mark.rule("gateway G1")
@pytest.mark.parametrize(
    "resolver", [lambda root, info: None, lambda parents, info: [], lambda self, parents, context: []], ids=["graphene", "info", "self"]
)
def test_any_other_kind_of_resolver_is_refused_when_the_schema_is_made(resolver: Any) -> None:
    class Bad(graphene.ObjectType):
        x = graphene.String(resolver=resolver)

    with pytest.raises(NotOverParents, match=r"Bad\.x"):
        Schema(query=Bad)


def test_a_key_that_a_row_lacks_is_an_error_not_a_null() -> None:
    data, errors, _calls = run("{ branch { absent loose { name } } }")
    assert data == {"branch": {"absent": None, "loose": [{"name": "0"}, {"name": "1"}]}}
    assert [type(error.original_error) for error in errors] == [KeyError]
