"""What becomes of a cast once it counts, or once it never will (V18, V19). Under the edition's lock and the roll row's."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from workflows.voting.enums import BallotState
from workflows.voting.keys import EditionKey
from workflows.voting.models import Ballot, Receipt, RollEntry

MOST_WAITING = 3


def settle(entry: RollEntry, number: int, key: EditionKey) -> BallotState:
    """Cast ``number`` is confirmed: it counts unless a later cast already does; what it replaces loses its choices."""
    if entry.counted is not None and entry.counted > number:
        dismiss(entry, [number], key, BallotState.REPLACED)
        return BallotState.REPLACED
    if entry.counted is not None and entry.counted != number:
        dismiss(entry, [entry.counted], key, BallotState.REPLACED)
    entry.counted = number
    entry.save(update_fields=["counted"])
    _ballots(entry, [number], key).update(state=BallotState.COUNTED)
    _receipts(entry, [number]).update(status=BallotState.COUNTED)
    return BallotState.COUNTED


def dismiss(entry: RollEntry, numbers: Iterable[int], key: EditionKey, state: BallotState) -> None:
    """These casts will not count: their choices go, their receipts say why."""
    numbers = list(numbers)
    _ballots(entry, numbers, key).update(state=state, choices=None)
    _receipts(entry, numbers).update(status=state)


def dismiss_oldest_waiting(entry: RollEntry, key: EditionKey) -> None:
    """Keeps the newest three waiting of one address and turn: older ones end replaced (V18)."""
    waiting = entry.cast_requests.filter(receipt__status=BallotState.AWAITING_CONFIRMATION).order_by("-number")
    older = list(waiting.values_list("number", flat=True))[MOST_WAITING:]
    # Zero is no cast's number: the same statements run for every address, whether or not a ballot goes (V21).
    dismiss(entry, [0, *older], key, BallotState.REPLACED)


def _ballots(entry: RollEntry, numbers: list[int], key: EditionKey) -> models.QuerySet[Ballot]:
    tags = [key.ballot_tag(voter_tag=entry.voter_tag, turn=entry.turn, number=number) for number in numbers]
    return Ballot.objects.filter(edition_id=entry.edition_id, ballot_tag__in=tags)


def _receipts(entry: RollEntry, numbers: list[int]) -> models.QuerySet[Receipt]:
    return Receipt.objects.filter(cast_request__roll_entry=entry, cast_request__number__in=numbers)
