"""Approval: one vote for each work on a ballot; most votes first, then the lot (voting V38)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from workflows.voting.counting.hashes import GroupedBallots

UNIT = 1


def votes(ballots: GroupedBallots, ids: Sequence[str]) -> dict[str, int]:
    """Votes of each id, those of withdrawn works too: they are published (V48)."""
    counted: Counter[str] = Counter()
    for number, choices in ballots:
        for identifier in choices:
            counted[identifier] += number
    return {identifier: counted[identifier] for identifier in ids}


def ranking(received: dict[str, int], lot_order: Sequence[str]) -> list[str]:
    """All ids, most votes first, equal numbers in the order of the lot."""
    rank = {identifier: index for index, identifier in enumerate(lot_order)}
    return sorted(received, key=lambda identifier: (-received[identifier], rank[identifier]))


def outcome(
    ballots: GroupedBallots, *, ids: Sequence[str], seats: int, lot_order: Sequence[str], withdrawn: Set[str] = frozenset()
) -> dict[str, object]:
    """The outcome object of V55: who is in, in which place, with how many votes, and why.

    Works without votes rank last and stay electable. Where withdrawals leave fewer works than seats, the seats fall (V49).
    """
    received = votes(ballots, ids)
    standing = [identifier for identifier in ranking(received, lot_order) if identifier not in withdrawn]
    filled = min(seats, len(standing))
    elected = set(standing[:filled])
    decided_by_lot = {received[identifier] for identifier in elected} & {received[identifier] for identifier in standing[filled:]}
    struck = [identifier for identifier in ranking(received, lot_order) if identifier in withdrawn]
    works: list[dict[str, object]] = [
        {
            "id": identifier,
            "status": "in" if identifier in elected else "out",
            "place": index + 1 if identifier in elected else None,
            "votes": received[identifier],
            "why": "votes" if identifier in elected else "fewer_votes",
            "groups": [],
            "lot": received[identifier] in decided_by_lot,
        }
        for index, identifier in enumerate(standing)
    ]
    works += [
        {
            "id": identifier,
            "status": "withdrawn",
            "place": None,
            "votes": received[identifier],
            "why": "withdrawn",
            "groups": [],
            "lot": False,
        }
        for identifier in struck
    ]
    return {
        "works": works,
        "unit": UNIT,
        "seats": seats,
        "seats_filled": filled,
        "reduced": [{"what": "seats", "from": seats, "to": filled}] if filled < seats else [],
        "lot_order": list(lot_order),
    }
