from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cms.collections.actions import ChangeWork, CreateWork, MarkLocation, WithdrawWork
from cms.collections.enums import LocationState, RecordState
from cms.collections.errors import NoTarget, NotYourMuseum, RecordLeft, RoomOffView, StaleWork, YearsReversed, YearZero
from cms.collections.models import AccessionNumber, KeyAlias, Work, WorkImage, WorkMaker
from cms.core.models import Change
from cms.sites.enums import Role
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory

pytestmark = pytest.mark.django_db


def again(work: Work) -> Work:
    return Work.objects.get(pk=work.pk)


@pytest.mark.rule("collections C8")
@pytest.mark.parametrize(
    ("title", "object_type", "label"),
    [
        ("Le Moulin", "peinture", "Le Moulin"),
        ("  Le Moulin ", "", "Le Moulin"),
        ("", "robe", "robe (Musée de Rouen)"),
        ("", "", "objet (Musée de Rouen)"),
        ("Cafe\u0301", "", "Café"),
    ],
)
def test_the_label_is_the_title_else_the_object_with_its_museum(title: str, object_type: str, label: str) -> None:
    work = WorkFactory(title=title, object_type=object_type, museum=MuseumFactory(name="Musée de Rouen"))
    assert again(work).label == label


@pytest.mark.rule("collections C8")
def test_a_title_for_staff_is_not_told_by_the_label() -> None:
    work = WorkFactory(title="Portrait de la donatrice", visibility={"title": "staff"}, museum=MuseumFactory(name="Musée de Rouen"))
    assert again(work).label == "peinture (Musée de Rouen)"


@pytest.mark.rule("collections C1")
def test_the_first_number_without_a_label_is_shown() -> None:
    numbers = [AccessionNumber(number="214", label="Numéro du legs"), AccessionNumber(number="D.1932.5"), AccessionNumber(number="77")]
    work = WorkFactory(accession_numbers=numbers)
    stored = again(work)
    assert stored.accession == "D.1932.5"
    assert [part.number for part in stored.accession_numbers.all()] == ["214", "D.1932.5", "77"]


@pytest.mark.rule("collections C1")
def test_a_source_key_is_once_in_the_database_and_numbers_are_no_keys() -> None:
    first = WorkFactory(source="joconde", source_key="M0986:1", number="12")
    WorkFactory(number="12")
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkFactory(source="joconde", source_key="M0986:1")
    KeyAlias.objects.create(work=first, source="joconde", source_key="alt")
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyAlias.objects.create(work=WorkFactory(), source="joconde", source_key="alt")


@pytest.mark.rule("collections C11")
@pytest.mark.parametrize(("years", "error"), [((0, 10), YearZero), ((-5, 0), YearZero), ((1900, 1800), YearsReversed)])
def test_impossible_years_are_refused_by_the_act_and_by_the_database(years: tuple[int, int], error: type[Exception]) -> None:
    with pytest.raises(error):
        WorkFactory(date_earliest=years[0], date_latest=years[1])
    assert not Work.objects.exists()
    work = WorkFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Work.objects.filter(pk=work.pk).update(date_earliest=years[0], date_latest=years[1])


@pytest.mark.rule("collections C5")
def test_a_change_that_changes_nothing_writes_nothing() -> None:
    work = WorkFactory(maker=MakerFactory(), number="12")
    told = Change.objects.count()
    assert ChangeWork(work=again(work), by=None).run() == []
    after = again(work)
    assert (after.version, after.updated_at, after.exported_at) == (work.version, work.updated_at, work.exported_at)
    assert Change.objects.count() == told


@pytest.mark.rule("collections C37")
def test_the_export_date_moves_only_when_what_is_exported_changed() -> None:
    work = WorkFactory()
    private = again(work)
    private.provenance = "chez un particulier"
    assert ChangeWork(work=private, by=None).run() == ["provenance"]
    after = again(work)
    assert (after.version, after.exported_at) == (2, work.exported_at)
    assert after.updated_at > work.updated_at
    after.title = "Le Moulin"
    assert ChangeWork(work=after, by=None).run() == ["label", "title"]
    assert again(work).exported_at > work.exported_at


@pytest.mark.rule("collections C37")
def test_makers_and_images_are_exported_with_the_work() -> None:
    work = WorkFactory()
    stored = again(work)
    stored.work_makers = [WorkMaker(maker=MakerFactory(), name_as_given="Jeanne")]
    stored.work_images = [WorkImage(image=ImageFactory.cleared(), alt="Un moulin")]
    assert {"images", "makers"} <= set(ChangeWork(work=stored, by=None).run())
    after = again(work)
    assert after.exported_at > work.exported_at
    assert after.work_images.get().alt == "Un moulin"


def test_a_row_that_somebody_else_changed_is_not_overwritten() -> None:
    mine, theirs = again(work := WorkFactory(title="Avant")), again(work)
    theirs.title = "Après"
    ChangeWork(work=theirs, by=None).run()
    mine.title = "Trop tard"
    with pytest.raises(StaleWork):
        ChangeWork(work=mine, by=None).run()
    assert again(work).title == "Après"


@pytest.mark.rule("collections C19")
def test_a_location_is_marked_with_since_source_and_who_said_so() -> None:
    work = WorkFactory.on_view()
    MarkLocation(
        work=work, state=LocationState.IN_STORAGE, by=None, since=date(2026, 5, 4), known_from="récolement", said_by="la régie"
    ).run()
    after = again(work)
    assert (after.location_state, after.room, after.location_since) == (LocationState.IN_STORAGE, "", date(2026, 5, 4))
    assert (after.location_source, after.location_said_by, after.version) == ("récolement", "la régie", 2)
    # It hung in a room, which is exported, and hangs there no more.
    assert after.exported_at > work.exported_at


@pytest.mark.rule("collections C20")
def test_a_work_in_storage_has_no_room() -> None:
    work = WorkFactory.in_storage()
    with pytest.raises(RoomOffView):
        MarkLocation(work=work, state=LocationState.IN_STORAGE, room="Réserve 2", by=None).run()
    with pytest.raises(IntegrityError), transaction.atomic():
        Work.objects.filter(pk=work.pk).update(room="Réserve 2")
    assert again(work).version == 1


@pytest.mark.rule("collections C29")
def test_a_withdrawn_record_stays_and_is_changed_no_more() -> None:
    work = WorkFactory()
    WithdrawWork(work=work, by=None, reason="rendu", reason_is_public=True).run()
    after = again(work)
    assert (after.state, after.left_reason, after.version) == (RecordState.WITHDRAWN, "rendu", 2)
    assert after.left_at is not None
    assert after.exported_at > work.exported_at
    after.title = "Autre"
    for act in (ChangeWork(work=after, by=None), WithdrawWork(work=after, by=None)):
        with pytest.raises(RecordLeft):
            act.run()
    assert again(work).title == work.title


@pytest.mark.rule("collections C29")
@pytest.mark.parametrize("target", ["none", "self", "gone"])
def test_a_merged_record_needs_another_that_stands(target: str) -> None:
    work = WorkFactory()
    into = {"none": None, "self": work, "gone": WorkFactory.withdrawn()}[target]
    with pytest.raises(NoTarget):
        WithdrawWork(work=work, by=None, state=RecordState.MERGED, merged_into=into).run()
    assert again(work).state == RecordState.CURRENT


def test_only_curators_of_the_museums_sites_write(site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    brou, angers = site_called("brou"), site_called("angers")
    ours, theirs = MuseumFactory(sites=[brou]), MuseumFactory(sites=[angers])
    curator, editor = user_with(Role.CURATOR, brou), user_with(Role.EDITOR, angers)
    work = WorkFactory(museum=theirs, title="Le Moulin")
    changed = again(work)
    changed.title = "Volé"
    moved = again(work)
    moved.museum = ours
    created = Work(museum=theirs, title="Faux")
    for user in (curator, editor):
        for act in (
            ChangeWork(work=changed, by=user),
            ChangeWork(work=moved, by=user),
            CreateWork(work=created, by=user),
            MarkLocation(work=work, state=LocationState.ON_VIEW, by=user),
            WithdrawWork(work=work, by=user),
        ):
            with pytest.raises(NotYourMuseum):
                act.run()
    stored = Work.objects.get()
    assert (stored.title, stored.version, stored.museum, stored.state) == ("Le Moulin", 1, theirs, RecordState.CURRENT)
    CreateWork(work=Work(museum=ours, title="Vrai"), by=curator).run()
    assert Work.objects.filter(museum=ours, source="hand").count() == 1
