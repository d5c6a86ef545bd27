from __future__ import annotations

from dataclasses import dataclass

from cms.collections.models import Work
from workflows.voting.enums import EditionState
from workflows.voting.models import Edition
from workflows.voting.selectors.outcomes import public_outcome


@dataclass(frozen=True, kw_only=True)
class Elected:
    """``votes`` is None where so few people voted that numbers are withheld (voting V59)."""

    work: Work
    votes: int | None


def elected_works(edition: Edition) -> list[Elected]:
    """What a certified edition elected, in the order of its outcome; [] for every other, one cancelled after its count too."""
    outcome = public_outcome(edition) if edition.state == EditionState.CERTIFIED else None
    if outcome is None:
        return []
    copies = edition.copies.select_related("candidate__work__museum").prefetch_related("candidate__work__work_makers__maker")
    works = {copy.number: copy.candidate.work for copy in copies}
    return [Elected(work=works[placing.number], votes=placing.votes) for placing in outcome.works if placing.elected]
