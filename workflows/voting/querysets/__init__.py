from workflows.voting.querysets.ballots import BallotQuerySet
from workflows.voting.querysets.editions import EditionQuerySet

__all__ = ["BallotQuerySet", "EditionQuerySet"]
