from workflows.voting.models.amendment import Amendment
from workflows.voting.models.ballot import Ballot
from workflows.voting.models.candidate import Candidate, CandidateCopy
from workflows.voting.models.cast_request import CastRequest
from workflows.voting.models.confirmation import Confirmation
from workflows.voting.models.edition import Edition
from workflows.voting.models.receipt import Receipt
from workflows.voting.models.roll import RollEntry
from workflows.voting.models.signature import Signature
from workflows.voting.models.tally import Tally, TurnoutReading

__all__ = [
    "Amendment",
    "Ballot",
    "Candidate",
    "CandidateCopy",
    "CastRequest",
    "Confirmation",
    "Edition",
    "Receipt",
    "RollEntry",
    "Signature",
    "Tally",
    "TurnoutReading",
]
