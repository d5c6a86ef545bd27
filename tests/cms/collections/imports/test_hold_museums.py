"""Which museum a row means, and whose works a member of staff may bring in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cms.collections.actions.imports import AcceptAbsent, UndoImport
from cms.collections.errors import NotYourMuseum
from cms.collections.models import ImportRun, Museum, Work
from cms.collections.sources.doubts import HeldBy, Reason
from cms.core.models import User
from cms.sites.enums import Role, SiteKind
from cms.sites.models import SiteProfile
from tests.cms.collections.imports.listed import row
from tests.factories.collections import MuseumFactory

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C10")]
BringIn = Callable[..., ImportRun]


def museum_of(key: str) -> Museum:
    return Work.objects.get(source_key=key).museum


def told(run: ImportRun) -> list[tuple[int, str]]:
    return list(run.lines.values_list("row", "reason"))


def test_a_museum_is_known_by_its_code_then_by_its_name_else_it_is_the_runs_own(bring_in: BringIn, museum: Museum) -> None:
    by_code = MuseumFactory.create(name="Musée Fesch", town="Ajaccio", museofile="M0324")
    by_name = MuseumFactory.create(name="Musée des Beaux-Arts", town="Caen")

    bring_in(
        row(2, museum=HeldBy(museofile="M0324", name="Palais Fesch")),
        row(3, museum=HeldBy(name="MUSEE DES BEAUX-ARTS")),
        row(4),
    )

    assert [museum_of(key) for key in ("K2", "K3", "K4")] == [by_code, by_name, museum]


def test_a_museum_of_the_same_name_in_another_town_is_another_one(bring_in: BringIn) -> None:
    caen = MuseumFactory.create(name="Musée des Beaux-Arts", town="Caen")

    bring_in(
        row(2, museum=HeldBy(name="Musée des beaux-arts", town="Rouen")), row(3, museum=HeldBy(name="Musée des beaux-arts", town="Rouen"))
    )

    assert museum_of("K2") == museum_of("K3") != caen
    assert (museum_of("K2").town, Museum.objects.filter(name__iexact="Musée des Beaux-Arts").count()) == ("Rouen", 2)


def test_a_name_that_two_museums_have_is_not_guessed(bring_in: BringIn) -> None:
    for town in ("Caen", "Rouen"):
        MuseumFactory.create(name="Musée des Beaux-Arts", town=town)

    run = bring_in(row(2, museum=HeldBy(name="Musée des Beaux-Arts")))

    assert (run.rejected, told(run), Museum.objects.count()) == (1, [(2, Reason.UNKNOWN_MUSEUM)], 3)


def test_where_nothing_names_a_museum_the_row_is_rejected(bring_in: BringIn) -> None:
    run = bring_in(row(2, title="Vue"), museum=None)

    assert (run.rejected, told(run), Work.objects.exists()) == (1, [(2, Reason.NO_MUSEUM)], False)


def test_a_work_stays_in_its_museum_when_a_row_names_another(bring_in: BringIn, museum: Museum) -> None:
    bring_in(row(2, title="Vue"))
    other = MuseumFactory.create(museofile="M0001")

    runs = [bring_in(row(2, title="Vue nouvelle", museum=HeldBy(museofile="M0001"))) for _again in range(2)]

    assert [(run.suspicious, told(run)) for run in runs] == [(1, [(2, Reason.OTHER_MUSEUM)])] * 2
    assert (museum_of("K2"), Work.objects.get().title, Work.objects.get().version) == (museum, "Vue nouvelle", 2)
    assert not other.works.exists()


def test_a_curator_brings_in_works_of_their_museums_and_no_others(
    bring_in: BringIn, museum: Museum, site_called: Callable[..., SiteProfile], user_with: Callable[..., User]
) -> None:
    site = site_called("brou")
    museum.sites.set([site])
    theirs = MuseumFactory.create(museofile="M0001")
    bring_in(row(2, title="Vue", museum=HeldBy(museofile="M0001")))

    run = bring_in(
        row(2, title="Vue changée"),
        row(3, title="Autre", museum=HeldBy(museofile="M0001")),
        row(4, title="Neuve", museum=HeldBy(name="Musée inconnu")),
        row(5, title="À nous"),
        by=user_with(Role.CURATOR, site),
    )

    assert (run.created, run.rejected) == (1, 3)
    assert told(run) == [(2, Reason.NOT_YOUR_MUSEUM), (3, Reason.NOT_YOUR_MUSEUM), (4, Reason.UNKNOWN_MUSEUM)]
    assert list(Work.objects.order_by("pk").values_list("title", "museum", "version")) == [("Vue", theirs.pk, 1), ("À nous", museum.pk, 1)]
    assert Museum.objects.count() == 2


def test_a_network_publisher_brings_in_museums_that_are_new(
    bring_in: BringIn, site_called: Callable[..., SiteProfile], user_with: Callable[..., User]
) -> None:
    by = user_with(Role.NETWORK_PUBLISHER, site_called("national", kind=SiteKind.NATIONAL))

    run = bring_in(row(2, museum=HeldBy(name="Musée neuf", town="Dieppe", museofile="M0002")), by=by)

    assert run.created == 1
    assert (museum_of("K2").name, museum_of("K2").town, museum_of("K2").museofile) == ("Musée neuf", "Dieppe", "M0002")


def test_a_curator_of_nothing_here_cannot_answer_or_undo(
    bring_in: BringIn, site_called: Callable[..., SiteProfile], user_with: Callable[..., User]
) -> None:
    run = bring_in(row(2, title="Vue"))
    stranger = user_with(Role.CURATOR, site_called("brou"))

    for act in (UndoImport(import_run=run, by=stranger), AcceptAbsent(import_run=run, by=stranger)):
        with pytest.raises(NotYourMuseum):
            act.run()
    assert Work.objects.get().state == "current"
