"""What a document may be. All of it is decided before validation, and so before any SQL."""

from __future__ import annotations

import pytest
from graphql import build_schema, parse

from gateway import errors, limits
from gateway.errors import NotRun
from gateway.limits import Size, measure, prepared

SCHEMA = build_schema("interface N { n: N, a: Int } type Query implements N { n: N, a: Int }")


def nested(depth: int) -> str:
    return "{ n " * (depth - 1) + "{ a }" + " }" * (depth - 1)


def refused(document: str) -> str:
    with pytest.raises(NotRun) as refusal:
        prepared(SCHEMA, document)
    return str(refusal.value.errors[0].extensions["code"])


@pytest.mark.rule("gateway G31")
def test_bytes_are_counted_before_anything_is_parsed() -> None:
    assert refused("{" + "é" * 10_001) == errors.TOO_LARGE


@pytest.mark.rule("gateway G31")
def test_tokens_are_counted_while_parsing() -> None:
    assert refused("{" + " a" * 1_000 + "}") == errors.TOO_LARGE


@pytest.mark.rule("gateway G31")
def test_at_most_five_faults_are_listed() -> None:
    with pytest.raises(NotRun) as refusal:
        prepared(SCHEMA, "{ " + " ".join(f"wrong{n}" for n in range(40)) + " }")
    assert len(refusal.value.errors) <= 6


def test_what_is_no_document_says_so() -> None:
    assert refused("{ a") == errors.SYNTAX


@pytest.mark.rule("gateway G32")
def test_twelve_fields_deep_and_no_deeper() -> None:
    assert measure(parse(nested(12))).depth == 12
    assert refused(nested(13)) == errors.TOO_DEEP


@pytest.mark.rule("gateway G32")
def test_depth_goes_through_fragments_of_every_kind() -> None:
    spread = "query { n { ...A } } fragment A on N { ... on N { n { ...B } } } fragment B on N { n { a } }"
    assert measure(parse(spread)) == Size(depth=4, fields=4)
    deep = "query { n { n { n { n { n { n { n { ...A } } } } } } } } fragment A on N { n { n { n { n { n { a } } } } } }"
    assert refused(deep) == errors.TOO_DEEP


@pytest.mark.rule("gateway G32")
@pytest.mark.parametrize(
    "document",
    [
        "{ ...A } fragment A on Query { ...A }",
        "{ ...A } fragment A on Query { n { ...B } } fragment B on N { n { ...A } }",
        "{ a } fragment A on Query { ...A }",
    ],
    ids=["itself", "each other", "unused"],
)
def test_fragments_that_contain_themselves(document: str) -> None:
    assert refused(document) == errors.CYCLE


@pytest.mark.rule("gateway G32")
def test_spreads_of_spreads_are_walked_once() -> None:
    """2^60 fields, written out: a walk that wrote them out would not end."""
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60))
    assert refused(f"{{ ...F0 }} {chain} fragment F60 on Query {{ a }}") == errors.TOO_LARGE


@pytest.mark.rule("gateway G32")
@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ " + " ".join(f"a{n}: a" for n in range(31)) + " }", errors.TOO_MANY_ALIASES),
        ("{ a " + "@skip(if: false) " * 51 + "}", errors.TOO_LARGE),
        ("{ " + " ".join(["...F"] * 60) + " } fragment F on Query { " + "a " * 9 + "}", errors.TOO_LARGE),
        ("query A { a } query B { a }", errors.TOO_LARGE),
    ],
    ids=["aliases", "directives", "fields", "operations"],
)
def test_too_much_of_anything(document: str, code: str) -> None:
    assert refused(document) == code


def test_a_document_is_prepared_once() -> None:
    limits._prepared.cache_clear()
    assert prepared(SCHEMA, "{ a }") is prepared(SCHEMA, "{ a }")
