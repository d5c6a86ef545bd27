"""Two people end an edition for good; voters are told, ballots and key are destroyed (section I)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core import mail

from cms.core import clock
from cms.core.actions import Deliver
from cms.core.models import Change, Delivery
from cms.core.models.change import DeliveryState
from tests.factories.people import MemberFactory
from tests.factories.sites import StaffFactory
from tests.factories.voting import BallotFactory, EditionFactory, certifier, curator, current_tally, fresh, then
from tests.workflows.voting.refusals import refused, unchanged
from workflows.core.models import Transition
from workflows.people.models import Mailbox
from workflows.voting.actions import CancelEdition, DestroyVote, ForgetUntold, TellCancelled
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.keys import has_key
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry, Signature
from workflows.voting.selectors.outcomes import public_outcome

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V51")]
Move = Callable[[str], None]


def cancel(edition: Edition, by: Any, reason: str = "Dégât des eaux") -> CancelEdition:
    return CancelEdition(edition=edition, reason=reason, by=by)


def deliver_all() -> list[str]:
    """What the worker does, until nothing is left to bring."""
    done = []
    while delivery := Delivery.objects.filter(state="ready", due_at__lte=clock.now()).exclude(attempts__gt=0).order_by("pk").first():
        done.append(str(Deliver(delivery_id=delivery.pk).run()))
    return done


STATES = [
    EditionFactory.draft,
    EditionFactory.armed,
    EditionFactory.open,
    EditionFactory.paused,
    EditionFactory.closed,
    EditionFactory.tallied,
]


@pytest.mark.parametrize("make", STATES)
def test_any_edition_that_is_not_certified_by_two_people(make: Callable[[], Edition]) -> None:
    edition = make()
    before, one, two = edition.state, curator(edition), certifier(edition)

    assert cancel(edition, one).run() is False
    assert fresh(edition).state == before
    assert cancel(edition, two, " Dégât des eaux ").run() is True

    edition = fresh(edition)
    assert (edition.state, edition.armed_at) == (EditionState.CANCELLED, None)
    step = Transition.objects.filter(subject_uuid=edition.uuid).last()
    assert step
    assert (step.verb, step.source, step.target, step.by, step.reason) == ("cancel", before, "cancelled", two, "Dégât des eaux")
    assert Change.objects.get(kind="edition.cancelled").data == {"reason": "Dégât des eaux"}


def test_one_person_is_not_two() -> None:
    edition = EditionFactory.open()
    user = curator(edition)
    cancel(edition, user).run()

    with refused("already_signed"):
        cancel(edition, user).run()
    assert cancel(edition, user, "Une autre raison").run() is False, "another reason is another proposal"
    assert Signature.objects.count() == 2


def test_both_sign_the_same_reason() -> None:
    edition = EditionFactory.open()
    cancel(edition, curator(edition), "Dégât des eaux").run()

    assert cancel(edition, curator(edition), "Incendie").run() is False
    assert cancel(edition, curator(edition), "Incendie").run() is True
    assert Transition.objects.get(verb="cancel").reason == "Incendie"


def test_who_may_and_why() -> None:
    edition, elsewhere = EditionFactory.open(), EditionFactory.draft()
    user = curator(edition)

    for stranger in (curator(elsewhere), certifier(elsewhere), StaffFactory()):
        with refused("not_allowed"):
            cancel(edition, stranger).run()
    with refused("reason_missing"):
        cancel(edition, user, "  ").run()


@pytest.mark.parametrize("make", [EditionFactory.certified, EditionFactory.cancelled])
def test_not_what_is_final(make: Callable[[], Edition]) -> None:
    edition = make()
    user = curator(edition)

    with refused("wrong_state"):
        cancel(edition, user).run()


def with_voters() -> Edition:
    edition = EditionFactory.open(rules={"recurrence": "daily"})
    BallotFactory.counted(edition, email="Ana+vote@exemple.fr", language="en")
    with then("1d"):
        BallotFactory.counted(edition, email="Ana+vote@exemple.fr", language="en")
    BallotFactory.of_member(edition, MemberFactory(person__address="bob@exemple.fr"))
    BallotFactory.waiting(edition, email="never.confirmed@exemple.fr")
    return edition


def test_voters_are_told_then_everything_goes(django_capture_on_commit_callbacks: Any) -> None:
    edition = EditionFactory.cancelled(with_voters(), reason="Dégât des eaux")
    with django_capture_on_commit_callbacks(execute=True):
        assert set(deliver_all()) == {"done"}

    told = {message.to[0]: message for message in mail.outbox if "Dégât des eaux" in message.body}
    assert set(told) == {"Ana+vote@exemple.fr", "bob@exemple.fr"}
    assert "was cancelled and will not be counted" in told["Ana+vote@exemple.fr"].body
    assert len([message for message in mail.outbox if "Dégât des eaux" in message.body]) == 2, "once a person, not once a turn"
    for model in (Ballot, RollEntry, CastRequest, Confirmation):
        assert not model.objects.exists()  # type: ignore[attr-defined]
    assert set(Receipt.objects.values_list("status", flat=True)) == {BallotState.CANCELLED}
    assert Receipt.objects.count() == 4
    assert not has_key(edition.uuid)
    assert not (Path(project.EDITION_KEYS_DIR) / f"{edition.uuid}.key").exists()


def test_ballots_and_key_do_not_wait_for_the_mail(django_capture_on_commit_callbacks: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    edition = EditionFactory.cancelled(with_voters())
    with django_capture_on_commit_callbacks(execute=True):
        deliver_all()

    assert (Ballot.objects.count(), has_key(edition.uuid)) == (0, False)
    assert sorted(RollEntry.objects.values_list("address", flat=True)) == ["Ana+vote@exemple.fr", "bob@exemple.fr"]
    failed = Delivery.objects.filter(subscriber="voting.tell_voter")
    assert set(failed.values_list("state", "reason")) == {("ready", "MailNotSent: ConnectionRefusedError")}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with then("2m"):
        assert [Deliver(delivery_id=delivery.pk).run() for delivery in failed] == [DeliveryState.DONE] * 2
    assert not RollEntry.objects.exists()


def test_destroying_twice_harms_nothing(django_capture_on_commit_callbacks: Any) -> None:
    edition = EditionFactory.cancelled(with_voters())
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            DestroyVote(edition=edition).run()
    for entry in list(RollEntry.objects.values_list("pk", flat=True)) * 2:
        TellCancelled(roll_entry=entry).run()

    assert len(mail.outbox) == 2


@pytest.mark.rule("voting V63")
def test_a_full_mailbox_is_told_later() -> None:
    edition = EditionFactory.cancelled(with_voters())
    for address in ("ana@exemple.fr", "bob@exemple.fr"):
        box = Mailbox.objects.exclusive(address)
        for _ in range(5):
            box.count_one(clock.now())
    DestroyVote(edition=edition).run()
    entry = RollEntry.objects.earliest("pk")

    with refused("held_back"):
        TellCancelled(roll_entry=entry.pk).run()
    with then("2h"):
        assert TellCancelled(roll_entry=entry.pk).run() is True


def test_whom_no_mail_reaches_is_forgotten_after_three_days(clock_offset: Move) -> None:
    edition = EditionFactory.cancelled(with_voters())
    DestroyVote(edition=edition).run()
    running = EditionFactory.open()
    BallotFactory.counted(running)

    clock_offset("71h")
    assert ForgetUntold(now=clock.now()).run() == 0
    clock_offset("73h")
    assert ForgetUntold(now=clock.now()).run() == 2
    assert RollEntry.objects.get().edition == running


@pytest.mark.parametrize("make", [EditionFactory.open, EditionFactory.tallied, EditionFactory.certified])
def test_only_what_is_cancelled_is_destroyed(make: Callable[[], Edition]) -> None:
    edition = make()
    entry = BallotFactory.counted(edition).confirmation.request.roll_entry_id if edition.state == EditionState.OPEN else 0

    with refused("wrong_state"):
        DestroyVote(edition=edition).run()
    with unchanged():
        assert TellCancelled(roll_entry=entry).run() is False


def test_an_armed_edition_leaves_no_key_behind(django_capture_on_commit_callbacks: Any) -> None:
    edition = EditionFactory.cancelled(EditionFactory.armed())
    assert has_key(edition.uuid)
    with django_capture_on_commit_callbacks(execute=True):
        assert DestroyVote(edition=edition).run() == 0

    assert not has_key(edition.uuid)


def test_nobody_looks_first_and_then_vetoes(django_capture_on_commit_callbacks: Any) -> None:
    """Cancelled after the count, the count is public: its outcome, and receipts as the dossier lists them."""
    edition = EditionFactory.tallied()
    before = current_tally(edition).dossier
    EditionFactory.cancelled(edition)
    with django_capture_on_commit_callbacks(execute=True):
        deliver_all()

    edition = fresh(edition)
    outcome = public_outcome(edition)
    assert outcome
    assert (outcome.provisional, outcome.ballots, outcome.works[0].number) == (False, 2, "w01")
    assert current_tally(edition).dossier == before
    codes = json.loads(before)["receipts"]["counted"]
    assert sorted(Receipt.objects.filter(status=BallotState.COUNTED).values_list("code", flat=True)) == codes
    assert (Ballot.objects.count(), RollEntry.objects.count(), has_key(edition.uuid)) == (0, 0, False)
    assert "après son dépouillement" in mail.outbox[-1].body


def test_cancelled_before_the_count_nothing_is_shown() -> None:
    assert public_outcome(EditionFactory.cancelled(EditionFactory.closed([["w01"]]))) is None
