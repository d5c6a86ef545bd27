"""Extending, pausing, resuming: the only changes after the opening, each public, chained by hash (V7, V8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from cms.core.models import Change
from tests.factories.voting import BallotFactory, EditionFactory, certifier, curator, fresh
from tests.workflows.voting.refusals import refused
from workflows.core.models import Transition
from workflows.voting.actions import ExtendEdition, PauseEdition, ResumeEdition
from workflows.voting.counting.hashes import amendment_sha256
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.models import Edition
from workflows.voting.selectors.amendments import as_published

pytestmark = pytest.mark.django_db


def extend(edition: Edition, hours: float = 1, **values: Any) -> ExtendEdition:
    given = {"closes_at": fresh(edition).closes_at + timedelta(hours=hours), "reason": "Une panne", "by": curator(edition)}
    return ExtendEdition(edition=edition, **{**given, **values})


def pause(edition: Edition, **values: Any) -> PauseEdition:
    return PauseEdition(edition=edition, **{"reason": "Une panne", "by": curator(edition), **values})


def resume(edition: Edition, **values: Any) -> ResumeEdition:
    return ResumeEdition(edition=edition, **{"reason": "Réparé", "by": curator(edition), **values})


@pytest.mark.rule("voting V8")
def test_an_extension_moves_the_close_and_says_from_when_to_when() -> None:
    edition = EditionFactory.open()
    before = edition.closes_at

    amendment = extend(edition, hours=2, reason="  Orage\u00a0: e\u0301tage inonde\u0301 ").run()

    edition = fresh(edition)
    assert edition.closes_at == before + timedelta(hours=2)
    stamps = [instant.strftime("%Y-%m-%dT%H:%M:%SZ") for instant in (before, edition.closes_at)]
    assert (amendment.kind, amendment.data) == ("extended", {"from": stamps[0], "to": stamps[1]})
    assert amendment.reason == "Orage\u00a0: étage inondé"
    assert Change.objects.get(kind="edition.amended").data == {"n": 1}
    assert edition.opening is not None
    assert edition.opening["window"]["closes_at"] == stamps[0], "what was promised stands beside what was changed"


@pytest.mark.rule("voting V8")
@pytest.mark.parametrize("hours", [0, -1])
def test_only_later(hours: int) -> None:
    edition = EditionFactory.open()
    action = extend(edition, hours=hours)

    with refused("never_shortened"):
        action.run()


@pytest.mark.rule("voting V8")
def test_not_from_the_close_on(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.open()
    actions = [extend(edition), pause(edition)]
    clock_offset("3d")

    for action in actions:
        with refused("wrong_state"):
            action.run()


@pytest.mark.parametrize(
    "make", [EditionFactory.draft, EditionFactory.armed, EditionFactory.closed, EditionFactory.tallied, EditionFactory.cancelled]
)
def test_only_while_the_vote_is_open(make: Any) -> None:
    edition = make()
    for action in (extend(edition, hours=24 * 9), pause(edition), resume(edition)):
        with refused("wrong_state"):
            action.run()


@pytest.mark.parametrize("act", [extend, pause, resume])
def test_by_a_curator_with_a_reason(act: Callable[..., Any]) -> None:
    edition, elsewhere = EditionFactory.open(), EditionFactory.draft()
    if act is resume:
        edition = EditionFactory.paused()

    for user in (certifier(edition), curator(elsewhere)):
        action = act(edition, by=user)
        with refused("not_allowed"):
            action.run()
    action = act(edition, reason=" \n")
    with refused("reason_missing"):
        action.run()


@pytest.mark.rule("voting V8")
def test_a_pause_refuses_casts_with_its_reason_and_lets_confirmations_through() -> None:
    edition = EditionFactory.open()
    waiting = BallotFactory.waiting(edition)

    pause(edition, reason="Le serveur de courrier est en panne").run()

    with refused("paused") as refusal:
        BallotFactory.waiting(edition)
    assert "Le serveur de courrier est en panne" in str(refusal.value)
    waiting.confirmed()
    assert edition.ballots.get().state == BallotState.COUNTED
    step = Transition.objects.filter(subject_uuid=edition.uuid).last()
    assert step
    assert (step.verb, step.source, step.target, step.reason) == ("pause", "open", "paused", "Le serveur de courrier est en panne")


@pytest.mark.rule("voting V8")
def test_resuming_gives_back_the_lost_time() -> None:
    edition = EditionFactory.paused()
    before = fresh(edition).closes_at

    resume(edition, closes_at=before + timedelta(hours=5)).run()

    edition = fresh(edition)
    assert (edition.state, edition.closes_at) == (EditionState.OPEN, before + timedelta(hours=5))
    assert list(edition.amendments.values_list("n", "kind")) == [(1, "paused"), (2, "resumed"), (3, "extended")]
    assert [change.data["n"] for change in Change.objects.filter(kind="edition.amended").order_by("pk")] == [1, 2, 3]
    BallotFactory.waiting(edition)


@pytest.mark.rule("voting V8")
def test_resuming_never_shortens() -> None:
    edition = EditionFactory.paused()
    action = resume(edition, closes_at=fresh(edition).closes_at - timedelta(hours=1))

    with refused("never_shortened"):
        action.run()
    assert fresh(edition).state == EditionState.PAUSED


@pytest.mark.rule("voting V8")
def test_a_pause_that_lasts_until_the_close_is_not_resumed(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.paused()
    action = resume(edition)
    clock_offset("3d")

    with refused("wrong_state"):
        action.run()


@pytest.mark.rule("voting V7")
def test_each_amendment_holds_the_hash_of_the_one_before() -> None:
    edition = EditionFactory.open()
    extend(edition).run()
    pause(edition).run()
    resume(edition).run()

    chain = list(edition.amendments.all())

    assert [amendment.n for amendment in chain] == [1, 2, 3]
    assert chain[0].previous_sha256 == edition.opening_sha256
    for before, after in pairwise(chain):
        assert after.previous_sha256 == before.sha256 == amendment_sha256(as_published(before))
    assert set(as_published(chain[0])) == {"n", "kind", "at", "reason", "data", "previous_sha256"}
    assert chain[0].at.microsecond == 0


@pytest.mark.rule("voting V15")
def test_confirmations_are_taken_longer_too(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.open()
    waiting = BallotFactory.waiting(edition)
    extend(edition, hours=2).run()

    clock_offset("3d2h59m")
    waiting.confirmed()

    assert edition.ballots.get().state == BallotState.COUNTED
