from __future__ import annotations

import base64
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import Refusal
from gateway.relay import Ident, Order, by, opaque, read_id

PLAIN = st.text(alphabet=st.characters(blacklist_characters=":", blacklist_categories=["Cs"]))


@pytest.mark.rule("gateway G29")
@given(PLAIN, PLAIN, PLAIN)
def test_an_id_is_read_as_it_was_written(kind: str, site: str, key: str) -> None:
    assert read_id(opaque(kind, key, site=site)) == Ident(kind, site, key)


@given(st.one_of(st.text(), st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode())))
def test_whatever_comes_from_outside_is_an_id_or_none(text: str) -> None:
    found = read_id(text)
    assert found is None or opaque(found.kind, found.key, site=found.site) == text


ORDER = Order("DAY", (by("day", date, down=True), by("name"), by("pk", int)))


@pytest.mark.rule("gateway G29")
@given(st.dates(), st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")), st.integers(0, 2**62))
def test_a_cursor_is_read_as_it_was_written(day: date, name: str, pk: int) -> None:
    assert ORDER.read(ORDER.cursor({"day": day, "name": name, "pk": pk})) == [day.isoformat(), name, pk]


@given(st.one_of(st.text(), st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("="))))
def test_a_cursor_from_outside_is_refused_not_run(text: str) -> None:
    with pytest.raises(Refusal):
        ORDER.read(text)


@pytest.mark.parametrize(
    "values",
    [
        '["DAY","2026-01-01","a"]',
        '["DAY",1,"a",1]',
        '["DAY","x","a",1]',
        '["DAY","2026-01-01","a",true]',
        '["DAY","2026-01-01","a",1e9]',
        '["DAY","2026-01-01","a",99999999999999999999]',
    ],
)
def test_values_of_another_kind_are_refused(values: str) -> None:
    with pytest.raises(Refusal):
        ORDER.read(base64.urlsafe_b64encode(values.encode()).decode())
