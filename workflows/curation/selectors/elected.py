from __future__ import annotations

from dataclasses import dataclass

from cms.collections.enums import RecordState
from cms.collections.models import Work
from cms.collections.selectors.captions import LENGTH
from workflows.voting.enums import EditionState
from workflows.voting.models import CandidateCopy, Edition
from workflows.voting.selectors.outcomes import public_outcome


@dataclass(frozen=True, kw_only=True)
class Elected:
    """``votes`` is None where so few people voted that numbers are withheld (voting V59).

    ``caption`` is empty for a record that stands; of one that has left since, it is what was voted on (collections C29).
    """

    work: Work
    caption: str
    votes: int | None


def elected_works(edition: Edition) -> list[Elected]:
    """What a certified edition elected, in the order of its outcome; [] for every other, one cancelled after its count too."""
    outcome = public_outcome(edition) if edition.state == EditionState.CERTIFIED else None
    if outcome is None:
        return []
    copies = edition.copies.select_related("candidate__work__museum").prefetch_related("candidate__work__work_makers__maker")
    by_number = {copy.number: copy for copy in copies}
    elected = [(by_number[placing.number], placing.votes) for placing in outcome.works if placing.elected]
    return [Elected(work=copy.candidate.work, caption=_caption(copy), votes=votes) for copy, votes in elected]


def _caption(copy: CandidateCopy) -> str:
    if copy.candidate.work.state == RecordState.CURRENT:
        return ""
    return ", ".join(part for part in (copy.maker_name, copy.title) if part)[:LENGTH]
