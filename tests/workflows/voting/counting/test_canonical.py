from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.voting.counting.canonical import LARGEST, NotCanonical, canonical, parse

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
keys = st.text(st.characters(max_codepoint=127), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.rule("voting V5")
@given(values)
def test_one_value_has_one_form_and_reads_back(value: object) -> None:
    data = canonical(value)

    assert parse(data) == value
    assert canonical(json.loads(data)) == data


@pytest.mark.rule("voting V5")
@given(st.dictionaries(keys, st.integers(0, 9), min_size=2, max_size=6), st.randoms())
def test_the_order_of_keys_does_not_matter(value: dict[str, int], random: object) -> None:
    shuffled = list(value.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert canonical(dict(shuffled)) == canonical(value)


@pytest.mark.rule("voting V5")
def test_the_bytes_are_those_of_rfc_8785() -> None:
    # The escapes and the sorting of the RFC's section 3.2.2, without its floats.
    value = {"b": '€\u000f\nA\'B"\\"/', "a": [56, True, None]}

    assert canonical(value) == '{"a":[56,true,null],"b":"€\\u000f\\nA\'B\\"\\\\\\"/"}'.encode()


@pytest.mark.rule("voting V5")
@pytest.mark.parametrize(
    ("value", "where"),
    [
        (1.0, ""),
        ({"a": [0, float("nan")]}, "/a/1"),
        ({"é": 1}, ""),
        ({1: 1}, ""),
        ({"a": "e\u0301"}, "/a"),
        ({"a": "\ud800"}, "/a"),
        ([2**53], "/0"),
        ([-(2**53)], "/0"),
        ({"a/b": {1}}, "/a~1b"),
    ],
)
def test_what_has_no_canonical_form_is_refused_and_located(value: object, where: str) -> None:
    with pytest.raises(NotCanonical) as refusal:
        canonical(value)

    assert refusal.value.where == where


@pytest.mark.rule("voting V5")
@pytest.mark.parametrize(
    "data",
    [b'{"b":1,"a":2}', b'{"a":1, "b":2}', b'{"a":1,"a":1}', b"[1.0]", b"\xff", b"[1]\n\n", b"", b'["\\u0041"]', b"[" * 100_000],
    ids=range(9),
)
def test_bytes_that_are_not_canonical_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        parse(data)
