from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cms.collections.actions import WithdrawWork
from cms.collections.enums import LocationState
from cms.collections.models import Work
from cms.core import clock
from tests.factories.voting import EditionFactory, certifier, curator, fresh
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import ArmOpening, OpenEdition
from workflows.voting.enums import EditionState
from workflows.voting.errors import NotReady
from workflows.voting.keys import has_key, read_key
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db


def missing(edition: Edition) -> list[str]:
    """What arming is refused for."""
    with refused("not_ready") as refusal:
        ArmOpening(edition=edition, by=None).run()
    assert isinstance(refusal.value, NotReady)
    return [one.code for one in refusal.value.missing]  # type: ignore[attr-defined]


@pytest.mark.rule("voting V29")
def test_arming_makes_the_key_and_leaves_the_vote_closed() -> None:
    edition = EditionFactory.announced()
    assert not has_key(edition.uuid)

    ArmOpening(edition=edition, by=curator(edition)).run()

    edition = fresh(edition)
    assert has_key(edition.uuid)
    assert edition.armed_at is not None
    assert (edition.state, edition.opening_sha256) == (EditionState.ANNOUNCED, "")


def test_arming_again_keeps_key_and_hour() -> None:
    edition = EditionFactory.armed()

    with unchanged():
        ArmOpening(edition=edition, by=None).run()


@pytest.mark.rule("voting V3")
def test_everything_that_is_missing_is_told() -> None:
    edition = EditionFactory.announced(works=4, rules={"seats": 3})
    one, two, *_rest = Work.objects.filter(candidacies__edition=edition).order_by("pk")
    Work.objects.filter(pk=one.pk).update(location_state=LocationState.ON_LOAN)
    WithdrawWork(work=two, by=None).run()
    edition.candidates.filter(work__location_state=LocationState.IN_STORAGE).last().delete()  # type: ignore[union-attr]
    Edition.objects.filter(pk=edition.pk).update(opens_at=edition.opens_at - timedelta(hours=1), rules={**edition.rules, "seats": 4})

    assert missing(fresh(edition)) == ["too_few_candidates", "not_in_storage", "record_withdrawn", "window_past"]


@pytest.mark.rule("voting V3")
def test_candidates_at_fault_are_named() -> None:
    edition = EditionFactory.announced()
    work = Work.objects.filter(candidacies__edition=edition).first()
    assert work
    Work.objects.filter(pk=work.pk).update(location_state=LocationState.UNKNOWN)

    with refused("not_ready") as refusal:
        ArmOpening(edition=edition, by=None).run()
    assert isinstance(refusal.value, NotReady)
    (fault,) = refusal.value.missing
    assert [candidate.work for candidate in fault.candidates] == [work]  # type: ignore[attr-defined]


@pytest.mark.rule("voting V3")
def test_as_many_candidates_as_seats_are_enough() -> None:
    assert ArmOpening(edition=EditionFactory.announced(works=2, rules={"seats": 2}), by=None).run().armed_at
    assert missing(EditionFactory.announced(works=1, rules={"seats": 2})) == ["too_few_candidates"]


@pytest.mark.parametrize("make", [EditionFactory.draft, EditionFactory.paused, EditionFactory.cancelled])
def test_only_what_is_announced(make: Any) -> None:
    edition = make()

    with refused("wrong_state"):
        ArmOpening(edition=edition, by=None).run()


def test_only_by_a_curator() -> None:
    edition, elsewhere = EditionFactory.announced(), EditionFactory.draft()

    for user in (certifier(edition), curator(elsewhere)):
        with refused("not_allowed"):
            ArmOpening(edition=edition, by=user).run()


@pytest.mark.rule("voting V29")
def test_a_folder_that_cannot_be_written_to(settings: Any, tmp_path: Path) -> None:
    edition = EditionFactory.announced()
    (tmp_path / "file").write_text("")
    settings.EDITION_KEYS_DIR = tmp_path / "file" / "keys"

    with refused("key_missing"):
        ArmOpening(edition=edition, by=None).run()
    assert fresh(edition).armed_at is None


def test_armed_it_opens_at_its_hour_and_not_before(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.armed(opens_at=clock.now() + timedelta(hours=2))

    clock_offset("119m")
    with refused("not_yet"):
        OpenEdition(edition=edition).run()
    clock_offset("2h")
    assert OpenEdition(edition=edition).run().state == EditionState.OPEN


def test_what_nobody_armed_stays_shut(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.announced()
    clock_offset("1h")

    with refused("not_yet"):
        OpenEdition(edition=edition).run()


@pytest.mark.rule("voting V29")
def test_keys_of_two_editions_have_nothing_in_common() -> None:
    one, two = read_key(EditionFactory.armed().uuid), read_key(EditionFactory.armed().uuid)

    assert len({one.key, one.seed, two.key, two.seed}) == 4
    assert {len(secret) for secret in (one.key, one.seed, two.key, two.seed)} == {32}
