"""Who may be one: proposed, never merged by likeness (collections C9)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.actions.authorities import Authorities
from cms.collections.actions.refuse_likeness import RefuseLikeness
from cms.collections.models import Maker
from cms.collections.selectors.likeness import Likeness, Why, likely_same
from tests.factories.collections import MakerFactory

pytestmark = pytest.mark.django_db


def proposed() -> list[tuple[str, str, Why]]:
    names = dict(Maker.objects.values_list("pk", "name"))
    return [(names[pair.first], names[pair.second], pair.why) for pair in likely_same()]


def two(one: dict[str, Any], other: dict[str, Any]) -> list[Why]:
    for values in (one, other):
        MakerFactory(**{"sort_name": values["name"], **values})
    return [why for _one, _other, why in proposed()]


@pytest.mark.rule("collections C9")
@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"name": "Tsutaya Kichizo"}, {"name": "Kichizo Tsutaya"}, [Why.SAME]),
        ({"name": "Ernest Cole"}, {"name": "Ernest COLE", "birth_year": 1940, "death_year": 1990}, [Why.SAME_WORDS]),
        ({"name": "J.-L. Forain", "sort_name": "FORAIN J.-L."}, {"name": "FORAIN Jean Louis", "birth_year": 1852}, [Why.INITIALS]),
        ({"name": "FOERSTER A."}, {"name": "Foerster Adolph"}, [Why.INITIALS]),
        (
            {"name": "BONHEUR Rosa", "birth_year": 1822, "death_year": 1899},
            {"name": "BONHEUR Marie-Rosalie", "birth_year": 1822, "death_year": 1899},
            [Why.SAME_YEARS],
        ),
        ({"name": "anonyme", "known": False}, {"name": "Anonyme", "known": False}, [Why.SAME]),
    ],
)
def test_who_looks_alike_is_proposed_with_the_reason(one: dict[str, Any], other: dict[str, Any], why: list[Why]) -> None:
    assert two(one, other) == why


@pytest.mark.rule("collections C9")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"name": "William Sharp", "birth_year": 1749, "death_year": 1824},
            {"name": "William Sharp", "birth_year": 1900, "death_year": 1961},
        ),
        ({"name": "James Byrne", "birth_year": 1700}, {"name": "James Byrne", "birth_year": 1950}),
        ({"name": "FOERSTER Adolph"}, {"name": "FOERSTER Anna"}),
        ({"name": "FOERSTER A."}, {"name": "FOERSTER B."}),
        ({"name": "SONNTAG William L."}, {"name": "LOWNDES William S."}),
        ({"name": "SCHULTEN Arnold"}, {"name": "ARNOLD S."}),
        ({"name": "FOERSTER A.", "birth_year": 1900}, {"name": "FOERSTER Adolph", "birth_year": 1800}),
        (
            {"name": "BONHEUR Rosa", "birth_year": 1822, "death_year": 1899},
            {"name": "BONHEUR Auguste", "birth_year": 1824, "death_year": 1884},
        ),
        ({"name": "Anonyme"}, {"name": "anonyme", "known": False}),
        ({"name": "unknown A. French", "known": False}, {"name": "unknown Alsatian French", "known": False}),
        ({"name": "—"}, {"name": "…"}),
    ],
)
def test_who_is_contradicted_by_what_is_known_is_not(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert two(one, other) == []


@pytest.mark.rule("collections C9")
def test_every_name_counts_and_neither_the_merged_nor_the_refused_do() -> None:
    rosa = MakerFactory(name="Rosa Bonheur", names={"joconde": "BONHEUR Marie-Rosalie"})
    other = MakerFactory(name="Marie Rosalie Bonheur")
    MakerFactory(name="Bonheur Rosa", merged_into=rosa)
    assert likely_same() == likely_same(of=other.pk) == [Likeness(Why.SAME, rosa.pk, other.pk)]
    assert likely_same(of=MakerFactory().pk) == []
    refusal = RefuseLikeness(one=other, other=rosa, by=None)
    assert refusal.run() == refusal.run()
    assert likely_same() == []


def test_the_likeliest_come_first_and_the_number_is_kept_small() -> None:
    for name, birth in (("Foerster A.", None), ("Adolph Foerster", None), ("Foerster Adolph", None), ("Adolph FOERSTER", 1837)):
        MakerFactory(name=name, sort_name="FOERSTER", birth_year=birth)
    assert [why for _one, _other, why in proposed()] == [Why.SAME, Why.SAME_WORDS, Why.SAME_WORDS, Why.INITIALS, Why.INITIALS, Why.INITIALS]
    assert likely_same(limit=2) == likely_same()[:2]


def test_proposals_ask_as_much_of_many_makers_as_of_few() -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            likely_same()
        return len(asked)

    MakerFactory(names={"joconde": "Jeanne"})
    few = statements()
    MakerFactory.create_batch(30)
    assert statements() == few == 3


@pytest.mark.shared_data
@pytest.mark.rule("collections C9")
def test_of_all_carnegies_names_few_are_proposed_and_the_two_william_sharps_are_not(shared_data: Path) -> None:
    import csv
    import gzip

    entries = {}
    with gzip.open(shared_data / "works" / "carnegie_works.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lists = [row[column].split("|") for column in ("creators", "creator_birth_years", "creator_death_years")]
            for name, birth, death in zip(*lists, strict=False):
                years = [int(year) if year else None for year in (birth, death)]
                entry = {"name": name, "birth": years[0], "death": years[1], "known": not name.lower().startswith("unknown")}
                entries[name, birth, death] = entry
    ids = Authorities("carnegie").resolve(list(entries.values()))
    made = Maker.objects.filter(pk__in=[pk for pk in ids if pk])
    assert made.filter(name="William Sharp").count() == 2
    assert 5900 < made.count() < 6000
    pairs = proposed()
    assert ("Tsutaya Kichizo", "Kichizo Tsutaya", Why.SAME) in pairs or ("Kichizo Tsutaya", "Tsutaya Kichizo", Why.SAME) in pairs
    assert not [pair for pair in pairs if "William Sharp" in pair]
    assert len(pairs) < 200
