"""Several browsers, several members of staff, the same instant: one of them wins, and nobody is counted twice (V9, V11, V13)."""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from cms.core.errors import DomainError
from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory, certifier, current_tally, fresh
from workflows.core.models import Transition
from workflows.voting.actions import (
    CastBallot,
    CloseEdition,
    ConfirmBallot,
    ConfirmByCode,
    OpenEdition,
    SendConfirmation,
    SignOutcome,
    TallyEdition,
)
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry, Signature, Tally

pytestmark = pytest.mark.django_db(transaction=True)
ANA = "ana@exemple.fr"


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each answered, or the code with which it was refused; each on a connection of its own, all let go together."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=30)
            return act()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def cast(edition: Edition, choices: list[str], *, key: str = "", **who: Any) -> Callable[[], Any]:
    return CastBallot(edition=edition, choices=choices, key=key or secrets.token_hex(16), **(who or {"email": ANA})).run


def states() -> Counter[str]:
    return Counter(Ballot.objects.values_list("state", flat=True))


@pytest.mark.rule("voting V13")
def test_the_same_form_sent_many_times_at_once_is_one_ballot_and_one_receipt() -> None:
    edition, key = EditionFactory.open(), secrets.token_hex(16)

    answers = at_once(*[cast(edition, ["w01", "w02"], key=key)] * 8)

    assert len({answer.receipt for answer in answers}) == 1
    assert answers == [answers[0]] * 8
    assert [model.objects.count() for model in (Ballot, Receipt, CastRequest, RollEntry, Confirmation)] == [1] * 5  # type: ignore[attr-defined]


@pytest.mark.rule("voting V13")
def test_a_key_used_for_two_things_at_once_is_used_for_one() -> None:
    edition, key = EditionFactory.open(), secrets.token_hex(16)
    choices = [["w01"], ["w02"], ["w03"], ["w01"]]

    answers = at_once(*[cast(edition, chosen, key=key) for chosen in choices], cast(edition, ["w01"], key=key, email="bob@exemple.fr"))

    refused = [answer for answer in answers if answer == "key_reused"]
    given = {answer.receipt for answer in answers if answer != "key_reused"}
    assert (len(given), Ballot.objects.count(), Receipt.objects.get().code) == (1, 1, given.pop())
    assert len(refused) >= 3


@pytest.mark.rule("voting V11")
def test_two_browsers_of_one_member_count_once() -> None:
    edition, member = EditionFactory.open(), MemberFactory()

    answers = at_once(*[cast(edition, [f"w0{n % 4 + 1}"], member=member) for n in range(8)])

    assert len({answer.receipt for answer in answers}) == 8
    assert states() == {BallotState.COUNTED: 1, BallotState.REPLACED: 7}
    entry = RollEntry.objects.get()
    assert (entry.casts, entry.counted) == (8, 8)
    last = CastRequest.objects.get(number=8).receipt
    assert last.status == BallotState.COUNTED


@pytest.mark.rule("voting V18")
def test_two_browsers_of_one_address_wait_three_at_most() -> None:
    edition = EditionFactory.open()

    answers = at_once(*[cast(edition, ["w01"]) for _ in range(6)])

    assert {answer.status for answer in answers} <= {BallotState.AWAITING_CONFIRMATION}
    assert states() == {BallotState.AWAITING_CONFIRMATION: 3, BallotState.REPLACED: 3}
    assert sorted(CastRequest.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.rule("voting V24")
def test_member_and_email_at_once_are_one_person() -> None:
    edition, member = EditionFactory.open(), MemberFactory(person__address=ANA)

    at_once(*[cast(edition, ["w01"], member=member), cast(edition, ["w02"])] * 3)

    assert RollEntry.objects.count() == 1
    assert states()[BallotState.COUNTED] == 1


@pytest.mark.rule("voting V11")
def test_many_people_at_once_all_count() -> None:
    edition = EditionFactory.open()

    at_once(*[cast(edition, ["w01"], member=member) for member in [MemberFactory() for _ in range(8)]])

    assert states() == {BallotState.COUNTED: 8}


@pytest.mark.rule("voting V16")
def test_the_button_pressed_many_times_at_once_is_pressed_once() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())

    answers = at_once(*[ConfirmBallot(token=ballot.token).run] * 6)

    assert Counter(answer.already for answer in answers) == {False: 1, True: 5}
    assert {answer.status for answer in answers} == {BallotState.COUNTED}
    assert states() == {BallotState.COUNTED: 1}


@pytest.mark.rule("voting V19")
def test_two_ballots_confirmed_at_once_leave_the_later_cast() -> None:
    edition = EditionFactory.open()
    ballots = [BallotFactory.waiting(edition, [choice], email=ANA) for choice in ("w01", "w02", "w03")]

    at_once(*[ConfirmBallot(token=ballot.token).run for ballot in ballots])

    assert Ballot.objects.get(state=BallotState.COUNTED).choices == ["w03"]
    assert states() == {BallotState.COUNTED: 1, BallotState.REPLACED: 2}
    assert RollEntry.objects.get().counted == 3


@pytest.mark.rule("voting V16")
def test_guesses_at_once_are_each_a_try() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open()).mailed()
    code = f"{(int(ballot.code) + 1) % 1_000_000:06d}"
    guess = ConfirmByCode(edition=ballot.edition, browser_secret=ballot.cast.browser_secret or "", code=code)

    answers = at_once(*[guess.run] * 8)

    assert Counter(answers) == {"wrong_code": 5, "too_many_tries": 3}
    assert ballot.confirmation.tries == 5


@pytest.mark.rule("voting V15")
def test_a_mail_sent_by_two_workers_goes_once(mailoutbox: list[Any]) -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())

    sent = at_once(*[SendConfirmation(confirmation=ballot.confirmation.uuid).run] * 4)

    assert sorted(sent) == [False, False, False, True]
    assert len(mailoutbox) == 1


@pytest.mark.rule("voting V9")
def test_a_cast_that_waited_past_the_close_is_refused(settings: Any) -> None:
    edition = EditionFactory.open()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Edition.objects.exclusive(edition.pk)
            waiting = pool.submit(at_once, cast(edition, ["w01"]))
            time.sleep(0.5)
            assert not waiting.done()
            settings.CLOCK_OFFSET = "3d"
        assert waiting.result(timeout=30) == ["closed"]
    assert not Ballot.objects.exists()


@pytest.mark.rule("voting V9")
def test_closing_waits_for_a_cast_that_is_under_way(settings: Any) -> None:
    edition = EditionFactory.open()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            cast(edition, ["w01"])()
            settings.CLOCK_OFFSET = "3d"
            closing = pool.submit(at_once, CloseEdition(edition=edition).run)
            time.sleep(0.5)
            assert not closing.done()
        assert closing.result(timeout=30)[0].state == EditionState.CLOSED
    assert Ballot.objects.count() == 1


def test_opened_by_two_workers_it_opens_once() -> None:
    edition = EditionFactory.armed()

    opened = at_once(*[OpenEdition(edition=edition).run] * 4)

    assert {one.opening_sha256 for one in opened} == {fresh(edition).opening_sha256}
    assert edition.copies.count() == 4
    assert Transition.objects.filter(verb="open").count() == 1


@pytest.mark.rule("voting V37")
def test_counted_by_two_workers_it_is_counted_once() -> None:
    edition = EditionFactory.closed([["w01"], ["w02"]])

    tallies = at_once(*[TallyEdition(edition=edition).run] * 3)

    assert {tally.pk for tally in tallies} == {Tally.objects.get().pk}
    assert Transition.objects.filter(verb="tally").count() == 1


@pytest.mark.rule("voting V51")
def test_one_person_signing_twice_at_once_signs_once() -> None:
    edition = EditionFactory.tallied()
    sign = SignOutcome(edition=edition, outcome_sha256=current_tally(edition).outcome_sha256, by=certifier(edition))

    assert Counter(map(str, at_once(*[sign.run] * 4))) == {"False": 1, "already_signed": 3}
    assert Signature.objects.count() == 1
    assert fresh(edition).state == EditionState.TALLIED


@pytest.mark.rule("voting V51")
def test_two_people_signing_at_once_certify_once() -> None:
    edition = EditionFactory.tallied()
    outcome = current_tally(edition).outcome_sha256

    answers = at_once(*[SignOutcome(edition=edition, outcome_sha256=outcome, by=certifier(edition)).run for _ in range(2)])

    assert sorted(answers) == [False, True]
    assert Transition.objects.filter(verb="certify").count() == 1
