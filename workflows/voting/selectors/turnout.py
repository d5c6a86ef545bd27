from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from workflows.voting.enums import BallotState
from workflows.voting.models import Ballot, Edition, RollEntry, TurnoutReading


def public_turnout(edition: Edition) -> int | None:
    """Rounded down to 10 and at most an hour old (V35); None before opening."""
    return public_turnouts([edition]).get(edition.pk)


def public_turnouts(editions: Iterable[Edition]) -> dict[int, int]:
    """The same for several editions, in one statement; those that have not opened are left out."""
    opened = [edition.pk for edition in editions if edition.frozen]
    readings = dict(TurnoutReading.objects.filter(edition__in=opened).values_list("edition_id", "ballots")) if opened else {}
    return {pk: readings.get(pk, 0) for pk in opened}


@dataclass(frozen=True, kw_only=True)
class StaffTurnout:
    """Live, for the edition's staff: how many, never what (section I)."""

    counted: int
    awaiting: int
    replaced: int
    cancelled: int
    people: int
    by_day: tuple[tuple[str, int], ...]


def staff_turnout(edition: Edition) -> StaffTurnout:
    by_state = dict(Ballot.objects.filter(edition=edition).values_list("state").annotate(number=Count("id")))
    voted = RollEntry.objects.filter(edition=edition, live=True, counted__isnull=False)
    by_day = voted.values_list("turn").annotate(number=Count("id")).order_by("turn")
    return StaffTurnout(
        counted=by_state.get(BallotState.COUNTED, 0),
        awaiting=by_state.get(BallotState.AWAITING_CONFIRMATION, 0),
        replaced=by_state.get(BallotState.REPLACED, 0),
        cancelled=by_state.get(BallotState.CANCELLED, 0),
        people=voted.values("voter_tag").distinct().count(),
        by_day=tuple(by_day) if edition.frozen_rules["recurrence"] == "daily" else (),
    )
