"""Which of a record's columns dates the work, and what is reported."""

from __future__ import annotations

from typing import Any

import pytest

from cms.collections.enums import DateBasis
from cms.collections.sources.dated import date_of_carnegie, date_of_joconde, date_of_text
from cms.collections.sources.doubts import Doubt, Reason

WORDS = "posthumous reprint"


def dated(text: str, earliest: int | None, latest: int | None, basis: DateBasis, circa: bool = False) -> dict[str, Any]:
    return {"text": text, "earliest": earliest, "latest": latest, "circa": circa, "basis": basis.value}


def reasons(doubts: list[Doubt]) -> list[Reason]:
    return [doubt.reason for doubt in doubts]


@pytest.mark.rule("collections C11")
def test_a_text_alone_dates_by_what_it_says() -> None:
    assert date_of_text("c. 1920-30") == (dated("c. 1920-30", 1920, 1930, DateBasis.TEXT, circa=True), [])
    assert date_of_text("") == (dated("", None, None, DateBasis.NONE), [])
    assert date_of_text("c. 194051955", "Fecha") == (
        dated("c. 194051955", None, None, DateBasis.NONE, circa=True),
        [Doubt(Reason.UNREADABLE_DATE, "Fecha", "c. 194051955")],
    )


@pytest.mark.rule("collections C15")
@pytest.mark.parametrize(
    ("millesime", "periode", "epoque", "value"),
    [
        ("1883", "4e quart 19e siècle", "", dated("1883", 1883, 1883, DateBasis.TEXT)),
        ("1800 entre;1900 et", "19e siècle", "", dated("entre 1800 et 1900", 1800, 1900, DateBasis.TEXT)),
        ("1890 vers", "4e quart 19e siècle", "", dated("vers 1890", 1890, 1890, DateBasis.TEXT, circa=True)),
        ("1890\u00a0Vers", "", "", dated("vers 1890", 1890, 1890, DateBasis.TEXT, circa=True)),
        ("1867 après", "3e quart 19e siècle", "", dated("après 1867", 1867, None, DateBasis.TEXT)),
        ("1830;1909", "", "", dated("1830 ; 1909", 1830, 1909, DateBasis.TEXT)),
        (
            "",
            "4e quart 19e siècle;1er quart 20e siècle",
            "époque second Empire",
            dated("4e quart 19e siècle ; 1er quart 20e siècle", 1875, 1924, DateBasis.PERIOD),
        ),
        (
            "",
            "1ère moitié 20e siècle;4e quart 19e siècle",
            "",
            dated("1ère moitié 20e siècle ; 4e quart 19e siècle", 1875, 1949, DateBasis.PERIOD),
        ),
        ("", "", "époque second Empire", dated("époque second Empire", 1852, 1870, DateBasis.PERIOD)),
        ("", "", "époque Edo (1603 - 1868) (?)", dated("époque Edo (1603 - 1868) (?)", 1603, 1868, DateBasis.PERIOD, circa=True)),
        ("sans date", "19e siècle", "", dated("19e siècle", 1800, 1899, DateBasis.PERIOD)),
        ("", "", "style Louis XVI", dated("style Louis XVI", None, None, DateBasis.NONE)),
        ("", "", "", dated("", None, None, DateBasis.NONE)),
    ],
)
def test_joconde_dates_by_millesime_else_periode_else_epoque(millesime: str, periode: str, epoque: str, value: dict[str, Any]) -> None:
    assert date_of_joconde(millesime, periode, epoque) == (value, [])


@pytest.mark.rule("collections C15")
def test_a_millesime_outside_its_period_wins_and_is_reported() -> None:
    value, doubts = date_of_joconde("1997 entre;1998 et", "4e quart 19e siècle", "")

    assert (value["earliest"], value["latest"]) == (1997, 1998)
    assert doubts == [Doubt(Reason.DATE_CONTRADICTS_PERIOD, "date", "1997 entre;1998 et / 4e quart 19e siècle")]


@pytest.mark.rule("collections C15")
def test_a_millesime_that_cannot_be_read_is_reported_and_the_period_dates() -> None:
    value, doubts = date_of_joconde("18905", "4e quart 19e siècle", "")

    assert value == dated("4e quart 19e siècle", 1875, 1899, DateBasis.PERIOD)
    assert doubts == [Doubt(Reason.UNREADABLE_DATE, "date", "18905")]


@pytest.mark.rule("collections C16")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1883", "1883-01-01", "1883-01-01"),
        # 1 January went through a calendar conversion
        ("607", "0606-12-29", "0606-12-29"),
        ("1520", "1519-12-22", "1519-12-22"),
        ("1st century", "-0001-01-03", "0098-12-30"),
        # The source widens what is about, and narrows or widens what it knows better or worse
        ("c. 1945", "1940-01-01", "1950-01-01"),
        ("c. 1945", "1942-01-01", "1948-01-01"),
        ("c. 1915-1930", "1925-01-01", "1935-01-01"),
        ("18th-19th century", "1700-01-01", "1850-01-01"),
        ("1831", "1822-01-01", "1881-01-01"),
        ("before 1876", "1846-01-01", "1875-01-01"),
        ("1883", "", ""),
        ("1883", "nonsense", ""),
    ],
)
def test_the_text_wins_in_silence_where_the_source_means_the_same(text: str, earliest: str, latest: str) -> None:
    value, doubts = date_of_carnegie(text, earliest, latest, [])

    assert value == date_of_text(text)[0]
    assert doubts == []


@pytest.mark.rule("collections C16")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1963, printed 1980", "1980-01-01", "1980-01-01"),
        ("1913", "1904-01-01", "1904-01-01"),
        ("1521", "1519-12-22", "1519-12-22"),
        ("c. 1926-1940", "1952-01-01", "1995-01-01"),
        ("1870s", "1827-01-01", "1876-01-01"),
        # Backwards, and slips that no calendar knows
        ("1995 (February)", "1995-01-01", "1992-01-01"),
        ("July 7, 1959", "1959-07-07", "71959-07-01"),
    ],
)
def test_the_text_wins_and_a_disagreement_is_reported(text: str, earliest: str, latest: str) -> None:
    value, doubts = date_of_carnegie(text, earliest, latest, [])

    assert value == date_of_text(text)[0]
    assert doubts == [Doubt(Reason.DATE_CONTRADICTS_SOURCE, "date", f"{text} ({earliest} / {latest})")]


@pytest.mark.rule("collections C16")
@pytest.mark.parametrize("text", ["", "no date", "not dated"])
@pytest.mark.parametrize(
    ("earliest", "latest", "lives"),
    [
        ("1870-01-01", "1930-01-01", [(1870, 1930)]),
        ("1890-01-01", "1930-01-01", [(1870, 1930)]),
        ("1895-01-01", "1930-01-01", [(1870, 1930)]),
        ("1890-01-01", "1984-01-01", [(1870, None)]),
        ("1241-12-25", "1281-12-25", [(1222, 1282)]),
        ("", "1930-01-01", [(1870, 1930)]),
        ("1940-01-01", "1981-01-01", [(1874, 1940)]),
        ("1890-01-01", "1930-01-01", [(None, None), (1900, 1950), (1870, 1929)]),
    ],
)
def test_the_life_of_a_maker_is_no_date(text: str, earliest: str, latest: str, lives: list[tuple[int | None, int | None]]) -> None:
    value, doubts = date_of_carnegie(text, earliest, latest, lives)

    assert value == dated(text, None, None, DateBasis.NONE)
    assert reasons(doubts) == [Reason.MAKERS_LIFE_AS_DATE]


@pytest.mark.rule("collections C16")
@pytest.mark.parametrize(
    ("text", "earliest", "latest", "value"),
    [
        (WORDS, "1880-01-01", "1906-01-01", dated(WORDS, 1880, 1906, DateBasis.SOURCE)),
        (WORDS, "", "1984-01-01", dated(WORDS, None, 1984, DateBasis.SOURCE)),
        ("late Qing?", "1777-01-01", "1911-01-01", dated("late Qing?", 1777, 1911, DateBasis.SOURCE, circa=True)),
        (WORDS, "1499-12-22", "1549-12-22", dated(WORDS, 1500, 1550, DateBasis.SOURCE)),
        (WORDS, "-0206-01-05", "0220-01-01", dated(WORDS, -206, 220, DateBasis.SOURCE)),
        # One year is the date of a work even if it is the maker's last
        (WORDS, "1928-01-01", "1928-01-01", dated(WORDS, 1928, 1928, DateBasis.SOURCE)),
        ("", "", "", dated("", None, None, DateBasis.NONE)),
    ],
)
def test_words_without_a_year_are_dated_by_the_sources_own_years(text: str, earliest: str, latest: str, value: dict[str, Any]) -> None:
    assert date_of_carnegie(text, earliest, latest, [(1849, 1928)]) == (value, [])


@pytest.mark.rule("collections C16")
@pytest.mark.parametrize("text", ["", "no date", "not dated", "n.d."])
def test_where_the_text_says_that_there_is_no_date_the_sources_years_are_somebodys_life(text: str) -> None:
    value, doubts = date_of_carnegie(text, "1869-01-01", "1984-01-01", [])
    assert value == dated(text, None, None, DateBasis.NONE)
    assert reasons(doubts) == [Reason.MAKERS_LIFE_AS_DATE]


@pytest.mark.rule("collections C16")
def test_the_sources_years_backwards_are_turned_round_and_slips_are_not_taken() -> None:
    assert date_of_carnegie(WORDS, "1906-01-01", "1880-01-01", []) == (
        dated(WORDS, 1880, 1906, DateBasis.SOURCE),
        [Doubt(Reason.DATE_REVERSED, "date", f"{WORDS} (1906-01-01 / 1880-01-01)")],
    )
    value, doubts = date_of_carnegie(WORDS, "11955-12-01", "", [])
    assert value == dated(WORDS, None, None, DateBasis.NONE)
    assert reasons(doubts) == [Reason.UNREADABLE_DATE]
