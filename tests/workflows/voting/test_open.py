from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project

from cms.collections.models import AccessionNumber, Museum, Work, WorkMaker
from cms.core import clock
from cms.core.models import Change
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory
from tests.factories.voting import EditionFactory, curator, fresh
from tests.workflows.voting.refusals import refused, unchanged
from workflows.core.models import Transition
from workflows.voting.actions import ArmOpening, OpenEdition, PutForward, WithdrawAnnouncement
from workflows.voting.counting import hashes, lot
from workflows.voting.enums import EditionState
from workflows.voting.keys import destroy_key, read_key
from workflows.voting.models import Edition
from workflows.voting.selectors.copying import copies_of

pytestmark = pytest.mark.django_db


@pytest.mark.rule("voting V5")
def test_the_opening_is_published_with_its_hash_and_the_lots_commitment() -> None:
    edition = EditionFactory.open()

    opening = fresh(edition).opening
    assert opening is not None
    assert set(opening) == {"rules", "candidates", "window", "lot_commitment"}
    assert opening["rules"] == edition.rules
    assert [candidate["id"] for candidate in opening["candidates"]] == ["w01", "w02", "w03", "w04"]
    stamps = [instant.strftime("%Y-%m-%dT%H:%M:%SZ") for instant in (edition.opens_at, edition.closes_at)]
    assert opening["window"] == {"opens_at": stamps[0], "closes_at": stamps[1]}
    assert opening["lot_commitment"] == edition.lot_commitment == lot.commitment(read_key(edition.uuid).seed)
    assert edition.opening_sha256 == hashes.opening_sha256(opening)


@pytest.mark.rule("voting V5")
def test_hash_and_commitment_are_told() -> None:
    edition = EditionFactory.open()

    change = Change.objects.get(kind="edition.opened")
    assert change.data == {"opening_sha256": edition.opening_sha256, "lot_commitment": edition.lot_commitment}
    step = Transition.objects.get(subject_uuid=edition.uuid, verb="open")
    assert (step.source, step.target, step.by, step.by_name) == ("announced", "open", None, "")


@pytest.mark.rule("voting V4")
def test_candidates_are_numbered_by_accession_in_the_order_of_utf8() -> None:
    edition = EditionFactory.draft(works=0)
    museum = edition.museums.get()
    numbers = ["é.1", "10", "2", "Z.1", "a.1", "𝄞", "Ａ"]
    works = [WorkFactory.in_storage(museum=museum, number=number) for number in numbers]
    PutForward(edition=edition, works=works, by=None).run()

    copies = copies_of(edition)

    assert [copy.accession for copy in copies] == sorted(numbers, key=str.encode) == ["10", "2", "Z.1", "a.1", "é.1", "Ａ", "𝄞"]
    assert [copy.number for copy in copies] == [f"w{n:02d}" for n in range(1, 8)]


@pytest.mark.rule("voting V4")
@pytest.mark.parametrize(("works", "first", "last"), [(9, "w01", "w09"), (99, "w01", "w99"), (100, "w001", "w100")])
def test_numbers_are_equally_wide(works: int, first: str, last: str) -> None:
    copies = copies_of(EditionFactory.draft(works=works))

    assert (copies[0].number, copies[-1].number) == (first, last)


@pytest.mark.rule("voting V4")
def test_a_copy_is_what_the_record_said_at_opening() -> None:
    museum = MuseumFactory(name="Musée de l’Œuvre")
    edition = EditionFactory.draft(works=0, museum=museum)
    known = WorkFactory.in_storage(museum=museum, number="1", title="E\u0301toile", maker=MakerFactory(name="Berthe Peintre"))
    anonymous = WorkFactory.in_storage(museum=museum, number="2", maker=MakerFactory.anonymous())
    numbers = [AccessionNumber(number="0.dépôt", label="numéro de dépôt"), AccessionNumber(number="3")]
    nobody = WorkFactory.in_storage(museum=museum, accession_numbers=numbers)
    PutForward(edition=edition, works=[known, anonymous, nobody], by=None).run()

    first, second, third = (copy.as_opening() for copy in copies_of(edition))

    held = {"museum": str(museum.uuid), "museum_name": "Musée de l’Œuvre"}
    maker = known.work_makers.get().maker
    assert maker
    assert first == {"id": "w01", "accession": "1", "title": "Étoile", **held, "maker": str(maker.uuid), "maker_name": "Berthe Peintre"}
    assert (second["maker"], second["maker_name"]) == (None, "anonyme")
    assert (third["accession"], third["maker"], third["maker_name"]) == ("3", None, None)


@pytest.mark.rule("voting V4")
def test_what_happens_to_the_records_moves_nothing() -> None:
    edition = EditionFactory.open()
    before = [copy.as_opening() for copy in edition.copies.all()]

    Work.objects.filter(candidacies__edition=edition).update(title="Autre", label="Autre", museum=MuseumFactory())
    WorkMaker.objects.filter(work__candidacies__edition=edition).delete()
    AccessionNumber.objects.filter(work__candidacies__edition=edition).update(number="000")
    Museum.objects.update(name="Autre")

    assert [copy.as_opening() for copy in edition.copies.all()] == before


def test_opening_twice_is_opening_once() -> None:
    edition = EditionFactory.open()

    with unchanged():
        assert OpenEdition(edition=edition).run() == edition


@pytest.mark.parametrize(
    "make", [EditionFactory.draft, EditionFactory.paused, EditionFactory.closed, EditionFactory.certified, EditionFactory.cancelled]
)
def test_only_what_is_announced_opens(make: Any) -> None:
    edition = make()

    with refused("wrong_state"):
        OpenEdition(edition=edition).run()


@pytest.mark.rule("voting V3")
def test_a_candidate_hung_after_arming_keeps_the_vote_shut() -> None:
    edition = EditionFactory.armed()
    work = Work.objects.filter(candidacies__edition=edition).first()
    assert work
    Work.objects.filter(pk=work.pk).update(location_state="on_view")

    with refused("not_ready"):
        OpenEdition(edition=edition).run()
    assert not edition.copies.exists()


@pytest.mark.rule("voting V3")
@pytest.mark.parametrize("harm", ["gone", "readable", "damaged"])
def test_without_a_sound_key_file_nothing_opens(harm: str) -> None:
    edition = EditionFactory.armed()
    path = Path(project.EDITION_KEYS_DIR) / f"{edition.uuid}.key"
    if harm == "gone":
        destroy_key(edition.uuid)
    elif harm == "readable":
        path.chmod(0o644)
    else:
        path.write_text("cimaise.edition-key.v1\nabc\n")

    with refused("not_ready"):
        OpenEdition(edition=edition).run()


def test_what_was_armed_too_long_ago(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.armed()
    clock_offset("3d")

    with refused("not_ready"):
        OpenEdition(edition=edition).run()
    assert fresh(edition).state == EditionState.ANNOUNCED


def test_an_announcement_withdrawn_before_the_hour_does_not_open() -> None:
    edition = EditionFactory.armed()
    WithdrawAnnouncement(edition=edition, by=curator(edition)).run()

    with refused("wrong_state"):
        OpenEdition(edition=edition).run()


def test_rearming_after_a_withdrawal_uses_the_same_key() -> None:
    edition = EditionFactory.announced(opens_at=clock.now() + timedelta(hours=1))
    ArmOpening(edition=edition, by=None).run()
    before = read_key(edition.uuid)
    Edition.objects.filter(pk=edition.pk).update(armed_at=None)

    ArmOpening(edition=fresh(edition), by=None).run()

    assert read_key(edition.uuid) == before
