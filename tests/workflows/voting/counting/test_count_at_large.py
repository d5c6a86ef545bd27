"""The count against a second one, written another way, on elections as large as ours (`make soak`)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflows.voting.counting import approval, lot
from workflows.voting.counting.ballots import grouped

pytestmark = pytest.mark.soak
LARGE = settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def elections(draw: st.DrawFn) -> tuple[list[str], list[list[str]], list[str], int]:
    """Ids, ballots, an order of the lot, and seats."""
    ids = [f"w{number:03d}" for number in range(1, draw(st.integers(1, 100)) + 1)]
    ballots = draw(st.lists(st.lists(st.sampled_from(ids), unique=True, max_size=10).map(sorted), max_size=200))
    return ids, ballots, lot.lot_order(ids, draw(st.binary(min_size=32, max_size=32))), draw(st.integers(1, 40))


def elect_one_by_one(ids: list[str], ballots: list[list[str]], order: list[str], seats: int) -> list[str]:
    """Seat after seat, the work with most votes that has none yet; of equals the first in the order of the lot."""
    elected: list[str] = []
    while len(elected) < min(seats, len(ids)):
        left = [identifier for identifier in order if identifier not in elected]
        elected.append(max(left, key=lambda identifier: sum(identifier in ballot for ballot in ballots)))
    return elected


def elected(outcome: Any) -> list[str]:
    return [work["id"] for work in outcome["works"] if work["status"] == "in"]


@LARGE
@given(elections())
def test_seat_by_seat_gives_the_same(election: tuple[list[str], list[list[str]], list[str], int]) -> None:
    ids, ballots, order, seats = election

    assert elected(approval.outcome(grouped(ballots), ids=ids, seats=seats, lot_order=order)) == elect_one_by_one(
        ids, ballots, order, seats
    )


@LARGE
@given(elections(), st.data())
def test_withdrawn_is_as_if_it_had_never_stood(election: tuple[list[str], list[list[str]], list[str], int], data: st.DataObject) -> None:
    ids, ballots, order, seats = election
    gone = data.draw(st.sets(st.sampled_from(ids)))
    left = [identifier for identifier in ids if identifier not in gone]
    struck = [[choice for choice in ballot if choice not in gone] for ballot in ballots]
    kept = [identifier for identifier in order if identifier not in gone]

    outcome = approval.outcome(grouped(ballots), ids=ids, seats=seats, lot_order=order, withdrawn=gone)

    assert elected(outcome) == elect_one_by_one(left, struck, kept, seats)


@LARGE
@given(elections(), st.data())
def test_one_more_approval_never_costs_a_seat(election: tuple[list[str], list[list[str]], list[str], int], data: st.DataObject) -> None:
    ids, ballots, order, seats = election
    favoured = data.draw(st.sampled_from(ids))
    before = elected(approval.outcome(grouped(ballots), ids=ids, seats=seats, lot_order=order))
    onto = data.draw(st.integers(0, max(len(ballots) - 1, 0)))
    more = [sorted({*ballot, favoured}) if number == onto else ballot for number, ballot in enumerate(ballots)] or [[favoured]]

    after = elected(approval.outcome(grouped(more), ids=ids, seats=seats, lot_order=order))

    assert favoured not in before or favoured in after
    assert set(after) - set(before) <= {favoured}, "nobody else comes in by it"
