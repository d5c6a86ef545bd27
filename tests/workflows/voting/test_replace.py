"""Within a turn the latest cast among confirmed ballots counts, whatever the order of confirming (V18, V19)."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory, then
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import ConfirmBallot
from workflows.voting.enums import BallotState
from workflows.voting.models import Ballot, Edition, Receipt, RollEntry

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V19")]
ANA = "ana@exemple.fr"


def counted() -> list[list[str]]:
    return [ballot.choices for ballot in Ballot.objects.filter(state=BallotState.COUNTED)]


def waiting(edition: Edition, choice: str, email: str = ANA) -> Any:
    return BallotFactory.waiting(edition, [choice], email=email)


def test_a_second_ballot_replaces_the_first_which_keeps_its_receipt_and_loses_its_choices() -> None:
    edition = EditionFactory.open()
    one = waiting(edition, "w01").confirmed()

    two = waiting(edition, "w02").confirmed()

    assert counted() == [["w02"]]
    assert Ballot.objects.get(state=BallotState.REPLACED).choices is None
    status = dict(Receipt.objects.values_list("code", "status"))
    assert status == {one.cast.receipt: "replaced", two.cast.receipt: "counted"}
    assert RollEntry.objects.get().counted == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_cast_counts_whatever_the_order_of_confirming(order: tuple[int, ...]) -> None:
    edition = EditionFactory.open()
    ballots = [waiting(edition, choice) for choice in ("w01", "w02", "w03")]

    status = [ConfirmBallot(token=ballots[number].token).run().status for number in order]

    assert counted() == [["w03"]]
    assert status == [
        BallotState.COUNTED if number > max([-1, *order[:place]]) else BallotState.REPLACED for place, number in enumerate(order)
    ]


@pytest.mark.rule("voting V18")
def test_a_waiting_ballot_takes_no_place() -> None:
    edition = EditionFactory.open()
    waiting(edition, "w01").confirmed()

    waiting(edition, "w02")

    assert counted() == [["w01"]]
    assert RollEntry.objects.get().counted == 1


@pytest.mark.rule("voting V18")
def test_of_one_address_three_wait_at_most() -> None:
    edition = EditionFactory.open()
    ballots = [waiting(edition, "w01") for _ in range(5)]
    waiting(edition, "w04", email="bob@exemple.fr")

    states = [Receipt.objects.get(code=ballot.cast.receipt).status for ballot in ballots]
    assert states == ["replaced"] * 2 + ["awaiting_confirmation"] * 3
    assert Ballot.objects.filter(state=BallotState.REPLACED, choices__isnull=True).count() == 2
    with refused("replaced"):
        ConfirmBallot(token=ballots[1].token).run()
    assert ConfirmBallot(token=ballots[2].token).run().status == BallotState.COUNTED
    assert Ballot.objects.filter(state=BallotState.AWAITING_CONFIRMATION).count() == 3, "two of this address, one of another"


def test_a_member_replaces_at_once_and_an_older_mail_no_longer_counts() -> None:
    edition, member = EditionFactory.open(), MemberFactory(person__address=ANA)
    by_mail = waiting(edition, "w01")

    BallotFactory.of_member(edition, member, ["w02"])

    assert RollEntry.objects.count() == 1
    assert ConfirmBallot(token=by_mail.token).run().status == BallotState.REPLACED
    assert counted() == [["w02"]]
    BallotFactory.of_member(edition, member, ["w03"])
    assert counted() == [["w03"]]


@pytest.mark.rule("voting V10")
def test_each_day_counts_and_earlier_days_are_not_replaced() -> None:
    edition = EditionFactory.open(rules={"recurrence": "daily"})
    waiting(edition, "w01").confirmed()
    with then("1d"):
        waiting(edition, "w02").confirmed()
        waiting(edition, "w03").confirmed()

    assert sorted(counted()) == [["w01"], ["w03"]]
    assert RollEntry.objects.count() == 2


@pytest.mark.rule("voting V10")
def test_the_turn_is_the_casts_though_it_is_confirmed_the_next_day() -> None:
    edition = EditionFactory.open(rules={"recurrence": "daily"})
    today = waiting(edition, "w01")
    with then("1d"):
        tomorrow = waiting(edition, "w02").confirmed()
        today.confirmed()

    assert sorted(counted()) == [["w01"], ["w02"]]
    with then("1d"), unchanged():
        assert ConfirmBallot(token=tomorrow.token).run().status == BallotState.COUNTED


def test_others_are_not_touched() -> None:
    edition, elsewhere = EditionFactory.open(), EditionFactory.open()
    waiting(edition, "w01", email="bob@exemple.fr").confirmed()
    waiting(elsewhere, "w04").confirmed()

    waiting(edition, "w02").confirmed()
    waiting(edition, "w03").confirmed()

    assert sorted(counted()) == [["w01"], ["w03"], ["w04"]]
