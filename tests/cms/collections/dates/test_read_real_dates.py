"""Every date of both sources: a tenth in each run, all of them under ``make soak``."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cms.collections.dates import edtf_of, read_date
from cms.collections.enums import DateBasis
from cms.collections.sources.dated import date_of_carnegie, date_of_joconde
from cms.collections.sources.doubts import Doubt, Reason

pytestmark = pytest.mark.shared_data
PARTS = [pytest.param(10, id="a tenth"), pytest.param(1, id="all", marks=pytest.mark.soak)]

PLAIN_YEAR = re.compile(r"\d{4}")
PLAIN_RANGE = re.compile(r"(\d{4})-(\d{4})")


def rows(path: Path, delimiter: str, every: int) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=delimiter)):
            if number % every == 0:
                yield row


def lives(row: dict[str, str]) -> list[tuple[int | None, int | None]]:
    def years(cell: str) -> list[int | None]:
        return [int(year) if year.strip().isdigit() else None for year in cell.split("|")]

    return list(zip(years(row["creator_birth_years"]), years(row["creator_death_years"]), strict=True))


def count(values: list[tuple[dict[str, Any], list[Doubt]]]) -> Counter[str]:
    counted = Counter(value["basis"] for value, _ in values)
    counted.update(doubt.reason.value for _, doubts in values for doubt in doubts)
    return counted


@pytest.mark.rule("collections C16")
@pytest.mark.parametrize("every", PARTS)
def test_carnegies_texts_are_read_and_what_disagrees_is_reported(shared_data: Path, every: int) -> None:
    read = list(rows(shared_data / "works" / "carnegie_works.csv.gz", ",", every))
    counted = count(
        [date_of_carnegie(row["creation_date"], row["creation_date_earliest"], row["creation_date_latest"], lives(row)) for row in read]
    )

    assert counted[DateBasis.TEXT.value] >= 85_300 // every * 0.99
    assert counted[Reason.UNREADABLE_DATE.value] <= 4
    assert counted[Reason.DATE_REVERSED.value] <= 2
    assert 0 < counted[Reason.DATE_CONTRADICTS_SOURCE.value] <= 286 // every * 1.5
    # The lives, and the source's years that are nobody's life: together the 1,780 rows without a text, and few texts without a year
    without = counted[Reason.MAKERS_LIFE_AS_DATE.value] + counted[DateBasis.SOURCE.value]
    assert 1_780 // every * 0.8 <= without <= (1_780 + 11) // every * 1.2
    if every == 1:
        assert without == 1_780 + 11
        assert counted[Reason.MAKERS_LIFE_AS_DATE.value] >= 1_400


@pytest.mark.rule("collections C17")
@pytest.mark.parametrize("every", PARTS)
def test_plain_years_of_carnegie_are_those_years_and_all_write_as_edtf(shared_data: Path, every: int) -> None:
    texts = {row["creation_date"] for row in rows(shared_data / "works" / "carnegie_works.csv.gz", ",", every)}

    for text in texts:
        found = read_date(text)
        if PLAIN_YEAR.fullmatch(text):
            assert (found.earliest, found.latest, found.circa) == (int(text), int(text), False)
        elif match := PLAIN_RANGE.fullmatch(text):
            assert (found.earliest, found.latest, found.circa) == (int(match[1]), int(match[2]), False)
        ends = [year for year in (found.earliest, found.latest) if year is not None]
        assert 0 not in ends
        assert ends == sorted(ends)
        assert bool(edtf_of(found.earliest, found.latest, found.circa)) is bool(ends)
    assert len(texts) > 1_000


@pytest.mark.rule("collections C15")
@pytest.mark.parametrize("every", PARTS)
def test_every_row_of_joconde_is_dated_by_its_year_or_period(shared_data: Path, every: int) -> None:
    read = list(rows(shared_data / "works" / "joconde_pop_layout.csv.gz", "|", every))
    counted = count([date_of_joconde(row["Millesime_de_creation"], row["Periode_de_creation"], row["Epoque"]) for row in read])

    assert counted[DateBasis.TEXT.value] == sum(bool(row["Millesime_de_creation"]) for row in read)
    assert counted[DateBasis.PERIOD.value] == sum(not row["Millesime_de_creation"] for row in read)
    assert counted[Reason.UNREADABLE_DATE.value] == 0
    assert 0 < counted[Reason.DATE_CONTRADICTS_PERIOD.value] <= 50


@pytest.mark.rule("collections C15")
def test_both_layouts_of_joconde_date_alike(shared_data: Path) -> None:
    wide = rows(shared_data / "works" / "joconde_costumes.csv.gz", ",", 1)
    ministry = rows(shared_data / "works" / "joconde_pop_layout.csv.gz", "|", 1)

    for one, other in zip(wide, ministry, strict=True):
        periods = ";".join(filter(None, (one[f"Periode_de_creation_{number}"] for number in range(1, 5))))
        years = one["Millesime_de_creation_initial"].replace(",", ";")
        assert date_of_joconde(years, periods, one["Epoque"]) == date_of_joconde(
            other["Millesime_de_creation"], other["Periode_de_creation"], other["Epoque"]
        )


@pytest.mark.rule("collections C12")
@pytest.mark.parametrize("every", PARTS)
def test_the_centuries_of_the_monuments_are_read(shared_data: Path, every: int) -> None:
    path = shared_data / "monuments" / "merimee_mh.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = sorted({line.rstrip("\n").rsplit("|", 1)[1] for line in file})[::every]

    assert [text for text in texts if read_date(text).doubts] == []
    assert [text for text in texts if re.search(r"\d(?:er|e) si[eèé]cle", text) and read_date(text).earliest is None] == []
    assert len(texts) > 250
