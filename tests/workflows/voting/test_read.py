"""What may be known of turnout, receipts and outcomes, by whom, and when (section I, V34, V35, V60)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from cms.core import clock
from cms.core.models import Change, Delivery
from tests.factories.voting import BallotFactory, EditionFactory, Waiting, current_tally, fresh, then
from tests.workflows.voting.refusals import rows, unchanged
from workflows.voting.actions import CancelBallot, CheckReceipt, ReadTurnout, TallyEdition
from workflows.voting.acts import read_turnout
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.models import Ballot, Edition, TurnoutReading
from workflows.voting.selectors.display import candidates_in_order, display_order, order_count
from workflows.voting.selectors.editions import public_edition, public_editions
from workflows.voting.selectors.outcomes import certifiers_outcome, public_outcome, public_outcomes
from workflows.voting.selectors.turnout import public_turnout, public_turnouts, staff_turnout

pytestmark = pytest.mark.django_db


def counted(edition: Edition, number: int) -> None:
    Ballot.objects.bulk_create(Ballot(edition=edition, choices=["w01"], state=BallotState.COUNTED) for _ in range(number))


# Turnout -------------------------------------------------------------------------------------------------------------
@pytest.mark.rule("voting V35")
@pytest.mark.parametrize(("ballots", "shown"), [(0, 0), (9, 0), (10, 10), (19, 10), (20, 20), (101, 100)])
def test_turnout_is_rounded_down_to_ten(ballots: int, shown: int) -> None:
    edition = EditionFactory.open()
    counted(edition, ballots)

    assert ReadTurnout(edition=edition, now=clock.now()).run() == shown
    assert (public_turnout(edition), TurnoutReading.objects.get().ballots) == (shown, shown), "the exact number is stored nowhere"


@pytest.mark.rule("voting V35")
def test_between_two_readings_nothing_moves() -> None:
    edition = EditionFactory.open()
    read_turnout(clock.now())
    counted(edition, 35)

    assert public_turnout(edition) == 0
    read_turnout(clock.now())
    assert public_turnout(edition) == 30


@pytest.mark.rule("voting V35")
def test_the_count_reads_it_for_the_last_time() -> None:
    edition = EditionFactory.open()
    for n in range(12):
        BallotFactory.counted(edition, email=f"voix{n}@exemple.fr")
    with then("4d"):
        TallyEdition(edition=edition).run()

    assert public_turnout(fresh(edition)) == 10


@pytest.mark.rule("voting V35")
def test_before_the_opening_there_is_none() -> None:
    editions = [EditionFactory.draft(), EditionFactory.armed(), EditionFactory.open()]

    assert public_turnouts(editions) == {editions[2].pk: 0}


@pytest.mark.rule("voting V35")
def test_waiting_and_replaced_ballots_are_no_turnout() -> None:
    edition = EditionFactory.open()
    counted(edition, 8)
    BallotFactory.waiting(edition)
    BallotFactory.counted(edition, email="ana@exemple.fr")
    assert ReadTurnout(edition=edition, now=clock.now()).run() == 0
    BallotFactory.counted(edition, email="ana@exemple.fr")
    assert ReadTurnout(edition=edition, now=clock.now()).run() == 0
    BallotFactory.counted(edition, email="bob@exemple.fr")

    assert ReadTurnout(edition=edition, now=clock.now()).run() == 10


def test_staff_see_it_live_and_never_what_was_chosen() -> None:
    edition = EditionFactory.open(rules={"recurrence": "daily"})
    BallotFactory.counted(edition, email="ana@exemple.fr")
    BallotFactory.counted(edition, email="ana@exemple.fr")
    CancelBallot(token=BallotFactory.waiting(edition).token).run()
    BallotFactory.waiting(edition)
    with then("1d"):
        BallotFactory.counted(edition, email="ana@exemple.fr")

    seen = staff_turnout(edition)
    assert (seen.counted, seen.awaiting, seen.replaced, seen.cancelled, seen.people) == (2, 1, 1, 1, 1)
    assert [number for _day, number in seen.by_day] == [1, 1]
    assert "w0" not in str(seen)


# Receipts ------------------------------------------------------------------------------------------------------------
def status(edition: Edition, code: str) -> BallotState | None:
    with unchanged():
        return CheckReceipt(edition=edition, code=code).run()


@pytest.mark.rule("voting V60")
def test_a_receipt_says_what_became_of_its_ballot() -> None:
    edition = EditionFactory.open()
    waiting, confirmed = BallotFactory.waiting(edition), BallotFactory.counted(edition, email="ana@exemple.fr")
    cancelled = BallotFactory.waiting(edition)
    CancelBallot(token=cancelled.token).run()

    def of(ballot: Waiting) -> BallotState | None:
        return status(edition, ballot.cast.receipt)

    assert [of(ballot) for ballot in (waiting, confirmed, cancelled)] == ["awaiting_confirmation", "counted", "cancelled"]
    BallotFactory.counted(edition, email="ana@exemple.fr")
    assert of(confirmed) == BallotState.REPLACED
    with then("4d"):
        TallyEdition(edition=edition).run()
    assert of(waiting) == BallotState.UNCONFIRMED


@pytest.mark.rule("voting V60")
def test_however_it_is_typed() -> None:
    edition = EditionFactory.open()
    code = BallotFactory.waiting(edition).cast.receipt

    for typed in (
        code,
        code.lower(),
        code.replace(" ", ""),
        code.replace(" ", "-"),
        f"  {code}\n",
        code.replace("0", "O").replace("1", "l"),
    ):
        assert status(edition, typed) == BallotState.AWAITING_CONFIRMATION


@pytest.mark.rule("voting V60")
@pytest.mark.parametrize("typed", ["", "x", "0000 0000 0000 0000 0000", "\ud800" * 20, "'; --", "é" * 100_000])
def test_a_code_that_nobody_has(typed: str) -> None:
    edition = EditionFactory.open()
    BallotFactory.waiting(edition)

    assert status(edition, typed) is None


@pytest.mark.rule("voting V60")
def test_a_receipt_is_one_editions() -> None:
    edition, other = EditionFactory.open(), EditionFactory.open()

    assert status(other, BallotFactory.waiting(edition).cast.receipt) is None


# Outcomes ------------------------------------------------------------------------------------------------------------
@pytest.mark.rule("voting V34")
@pytest.mark.parametrize("make", [EditionFactory.open, EditionFactory.paused, EditionFactory.closed, EditionFactory.tallied])
def test_hidden_until_certified(make: Callable[[], Edition]) -> None:
    assert public_outcome(make()) is None


@pytest.mark.rule("voting V34")
def test_or_from_the_count_on_where_the_rules_say_so() -> None:
    edition = EditionFactory.tallied(rules={"results_at": "tally"})

    outcome = public_outcome(edition)
    assert outcome
    assert outcome.provisional
    assert public_outcome(EditionFactory.closed([["w01"]], rules={"results_at": "tally"})) is None


def test_a_certified_outcome() -> None:
    edition = EditionFactory.certified(ballots=[["w03"], ["w03", "w01"], ["w01", "w03"]])

    outcome = public_outcome(edition)
    assert outcome
    assert (outcome.provisional, outcome.ballots, outcome.people, outcome.withheld) == (False, 3, 3, False)
    assert [(work.position, work.number, work.votes, work.elected) for work in outcome.works][:2] == [
        (1, "w03", 3, True),
        (2, "w01", 2, True),
    ]
    assert outcome.outcome_sha256 == current_tally(edition).outcome_sha256


@pytest.mark.rule("voting V59")
@pytest.mark.parametrize(("people", "withheld"), [(2, True), (3, False)])
def test_where_few_voted_no_number_is_told(people: int, withheld: bool) -> None:
    edition = EditionFactory.certified(ballots=[["w01"]] * people, rules={"min_people": 3})

    outcome = public_outcome(edition)
    assert outcome
    assert outcome.withheld is withheld
    assert {work.votes is None for work in outcome.works} == {withheld}
    assert outcome.works[0].number == "w01"


def test_certifiers_read_it_before_they_sign() -> None:
    assert certifiers_outcome(EditionFactory.closed([["w01"]])) is None
    read = certifiers_outcome(EditionFactory.tallied())
    assert read
    assert read.provisional


@pytest.mark.rule("gateway G1")
@pytest.mark.parametrize("number", [1, 3])
def test_outcomes_of_many_editions_take_one_statement(number: int, django_assert_num_queries: Any) -> None:
    editions = [EditionFactory.certified() for _ in range(number)] + [EditionFactory.open()]

    with django_assert_num_queries(1):
        assert len(public_outcomes(editions)) == number


# Editions ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("make", "seen"),
    [
        (EditionFactory.draft, False),
        (EditionFactory.announced, True),
        (EditionFactory.open, True),
        (EditionFactory.paused, True),
        (EditionFactory.closed, True),
        (EditionFactory.tallied, True),
        (EditionFactory.certified, True),
        (EditionFactory.cancelled, True),
        (lambda: EditionFactory.cancelled(EditionFactory.draft()), False),
    ],
)
def test_drafts_are_nobodys_business(make: Callable[[], Edition], seen: bool) -> None:
    edition = make()

    assert (public_edition(edition.slug) == edition) is seen
    assert public_editions(edition.site).exists() is seen


@pytest.mark.rule("voting V62")
@pytest.mark.parametrize("works", [1, 2, 5])
def test_each_work_holds_each_place_equally_often(works: int) -> None:
    numbers = [f"w{n:02d}" for n in range(1, works + 1)]

    orders = [display_order(numbers, seed="5e" * 32, order=order) for order in range(1, order_count(works) + 1)]

    assert len(orders) == 2 * works
    for place in range(works):
        assert sorted(order[place] for order in orders) == sorted(numbers * 2)
    assert orders[:works] == [shown[::-1] for shown in orders[works:]]
    assert display_order(numbers, seed="5e" * 32, order=0) == numbers
    assert display_order(numbers, seed="5e" * 32, order=2 * works + 1) == orders[0]


@pytest.mark.rule("voting V62")
def test_each_edition_has_an_order_of_its_own() -> None:
    numbers = [f"w{n:02d}" for n in range(1, 21)]

    assert display_order(numbers, seed="00" * 32, order=1) != display_order(numbers, seed="01" * 32, order=1)
    assert EditionFactory.draft().display_seed != EditionFactory.draft().display_seed


def test_candidates_are_shown_alike_before_and_after_the_opening() -> None:
    before, after = EditionFactory.armed(), EditionFactory.open()

    assert [copy.number for copy in candidates_in_order(before)] == [copy.number for copy in candidates_in_order(after)]
    assert candidates_in_order(EditionFactory.draft(works=0), 7) == []


@pytest.mark.rule("voting V34")
def test_a_vote_moves_nothing_that_anybody_can_read() -> None:
    edition = EditionFactory.open()
    ReadTurnout(edition=edition, now=clock.now()).run()
    secret = {f"workflows_voting.{name}" for name in ("Ballot", "CastRequest", "Confirmation", "Receipt", "RollEntry")}
    secret |= {Change._meta.label, Delivery._meta.label}

    def readable() -> Any:
        shown = [[copy.number for copy in candidates_in_order(edition, order)] for order in range(9)]
        return {table: held for table, held in rows().items() if table not in secret}, shown, public_turnout(edition)

    before = readable()
    for n in range(12):
        BallotFactory.counted(edition, ["w03"] if n else ["w01", "w02"])
    BallotFactory.waiting(edition)

    assert readable() == before
    assert {change.kind for change in Change.objects.filter(pk__gt=Change.objects.get(kind="edition.opened").pk)} == {
        "ballot.awaiting_confirmation"
    }


@pytest.mark.rule("voting V9")
@pytest.mark.parametrize(
    ("by", "votes", "confirmations"), [("-1s", False, True), ("0s", True, True), ("3d", False, True), ("3d1h", False, False)]
)
def test_what_an_edition_takes_is_asked_of_the_clock(by: str, votes: bool, confirmations: bool) -> None:
    edition = fresh(EditionFactory.open())
    now: datetime = edition.opens_at + clock.parse_duration(by)

    assert edition.state == EditionState.OPEN
    assert (edition.takes_votes(now), edition.takes_confirmations(now)) == (votes, confirmations)
