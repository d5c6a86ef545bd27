"""What of a count may be seen, and by whom (section I of the rules, V34, V59)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workflows.voting.enums import EditionState
from workflows.voting.models import Edition, Tally


@dataclass(frozen=True, kw_only=True)
class Placing:
    """``position`` counts on through the works that were not elected; ``votes`` is None where they are withheld (V59)."""

    position: int
    number: str
    elected: bool
    withdrawn: bool
    votes: int | None
    lot: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class OutcomeView:
    provisional: bool
    seats: int
    ballots: int
    people: int
    withheld: bool
    outcome_sha256: str
    works: tuple[Placing, ...]


def public_outcome(edition: Edition) -> OutcomeView | None:
    """None until the rules let results show: from certification, or provisionally from the tally (section I)."""
    return public_outcomes([edition]).get(edition.pk)


def public_outcomes(editions: Iterable[Edition]) -> dict[int, OutcomeView]:
    """The same for several editions, in one statement; those whose results are hidden are left out."""
    shown = {edition.pk: edition for edition in editions if _shows(edition)}
    tallies = Tally.objects.filter(edition__in=shown, current=True) if shown else ()
    return {
        tally.edition_id: _view(shown[tally.edition_id], tally, provisional=shown[tally.edition_id].state == EditionState.TALLIED)
        for tally in tallies
    }


def _shows(edition: Edition) -> bool:
    early = edition.state == EditionState.TALLIED and edition.frozen_rules["results_at"] == "tally"
    # A count that was cancelled is published too: nobody may look first and then veto (V51). Cancelled before it, there is none.
    return early or edition.state in {EditionState.CERTIFIED, EditionState.CANCELLED}


def certifiers_outcome(edition: Edition) -> OutcomeView | None:
    """What certifiers read before they sign; ask the policy first."""
    tally = current_tally(edition)
    return _view(edition, tally, provisional=edition.state == EditionState.TALLIED) if tally else None


def current_tally(edition: Edition) -> Tally | None:
    return edition.tallies.filter(current=True).first()


def _view(edition: Edition, tally: Tally, *, provisional: bool) -> OutcomeView:
    file: dict[str, Any] = json.loads(tally.dossier)
    outcome, figures = tally.outcome, file["figures"]
    # So few that a number of votes could be tied to a person: the works are named, nothing is counted out loud.
    withheld = figures["people"] < edition.frozen_rules["min_people"]
    return OutcomeView(
        provisional=provisional,
        seats=outcome["seats"],
        ballots=figures["counted"],
        people=figures["people"],
        withheld=withheld,
        outcome_sha256=tally.outcome_sha256,
        works=tuple(
            Placing(
                position=position,
                number=work["id"],
                elected=work["status"] == "in",
                withdrawn=work["status"] == "withdrawn",
                votes=None if withheld else work["votes"],
                lot=work["lot"],
                why=work["why"],
            )
            for position, work in enumerate(outcome["works"], start=1)
        ),
    )
