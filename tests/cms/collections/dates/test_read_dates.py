"""Dates as catalogues write them: the rows of the contract where they are beside the checkout, and one of our own for each habit."""

from __future__ import annotations

import csv
import re

import pytest

from cms.collections.dates import DateDoubt, ReadDate, read_date
from cms.collections.dates.reading import LONGEST
from cms.collections.dates.shapes import SCAN, SHAPES
from cms.collections.dates.spelling import in_one_spelling
from tests.conftest import SHARED_DATA

CONTRACT = SHARED_DATA / "expected" / "dates.csv"


def rows_of_the_contract() -> list[dict[str, str]]:
    if not CONTRACT.is_file():
        return []
    with CONTRACT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year(cell: str) -> int | None:
    return int(cell) if cell else None


def read(text: str) -> tuple[int | None, int | None, bool]:
    found = read_date(text)
    return found.earliest, found.latest, found.circa


@pytest.mark.shared_data
@pytest.mark.rule("collections C12")
@pytest.mark.parametrize("row", rows_of_the_contract(), ids=lambda row: row["string"] or "empty")
def test_every_row_of_the_contract_is_read_as_it_says(row: dict[str, str]) -> None:
    assert read(row["string"]) == (year(row["earliest"]), year(row["latest"]), row["circa"] == "1")


@pytest.mark.shared_data
def test_the_contract_is_whole(shared_data: object) -> None:
    assert len(rows_of_the_contract()) >= 124


@pytest.mark.rule("collections C12")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1883", 1883, 1883),
        ("607", 607, 607),
        # Days and months fall away
        ("March 27-29, 1956", 1956, 1956),
        ("May 26 – 28,1969", 1969, 1969),
        ("29 juillet 1837", 1837, 1837),
        ("1er août 1914", 1914, 1914),
        ("décembre 1959 - janvier 1960", 1959, 1960),
        ("December 30, 1959 - 2 January 1960", 1959, 1960),
        ("été 1916", 1916, 1916),
        ("27.04.1880", 1880, 1880),
        ("1880-04-27", 1880, 1880),
        ("12/25/1917", 1917, 1917),
        ("1858/2", 1858, 1858),
        ("June1959", 1959, 1959),
        # Ranges, whole and cut short
        ("1896---1911", 1896, 1911),
        ("1966-80", 1966, 1980),
        ("1995–6", 1995, 1996),
        ("1969/71", 1969, 1971),
        ("1998-02", 1998, 1998),
        ("de 1920 à 1930", 1920, 1930),
        ("between 1870 and 1880", 1870, 1880),
        ("entre 1870 et 1880", 1870, 1880),
        ("1920 until 1930", 1920, 1930),
        ("1800 entre;1900 et", 1800, 1900),
        ("1800 entre,1900 et", 1800, 1900),
        ("1870 et;1852 entre", 1852, 1870),
        ("1995-present", 1995, None),
        # Centuries and their parts
        ("XVIIIe siècle", 1700, 1799),
        ("18e s.", 1700, 1799),
        ("19th c.", 1800, 1899),
        ("1st century", 1, 99),
        ("18-19th century", 1700, 1899),
        ("16th, 17th and 18th century", 1500, 1799),
        ("fin XVIIIe - début XIXe siècle", 1767, 1833),
        ("seconde moitié XVIIIe", 1750, 1799),
        ("dernier quart du XVIIIe siècle", 1775, 1799),
        ("2e tiers du 19e siècle", 1834, 1866),
        ("limite 17e 18e siècle", 1690, 1709),
        ("turn of the 20th century", 1890, 1909),
        # Decades
        ("années 1830", 1830, 1839),
        ("début des années 1830", 1830, 1833),
        ("1850s-60s", 1850, 1869),
        ("1870-1880s", 1870, 1889),
        ("1930's", 1930, 1939),
        ("early 1900s", 1900, 1933),
        # Open ends include the year; of a century, its near end
        ("before 1955-1956", None, 1956),
        ("avant 1850", None, 1850),
        ("by 1850", None, 1850),
        ("1850 ou après", 1850, None),
        ("à partir de 1950", 1950, None),
        ("before the 19th century", None, 1800),
        ("19th century or earlier", None, 1899),
        ("1867 après;1870 avant", 1867, 1870),
        # Before our era
        ("480-256 BCE", -480, -256),
        ("5th-4th century B.C.", -499, -300),
        ("1er siècle av. J.-C.", -99, -1),
        ("milieu du 1er siècle av. J.-C.", -65, -33),
        ("100 BCE-200", -100, 200),
        ("25 000 av. J.-C.", -25000, -25000),
        ("AD 5-10", 5, 10),
        ("dated 1039 AH/1630 CE", 1630, 1630),
    ],
)
def test_each_habit_is_read(text: str, earliest: int | None, latest: int | None) -> None:
    assert read(text) == (earliest, latest, False)
    assert read_date(text).doubts == ()


@pytest.mark.rule("collections C13")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("c. 1945", 1945, 1945),
        ("c1890", 1890, 1890),
        ("c, 1886-1887", 1886, 1887),
        ("1656-c.1680", 1656, 1680),
        ("vers 1900", 1900, 1900),
        ("1890 vers", 1890, 1890),
        ("1900 (vers)", 1900, 1900),
        ("1533?-1600", 1533, 1600),
        ("possibly 1940s", 1940, 1949),
        ("19e siècle;incertain;1er quart 20e siècle", 1800, 1924),
        ("late Qing?", None, None),
    ],
)
def test_circa_is_a_flag_beside_the_nominal_years(text: str, earliest: int | None, latest: int | None) -> None:
    assert read(text) == (earliest, latest, True)


@pytest.mark.rule("collections C14")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1963, printed 1980", (1963, 1963, False)),
        ("2000; designed 1993", (1993, 1993, False)),
        ("1953 (designed) c. 1977 (manufactured)", (1953, 1953, False)),
        ("c. 1967 (designed) 1968 (manufactured)", (1967, 1967, True)),
        ("designed, 1942-1943, manufactured 1946", (1942, 1943, False)),
        ("modelled 1884-1887 cast 1912", (1884, 1887, False)),
        ("1880 block, c. 1935 print", (1880, 1880, False)),
        ("1962 block/ 2007 print", (1962, 1962, False)),
        ("designed 1945, manufactured 1945-1969 and 1989-present", (1945, 1945, False)),
        ("c. 1745 with later 18th or 19th-century French mount", (1745, 1745, True)),
        ("c. 1948, Design Patent 150,644, 1948", (1948, 1948, True)),
        ("1850 (restauré 1990)", (1850, 1850, False)),
        ("1869; carved 1881", (1869, 1869, False)),
        ("1802 dépôt légal;1817", (1802, 1802, False)),
        # What has no stage is a list: from first to last
        ("1967-1968/2009", (1967, 2009, False)),
        ("c. 1715-1725; c. 1700", (1700, 1725, True)),
        ("1830;1909", (1830, 1909, False)),
    ],
)
def test_the_earliest_stage_is_the_date_and_a_list_spans(text: str, expected: tuple[int, int, bool]) -> None:
    assert read(text) == expected


@pytest.mark.rule("collections C14")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Edo period (1603-1867), 19th century", (1800, 1867, False)),
        ("Edo period, 19th century", (1800, 1868, False)),
        ("Ming Dynasty, 1368-1644, 16th century", (1500, 1599, False)),
        ("Shang Period (c. 1600-1045 BCE), c. 1100 BCE", (-1100, -1100, True)),
        ("late Zhou Period (c. 475-221 BCE), 4th century BCE", (-399, -300, False)),
        ("Qing Dynasty, 1950", (1950, 1950, False)),
        ("époque Directoire;époque Consulat;époque premier Empire", (1795, 1815, False)),
        ("style Louis XVI", (None, None, False)),
        ("19th century in the style of 16th century", (1800, 1899, False)),
        ("gallo-romain", (None, None, False)),
        ("restauration 1950", (1950, 1950, False)),
    ],
)
def test_a_period_cuts_the_other_dates_and_a_style_dates_nothing(text: str, expected: tuple[int | None, int | None, bool]) -> None:
    assert read(text) == expected


@pytest.mark.rule("collections C11")
@pytest.mark.parametrize("text", ["", " ", "no date", "not dated", "n.d.", "sans date", "posthumous reprint", "3e état", "âge du fer 2"])
def test_words_only_are_no_date_and_no_doubt(text: str) -> None:
    assert read_date(text) == ReadDate(None, None)


@pytest.mark.rule("collections C17")
@pytest.mark.parametrize(
    "text",
    ["c. 194051955", "December 1951 - January 1052", "c. 1570-1200", "0", "0 BCE", "45th century", "5051", "3/4/56", "1900 " * LONGEST],
)
def test_a_slip_is_not_guessed_but_reported(text: str) -> None:
    found = read_date(text)

    assert (found.earliest, found.latest) == (None, None)
    assert found.doubts == (DateDoubt.UNREADABLE,)


@pytest.mark.rule("collections C12")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [("November 1959 - January 1950", 1950, 1959), ("20th-19th century", 1800, 1999), ("200-300 BCE", -300, -200)],
)
def test_a_date_written_backwards_is_turned_round_and_reported(text: str, earliest: int, latest: int) -> None:
    assert read_date(text) == ReadDate(earliest, latest, doubts=(DateDoubt.REVERSED,))


@pytest.mark.parametrize(("name", "example"), [(shape.name, example) for shape in SHAPES for example in re.split("; ", shape.example)])
def test_the_table_of_shapes_shows_what_it_reads(name: str, example: str) -> None:
    found = SCAN.search(in_one_spelling(example))

    assert found
    assert found.lastgroup == name
    assert read_date(example).earliest is not None
