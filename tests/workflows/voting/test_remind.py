"""A day after the cast, and a day before it is too late; never two mails within twelve hours, never after confirming (V15)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from cms.core import clock
from cms.core.actions import Deliver
from cms.core.models import Change, Delivery
from tests.factories.voting import BallotFactory, EditionFactory, Waiting, fresh
from tests.workflows.voting.refusals import unchanged
from workflows.voting.actions import CancelBallot, Remind, SendConfirmation
from workflows.voting.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V15")]
Move = Callable[[str], None]


def remind(edition: Edition) -> int:
    """What a tick does, and the deliveries after it."""
    handed_over = Remind(edition=fresh(edition), now=clock.now()).run()
    for delivery in Delivery.objects.filter(subscriber="voting.remind_voter", state="ready"):
        Deliver(delivery_id=delivery.pk).run()
    return handed_over


def at(move: Move, edition: Edition, hours: list[float]) -> list[int]:
    """How many mails had been sent at each of these hours after the opening, a tick having run then."""
    sent = []
    for hour in hours:
        move(f"{hour}h")
        remind(edition)
        sent.append(len(mail.outbox))
    return sent


@pytest.fixture
def waiting() -> Waiting:
    """Cast at the opening; confirmations are taken for 96 hours from then."""
    return BallotFactory.waiting(EditionFactory.open(rules={"confirmation_grace_minutes": 1440})).mailed()


def test_a_day_after_and_a_day_before_the_end(waiting: Waiting, clock_offset: Move) -> None:
    assert at(clock_offset, waiting.edition, [1, 23.9, 24.1, 25, 48, 71.9, 72.1, 90, 95.9]) == [1, 1, 2, 2, 2, 2, 3, 3, 3]
    assert [message.subject.startswith(("Reminder", "Rappel")) for message in mail.outbox] == [False, True, True]
    assert waiting.confirmation.mails == 3


def test_a_late_tick_sends_one_not_two(waiting: Waiting, clock_offset: Move) -> None:
    assert at(clock_offset, waiting.edition, [73, 74, 84, 86]) == [2, 2, 2, 2]


def test_never_two_within_twelve_hours(clock_offset: Move) -> None:
    edition = EditionFactory.open(rules={"confirmation_grace_minutes": 1440})
    clock_offset("71h")
    BallotFactory.waiting(edition).mailed()

    assert at(clock_offset, edition, [72.1, 82.9, 83.1, 94.9, 95.2]) == [1, 1, 2, 2, 3]


def test_never_after_confirming_or_cancelling(clock_offset: Move) -> None:
    edition = EditionFactory.open(rules={"confirmation_grace_minutes": 1440})
    BallotFactory.waiting(edition).mailed().confirmed()
    CancelBallot(token=BallotFactory.waiting(edition).mailed().token).run()

    assert at(clock_offset, edition, [25, 73]) == [2, 2]


def test_one_confirmed_between_the_tick_and_the_mail(waiting: Waiting, clock_offset: Move) -> None:
    clock_offset("25h")
    assert Remind(edition=fresh(waiting.edition), now=clock.now()).run() == 1
    waiting.confirmed()

    assert remind(waiting.edition) == 0
    assert len(mail.outbox) == 1


def test_not_once_it_is_too_late(waiting: Waiting, clock_offset: Move) -> None:
    clock_offset("96h")

    with unchanged():
        assert remind(waiting.edition) == 0


def test_a_first_mail_that_was_held_back_goes_with_the_reminder(clock_offset: Move) -> None:
    edition = EditionFactory.open(rules={"confirmation_grace_minutes": 1440})
    BallotFactory.waiting(edition)

    assert at(clock_offset, edition, [12, 24.1, 25]) == [0, 1, 1]


def test_each_is_sent_alone_so_that_one_bad_mailbox_holds_nobody_up(clock_offset: Move, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = EditionFactory.open(rules={"confirmation_grace_minutes": 1440})
    ballots = [BallotFactory.waiting(edition).mailed() for _ in range(3)]
    bad = ballots[0].email
    sends = EmailMultiAlternatives.send

    def send(message: Any, *args: Any) -> int:
        if message.to == [bad]:
            raise ConnectionError("no such person")
        return sends(message, *args)

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    clock_offset("25h")

    assert remind(edition) == 3
    assert sorted(message.to[0] for message in mail.outbox[3:]) == sorted(ballot.email for ballot in ballots[1:])
    assert remind(edition) == 0, "handed over once; the delivery tries again by itself"
    monkeypatch.undo()
    clock_offset("25h2m")
    remind(edition)
    assert mail.outbox[-1].to == [bad]


@pytest.mark.rule("voting V33")
def test_what_is_handed_over_names_nobody(waiting: Waiting, clock_offset: Move) -> None:
    clock_offset("25h")
    Remind(edition=fresh(waiting.edition), now=clock.now()).run()

    change = Change.objects.get(kind="ballot.reminder_due")
    assert (change.data, change.subject_id) == ({}, str(waiting.confirmation.uuid))


def test_a_reminder_asked_for_too_soon_is_not_sent(waiting: Waiting, clock_offset: Move) -> None:
    clock_offset("11h59m")
    with unchanged():
        assert SendConfirmation(confirmation=waiting.confirmation.uuid, again=True).run() is False
    clock_offset("12h1m")
    assert SendConfirmation(confirmation=waiting.confirmation.uuid, again=True).run() is True
