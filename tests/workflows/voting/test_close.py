"""Time closes a vote; the lock waits for every cast that is under way (V9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from cms.core.models import Change
from tests.factories.voting import BallotFactory, EditionFactory, curator, fresh
from tests.workflows.voting.refusals import refused, unchanged
from workflows.core.models import Transition
from workflows.voting.actions import CloseEdition, ExtendEdition
from workflows.voting.enums import EditionState

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V9")]


def test_from_the_second_of_the_close(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.open()

    clock_offset("71h59m")
    with refused("not_yet"):
        CloseEdition(edition=edition).run()
    clock_offset("3d")
    CloseEdition(edition=edition).run()

    assert fresh(edition).state == EditionState.CLOSED
    step = Transition.objects.filter(subject_uuid=edition.uuid).last()
    assert step
    assert (step.verb, step.source, step.by) == ("close", "open", None)
    assert Change.objects.get(kind="edition.closed").subject_id == str(edition.uuid)


def test_a_paused_vote_closes_too(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.paused()
    clock_offset("3d")

    assert CloseEdition(edition=edition).run().state == EditionState.CLOSED


def test_twice_is_once(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.closed()

    with unchanged():
        assert CloseEdition(edition=edition).run().state == EditionState.CLOSED


@pytest.mark.parametrize("make", [EditionFactory.draft, EditionFactory.announced, EditionFactory.tallied, EditionFactory.cancelled])
def test_only_what_was_open(make: Any, clock_offset: Callable[[str], None]) -> None:
    edition = make()
    clock_offset("9d")

    with refused("wrong_state"):
        CloseEdition(edition=edition).run()


@pytest.mark.rule("voting V8")
def test_an_extended_vote_closes_later(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.open()
    closes_at = edition.closes_at + timedelta(hours=1)
    ExtendEdition(edition=edition, closes_at=closes_at, reason="Une panne", by=curator(edition)).run()

    clock_offset("3d")
    with refused("not_yet"):
        CloseEdition(edition=edition).run()
    BallotFactory.waiting(edition)
    clock_offset("3d1h")
    with refused("closed"):
        BallotFactory.waiting(edition)
    assert CloseEdition(edition=edition).run().state == EditionState.CLOSED
