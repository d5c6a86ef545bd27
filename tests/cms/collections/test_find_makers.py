"""Authorities: which maker an entry of a source means (collections C9)."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cms.collections.actions.authorities import Authorities
from cms.collections.actions.maker_names import life_of, sort_name_of
from cms.collections.actions.merge_makers import MergeMakers
from cms.collections.models import Maker, MakerName
from tests.factories.collections import MakerFactory

pytestmark = pytest.mark.django_db


def entry(name: str, birth: int | None = None, death: int | None = None, **more: Any) -> dict[str, Any]:
    return {"given": name, "role": "made_by", "craft": "", "doubtful": False, "name": name, "birth": birth, "death": death} | more


def resolve(*entries: dict[str, Any], source: str = "carnegie") -> list[int | None]:
    with transaction.atomic():
        return Authorities(source).resolve(entries)


@pytest.mark.rule("collections C9")
def test_a_maker_is_found_again_by_the_folded_name_and_the_life() -> None:
    first = resolve(entry("Paul Cézanne", 1839, 1906, nationality="French"))
    assert resolve(entry("PAUL  CEZANNE", 1839, 1906), entry("Paul Cézanne", 1839, 1906)) == first * 2
    maker = Maker.objects.get()
    assert (maker.name, maker.sort_name, maker.dates, maker.nationality) == ("Paul Cézanne", "CÉZANNE Paul", "1839–1906", "French")
    assert list(maker.names.values_list("source", "name", "folded", "life")) == [("carnegie", "Paul Cézanne", "paul cezanne", "1839-1906")]


@pytest.mark.rule("collections C9")
def test_two_william_sharps_are_two_people_and_so_is_one_without_a_life() -> None:
    found = resolve(entry("William Sharp", 1749, 1824), entry("William Sharp", 1900, 1961), entry("William Sharp"))
    assert len(set(found)) == Maker.objects.count() == 3
    assert resolve(entry("William Sharp"), entry("William Sharp", 1900, 1961)) == [found[2], found[1]]


@pytest.mark.rule("collections C9")
def test_each_source_knows_its_own_names() -> None:
    assert resolve(entry("Rosa Bonheur"), source="carnegie") != resolve(entry("Rosa Bonheur"), source="joconde")


@pytest.mark.rule("collections C9")
def test_a_number_goes_before_the_name_and_crosses_sources() -> None:
    known = MakerFactory(name="Rosa Bonheur", ulan="500002962", names={"joconde": "BONHEUR Rosa"})
    found = resolve(entry("R. Bonheur", ulan="500002962", wikidata="Q270626"))
    assert found == [known.pk]
    known.refresh_from_db()
    assert (known.name, known.wikidata) == ("Rosa Bonheur", "Q270626")
    # The name is known to this source from now on, with or without the number.
    assert resolve(entry("R. Bonheur")) == found
    assert resolve(entry("Somebody", wikidata="Q270626")) == found


@pytest.mark.rule("collections C9")
def test_another_number_is_another_person_whatever_the_name_says() -> None:
    first, second = resolve(entry("Jean Dupont", ulan="500000001"), entry("Jean Dupont", ulan="500000002"))
    assert first != second
    again = resolve(entry("Jean Dupont", ulan="500000002"), entry("Jean Dupont"), entry("Jean Dupont", ulan="500000001"))
    assert again == [second, first, first]
    assert Maker.objects.count() == 2


def test_a_number_that_comes_later_is_noted_on_the_maker_of_that_name() -> None:
    (maker,) = resolve(entry("Jean Dupont"))
    assert resolve(entry("Jean Dupont", ulan="500000001"), entry("J. Dupont", ulan="500000001")) == [maker, maker]
    assert Maker.objects.get().ulan == "500000001"


@pytest.mark.rule("collections C9")
def test_a_merged_maker_is_followed_to_its_winner() -> None:
    (loser, winner) = resolve(entry("Kichizo Tsutaya"), entry("Tsutaya Kichizo"))
    MergeMakers(loser=Maker.objects.get(pk=loser), winner=Maker.objects.get(pk=winner), by=None).run()
    assert resolve(entry("Kichizo Tsutaya")) == [winner]
    numbered = MakerFactory(ulan="500000009", merged_into=Maker.objects.get(pk=winner))
    assert resolve(entry("Somebody new", ulan=numbered.ulan)) == [winner]


@pytest.mark.rule("collections C7")
def test_anonyme_is_a_value_and_no_known_maker() -> None:
    found = resolve(entry("unknown American", known=False), entry("unknown American, Midwestern", known=False))
    assert resolve(entry("Unknown American", known=False)) == found[:1]
    assert list(Maker.objects.order_by("pk").values_list("known", "sort_name")) == [
        (False, "unknown American"),
        (False, "unknown American, Midwestern"),
    ]


def test_a_name_that_could_not_be_read_means_nobody() -> None:
    assert resolve(entry(""), entry("Rosa Bonheur"), entry("  ")) == [None, Maker.objects.get().pk, None]
    assert resolve() == []


def test_a_name_that_is_too_long_is_cut_and_found_again() -> None:
    long = entry("œ" * 400)
    assert resolve(long) == resolve(long)
    assert len(MakerName.objects.get().folded) == 255


@pytest.mark.parametrize("size", [3, 300])
def test_statements_do_not_grow_with_the_batch(size: int) -> None:
    entries = [entry(f"Maker {n}", ulan=f"500{n:06}") for n in range(size)]

    def statements() -> list[str]:
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            Authorities("carnegie").resolve(entries)
        return [query["sql"].split()[0] for query in asked if "SAVEPOINT" not in query["sql"].upper()]

    made = statements()
    # SQLite takes 999 values a statement, so that many makers are made in a few of them.
    assert made[:2] == ["SELECT", "SELECT"]
    assert len(made) <= 2 + (2 if size == 3 else 6)
    assert statements() == ["SELECT", "SELECT"]


def test_a_batch_that_is_rolled_back_leaves_nothing_behind() -> None:
    authorities = Authorities("carnegie")
    with transaction.atomic():
        authorities.resolve([entry("Rosa Bonheur")])
        transaction.set_rollback(True)
    assert not Maker.objects.exists()
    (pk,) = authorities.resolve([entry("Rosa Bonheur")])
    assert Maker.objects.get().pk == pk


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_each_maker_once() -> None:
    names = [f"Maker {n}" for n in range(40)]
    together, answers = threading.Barrier(2), {}

    def run(which: int) -> None:
        try:
            together.wait()
            for start in range(0, 40, 10):
                batch = names[start : start + 10]
                with transaction.atomic():
                    found = Authorities("carnegie").resolve([entry(name) for name in (batch if which else reversed(batch))])
                answers.setdefault(which, {}).update(zip(batch if which else reversed(batch), found, strict=True))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(which,)) for which in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers[0] == answers[1]
    assert Maker.objects.count() == MakerName.objects.count() == 40


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Andrew Carnegie Smith", "SMITH Andrew Carnegie"),
        ("FORNET Amédée", "FORNET Amédée"),
        ("John Henning I", "HENNING John I"),
        ("Georges Jacob (Maître Menuisier)", "JACOB Georges (Maître Menuisier)"),
        ("Heneage Finch, 4th Earl of Aylesford", "Heneage Finch, 4th Earl of Aylesford"),
        ("Tiffany & Co.", "Tiffany & Co."),
        ("Century Company", "Century Company"),
        ("Titien", "Titien"),
        ("A. Foerster", "FOERSTER A."),
    ],
)
def test_a_name_is_sorted_by_its_last_word_unless_it_is_a_firm(name: str, sorted_as: str) -> None:
    assert sort_name_of(name) == sorted_as


def test_joconde_writes_the_surname_first() -> None:
    resolve(entry("Devéria Eugène François"), source="joconde")
    assert Maker.objects.get().sort_name == "Devéria Eugène François"


@pytest.mark.parametrize(
    ("birth", "death", "life"),
    [(1749, 1824, "1749-1824"), (1950, None, "1950-"), (None, 1804, "-1804"), (None, None, ""), (-50, -10, "-50--10")],
)
def test_a_life_is_one_text(birth: int | None, death: int | None, life: str) -> None:
    assert life_of(birth, death) == life
