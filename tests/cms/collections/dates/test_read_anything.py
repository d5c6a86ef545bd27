"""Whatever stands in the column: an answer, in order, and no year that came from nowhere."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.collections.dates import ReadDate, read_date
from cms.collections.dates.periods import PERIODS

pytestmark = pytest.mark.rule("collections C17")

PIECES = (
    "19|1|45|1945|607|1852|0|000|12345|1990|18th|19e|XIXe|XIX|1er|4th|century|siècle|s.|s|décennie|années|early|mid|late|fin|début"
    "|2e moitié|last quarter of the|1er quart|BCE|B.C.|CE|AD|av. J.-C.|apr. J.-C.|c.|ca|vers|possibly|?|incertain|before|avant|après|after"
    "|or earlier|or later|ou avant|entre|et|between|and|or|ou|to|à|until|-|–|---|/|,|;|.|(|)"
    "|printed|designed|édité en|cast|with|Edo|period|époque"
    "|second Empire|Dynasty|style|limite|turn of the|May|juin|27-29|summer|patent 150,644|present|no date| |  |\u00a0|\x96|Ⅻ|١٩٤٥|²"
)
FRAGMENTS = PIECES.split("|")
YEARS_OF_PERIODS = {abs(year) for years in PERIODS.values() for year in years}


def is_in_order(found: ReadDate) -> bool:
    ends = [year for year in (found.earliest, found.latest) if year is not None]
    return 0 not in ends and ends == sorted(ends)


def said(text: str) -> set[int]:
    """The numbers of a text, also two that stand together as thousands do."""
    runs = re.findall(r"[0-9]+", text)
    return {int(run) for run in runs} | {int(one + other) for one, other in pairwise(runs) if len(other) == 3}


def may_come_from(year: int, text: str) -> bool:
    """Whether some rule makes the year of the text, told without the parser: said, cut short, of a century, a decade, a period."""
    number, numbers = abs(year), said(text)
    centuries = {one for one in numbers if one <= 99} | ({19} if "XIX" in text else set())
    turn_or_century = {number // 100, number // 100 + 1, number // 100 + 2}
    return (
        number in numbers | YEARS_OF_PERIODS
        or number // 10 * 10 in numbers
        or bool(turn_or_century & centuries)
        or any(first < number == int(str(first)[: -len(end)] + end) for first in numbers for end in map(str, numbers) if len(end) < 3)
    )


@given(st.text(max_size=80))
@example("\ud800 1900")
@example("²0²0 century")
def test_no_text_makes_it_fail(text: str) -> None:
    assert is_in_order(read_date(text))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join) | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
@settings(max_examples=600)
def test_what_looks_like_a_date_gives_years_in_order_and_from_somewhere(text: str) -> None:
    found = read_date(text)

    assert is_in_order(found)
    assert all(may_come_from(year, text) for year in (found.earliest, found.latest) if year is not None)


YEARS = st.integers(100, 2100).map(str)
BETWEEN = st.sampled_from(
    [
        " - ",
        "–",
        ", ",
        " or ",
        " et ",
        ";",
        " (designed) ",
        " c. ",
        " before ",
        ", printed ",
        " après;",
        " entre;",
        " vers ",
        " / ",
        "?, ",
        " BCE-",
    ]
)


@given(st.lists(st.tuples(YEARS, BETWEEN), min_size=1, max_size=6), YEARS)
@example([("1878", " après;"), ("913", " before ")], "235")
def test_of_years_only_years_of_the_text_remain(before: list[tuple[str, str]], last: str) -> None:
    text = "".join(year + mark for year, mark in before) + last
    found = read_date(text)

    assert is_in_order(found)
    assert {abs(year) for year in (found.earliest, found.latest) if year is not None} <= {int(last), *(int(year) for year, _ in before)}
    assert found.earliest is not None or found.latest is not None or found.doubts


@given(st.lists(st.integers(100, 2100), min_size=2, max_size=5).map(sorted), st.sampled_from([", ", ";", " / ", " or ", " et ", " and "]))
def test_a_list_spans_from_first_to_last_in_any_order(years: list[int], mark: str) -> None:
    whole = ReadDate(years[0], years[-1])

    assert read_date(mark.join(map(str, years))) == whole
    assert read_date(mark.join(map(str, reversed(years)))) == whole


@given(st.integers(1000, 2050), st.integers(1, 50))
def test_english_and_french_say_the_same_range(first: int, more: int) -> None:
    last = first + more
    ways = [f"{first}-{last}", f"between {first} and {last}", f"entre {first} et {last}", f"{first} entre;{last} et", f"{first} – {last}"]
    about = [f"c. {first}-{last}", f"vers {first}-{last}", f"{first}-{last} vers", f"ca. {first}-c. {last}", f"{first}-{last} ?"]

    assert {read_date(text) for text in ways} == {ReadDate(first, last)}
    assert {read_date(text) for text in about} == {ReadDate(first, last, circa=True)}


ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
    "XXI",
]
PARTS = [
    ("early ", "début "),
    ("mid-", "milieu "),
    ("late ", "fin "),
    ("first half of the ", "1ère moitié "),
    ("last quarter of the ", "4e quart "),
]


@given(st.integers(1, 21), st.sampled_from([("", ""), *PARTS]), st.sampled_from([("", ""), (" BCE", " av. J.-C."), (" CE", " apr. J.-C.")]))
def test_a_century_is_the_same_in_figures_and_letters_and_languages(number: int, part: tuple[str, str], era: tuple[str, str]) -> None:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in {11, 12, 13} else 0, "th")
    french = "er" if number == 1 else "e"
    read = {
        read_date(f"{part[0]}{number}{ending} century{era[0]}"),
        read_date(f"{part[1]}{number}{french} siècle{era[1]}"),
        read_date(f"{part[1]}du {ROMAN[number - 1]}{french} siècle{era[1]}"),
        read_date(f"{part[1]}{number} {french} siècle{era[1]}"),
    }

    assert len(read) == 1


@given(st.integers(1, 21), st.booleans())
def test_the_parts_of_a_century_lie_end_to_end(number: int, before_our_era: bool) -> None:
    era = " av. J.-C." if before_our_era else ""
    whole = read_date(f"{number}e siècle{era}")
    for parts in (["début", "milieu", "fin"], ["1ère moitié", "2e moitié"], ["1er quart", "2e quart", "3e quart", "4e quart"]):
        read = [read_date(f"{part} {number}e siècle{era}") for part in parts]
        assert (read[0].earliest, read[-1].latest) == (whole.earliest, whole.latest)
        assert all((one.latest or 0) + 1 == other.earliest for one, other in pairwise(read))
