"""What time alone does, by `manage.py tick`: safe to run twice and late, and one edition that fails holds no other up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from cms.collections.models import Work
from cms.core import clock
from cms.core.actions import Deliver, Tick
from cms.core.models import Delivery, Notice
from tests.factories.voting import BallotFactory, EditionFactory, certifier, curator, current_tally, fresh, then
from tests.workflows.voting.refusals import unchanged
from workflows.voting import acts
from workflows.voting.actions import OpenEdition
from workflows.voting.enums import EditionState
from workflows.voting.keys import destroy_key
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db
Move = Callable[[str], None]


def state(edition: Edition) -> str:
    return fresh(edition).state


def test_an_armed_edition_walks_to_its_count_by_itself(clock_offset: Move) -> None:
    edition = EditionFactory.armed(opens_at=clock.now() + timedelta(hours=1))
    seen = []
    for by in ("0s", "61m", "72h", "73h1m", "74h2m"):
        clock_offset(by)
        Tick(everything=True).run()
        seen.append(state(edition))

    assert seen == ["announced", "open", "open", "closed", "tallied"]
    with unchanged():
        Tick(everything=True).run()


def test_a_tick_that_comes_days_late_does_everything(clock_offset: Move) -> None:
    with then("-4d"):
        edition = EditionFactory.open()
        BallotFactory.counted(edition, ["w02"])

    Tick(everything=True).run()

    assert state(edition) == EditionState.TALLIED
    assert current_tally(edition).outcome["works"][0]["id"] == "w02"


def test_what_nobody_armed_is_left_alone(clock_offset: Move) -> None:
    edition = EditionFactory.announced()
    clock_offset("9d")

    with unchanged():
        assert acts.open_due(clock.now()) == "0 done, 0 refused, 0 failed"
    assert state(edition) == EditionState.ANNOUNCED


def test_staff_are_told_once_a_day_what_keeps_an_edition_shut(clock_offset: Move) -> None:
    bad, good = EditionFactory.armed(), EditionFactory.armed()
    people = [curator(bad), certifier(bad)]
    curator(good)
    Work.objects.filter(candidacies__edition=bad).update(location_state="on_view")

    assert acts.open_due(clock.now()) == "1 done, 1 refused, 0 failed"
    acts.open_due(clock.now())

    assert (state(bad), state(good)) == (EditionState.ANNOUNCED, EditionState.OPEN)
    notices = Notice.objects.all()
    assert {notice.user for notice in notices} == set(people)
    assert {notice.text.startswith(f"{bad.title}\u00a0: ") for notice in notices} == {True}
    assert len(notices) == 2
    clock_offset("24h")
    acts.open_due(clock.now())
    assert Notice.objects.count() == 4


@pytest.mark.rule("voting V29")
def test_a_lost_key_stops_one_count_and_no_other() -> None:
    lost, kept = EditionFactory.closed([["w01"]]), EditionFactory.closed([["w01"]])
    destroy_key(lost.uuid)

    assert acts.tally_due(clock.now()) == "1 done, 1 refused, 0 failed"
    assert (state(lost), state(kept)) == (EditionState.CLOSED, EditionState.TALLIED)


def test_an_edition_that_fails_in_a_way_nobody_foresaw(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    bad, good = EditionFactory.armed(), EditionFactory.armed()
    opens = OpenEdition.execute

    def execute(action: OpenEdition) -> Any:
        if action.edition.pk == bad.pk:
            Edition.objects.filter(pk=bad.pk).update(title="à moitié")
            raise ZeroDivisionError("a fault of ours")
        return opens(action)

    monkeypatch.setattr(OpenEdition, "execute", execute)
    with caplog.at_level(logging.ERROR):
        assert acts.open_due(clock.now()) == "1 done, 0 refused, 1 failed"

    assert (state(bad), state(good), fresh(bad).title) == (EditionState.ANNOUNCED, EditionState.OPEN, bad.title)
    assert "a fault of ours" in caplog.text


def test_nothing_is_counted_before_the_last_confirmation(clock_offset: Move) -> None:
    edition = EditionFactory.open()
    clock_offset("3d30m")
    acts.close_due(clock.now())

    assert acts.tally_due(clock.now()) == "0 done, 0 refused, 0 failed"
    assert state(edition) == EditionState.CLOSED
    clock_offset("3d1h")
    assert acts.tally_due(clock.now()) == "1 done, 0 refused, 0 failed"


@pytest.mark.rule("voting V51")
def test_certifiers_are_told_that_they_may_read_and_sign() -> None:
    edition = EditionFactory.closed([["w01"]])
    user = certifier(edition)
    acts.tally_due(clock.now())

    for delivery in Delivery.objects.filter(subscriber="voting.tell_certifiers"):
        Deliver(delivery_id=delivery.pk).run()

    notice = Notice.objects.get(user=user)
    assert edition.title in notice.text
    assert str(edition.pk) in notice.url
    assert "w01" not in notice.text


def test_mail_follows_a_cast_by_itself(mailoutbox: list[Any]) -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())

    for delivery in Delivery.objects.filter(subscriber="voting.write_to_voter"):
        Deliver(delivery_id=delivery.pk).run()

    assert ballot.code in mailoutbox[0].body
