"""Years for other machines, read back by a library that is not ours."""

from __future__ import annotations

from math import inf

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.dates import edtf_of, iso_year, read_date

pytestmark = pytest.mark.rule("collections C11")

YEARS = st.integers(-9999, 9999).filter(bool)


def historical(year: float) -> float:
    """A year of EDTF, which has a 0, as we count."""
    return year - 1 if year <= 0 and year != -inf else year


def ends(text: str) -> tuple[float, float]:
    read = parse_edtf(text)
    first, last = read.lower_strict(), read.upper_strict()
    return (historical(end if isinstance(end, float) else end.tm_year) for end in (first, last))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("year", "written"),
    [(1945, "1945"), (607, "0607"), (1, "0001"), (-1, "0000"), (-2, "-0001"), (-206, "-0205"), (-25000, "-24999"), (11955, "11955")],
)
def test_a_year_before_our_era_is_one_more_where_there_is_a_year_0(year: int, written: str) -> None:
    assert iso_year(year) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1945", "1945"),
        ("c. 1945", "1945~"),
        ("c. 1940-1950", "1940~/1950~"),
        ("before 1981", "../1981"),
        ("c. after 1906", "1906~/.."),
        ("206 BCE-220 CE", "-0205/0220"),
        ("1st century BCE", "-0098/0000"),
        ("25000 BCE", "Y-24999"),
        ("c. 25000 BCE", ""),
        ("no date", ""),
    ],
)
def test_what_was_read_is_written_as_edtf(text: str, written: str) -> None:
    found = read_date(text)

    assert edtf_of(found.earliest, found.latest, found.circa) == written


@pytest.mark.rule("collections C17")
@given(st.tuples(YEARS, YEARS).map(sorted), st.booleans())
def test_a_range_comes_back_from_edtf(years: list[int], circa: bool) -> None:
    written = edtf_of(*years, circa)

    assert list(ends(written)) == years
    assert ("~" in written) is circa


@pytest.mark.rule("collections C17")
@given(YEARS, st.booleans())
def test_an_open_end_comes_back_from_edtf(year: int, circa: bool) -> None:
    assert list(ends(edtf_of(year, None, circa))) == [year, inf]
    assert list(ends(edtf_of(None, year, circa))) == [-inf, year]
