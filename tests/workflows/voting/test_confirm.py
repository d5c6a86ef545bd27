"""The button behind the link: it consumes its link once, and nothing else does (V15, V16)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from cms.core import clock
from tests.factories.voting import BallotFactory, EditionFactory, Waiting, fresh, then
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import CancelBallot, CloseEdition, ConfirmBallot, DestroyVote, TallyEdition
from workflows.voting.enums import BallotState
from workflows.voting.keys import destroy_key
from workflows.voting.models import Ballot, Confirmation, Receipt, RollEntry
from workflows.voting.selectors.confirmations import confirmation_by_token

pytestmark = pytest.mark.django_db


def token_in(message: Any) -> str:
    found = re.search(r"\?jeton=([0-9a-f]+)", message.body)
    assert found
    return found[1]


@pytest.mark.rule("voting V16")
def test_the_links_button_makes_the_ballot_count() -> None:
    edition = EditionFactory.open()
    ballot = BallotFactory.waiting(edition, email="Ana+vote@exemple.fr").mailed()

    confirmed = ConfirmBallot(token=token_in(mail.outbox[0])).run()

    assert (confirmed.receipt, confirmed.status, confirmed.already) == (ballot.cast.receipt, BallotState.COUNTED, False)
    assert (confirmed.edition, Ballot.objects.get().state, Receipt.objects.get().status) == (edition, "counted", "counted")
    entry = RollEntry.objects.get()
    assert (entry.counted, entry.address) == (1, "Ana+vote@exemple.fr")


@pytest.mark.rule("voting V16")
def test_pressing_again_says_so_and_changes_nothing() -> None:
    ballot = BallotFactory.counted(EditionFactory.open())

    with unchanged():
        again = ConfirmBallot(token=ballot.token).run()
    assert (again.receipt, again.status, again.already) == (ballot.cast.receipt, BallotState.COUNTED, True)


@pytest.mark.rule("voting V16")
def test_looking_at_the_link_consumes_nothing() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())

    with unchanged():
        for _ in range(3):
            assert confirmation_by_token(ballot.token) == ballot.confirmation
    assert ballot.confirmed().confirmation.confirmed_at


@pytest.mark.rule("voting V16")
@pytest.mark.parametrize("forged", ["", "0" * 64, "é", "\ud800", "x" * 100_000])
def test_a_forged_link(forged: str) -> None:
    BallotFactory.waiting(EditionFactory.open())

    for action in (ConfirmBallot(token=forged), CancelBallot(token=forged)):
        with refused("bad_token"):
            action.run()


@pytest.mark.rule("voting V16")
def test_a_link_altered_by_one_sign() -> None:
    token = BallotFactory.waiting(EditionFactory.open()).token
    other = token[:-1] + ("0" if token[-1] != "0" else "1")

    for wrong in (other, token[:-1], token + "0", token.upper() if token.upper() != token else other):
        with refused("bad_token"):
            ConfirmBallot(token=wrong).run()


@pytest.mark.rule("voting V16")
def test_the_token_is_nowhere_in_the_database() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())

    (row,) = Confirmation.objects.values()
    assert len(ballot.token) == 64
    for secret in (ballot.token, ballot.code, ballot.cast.browser_secret):
        assert str(secret) not in str(row)


@pytest.mark.rule("voting V15")
@pytest.mark.parametrize(("by", "code"), [("3d", None), ("3d59m59s", None), ("3d1h", "expired"), ("9d", "expired")])
def test_until_the_grace_is_over_and_no_longer(
    clock_offset: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, by: str, code: str | None
) -> None:
    edition = EditionFactory.open()
    ballot = BallotFactory.waiting(edition)
    monkeypatch.setattr(clock, "now", lambda using="default": edition.opens_at + clock.offset())
    clock_offset(by)

    if code is None:
        assert ConfirmBallot(token=ballot.token).run().status == BallotState.COUNTED
    else:
        with refused(code):
            ConfirmBallot(token=ballot.token).run()


@pytest.mark.rule("voting V15")
def test_no_grace_is_until_the_close(clock_offset: Callable[[str], None]) -> None:
    ballot = BallotFactory.waiting(EditionFactory.open(rules={"confirmation_grace_minutes": 0}))
    clock_offset("3d")

    with refused("expired"):
        ConfirmBallot(token=ballot.token).run()


def test_after_the_close_was_done_but_before_the_count() -> None:
    with then("-73h"):
        edition = EditionFactory.open(rules={"confirmation_grace_minutes": 120})
        ballot = BallotFactory.waiting(edition)
    CloseEdition(edition=edition).run()

    assert ConfirmBallot(token=ballot.token).run().status == BallotState.COUNTED


def waiting_then_counted() -> Waiting:
    with then("-4d"):
        edition = EditionFactory.open()
        ballot = BallotFactory.waiting(edition)
    TallyEdition(edition=edition).run()
    return ballot


def test_what_was_not_confirmed_when_counted_is_too_late() -> None:
    ballot = waiting_then_counted()

    assert Receipt.objects.get().status == BallotState.UNCONFIRMED
    with refused("expired"):
        ConfirmBallot(token=ballot.token).run()
    assert Ballot.objects.get().choices is None


def test_a_ballot_of_an_edition_that_was_cancelled() -> None:
    edition = EditionFactory.open()
    ballot = BallotFactory.waiting(edition)
    EditionFactory.cancelled(edition)

    with refused("cancelled"):
        ConfirmBallot(token=ballot.token).run()
    DestroyVote(edition=fresh(edition)).run()
    with refused("bad_token"):
        ConfirmBallot(token=ballot.token).run()


@pytest.mark.rule("voting V29")
def test_without_its_key_nothing_is_confirmed() -> None:
    edition = EditionFactory.open()
    ballot = BallotFactory.waiting(edition)
    token, code = ballot.token, ballot.code
    destroy_key(edition.uuid)

    with refused("key_missing"):
        ConfirmBallot(token=token).run()
    with refused("key_missing"):
        CancelBallot(token=token).run()
    assert code.isdecimal()
