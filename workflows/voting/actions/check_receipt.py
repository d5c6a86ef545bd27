from __future__ import annotations

from dataclasses import dataclass

from cms.core.actions import Action
from workflows.voting.counting.receipts import read_code
from workflows.voting.enums import BallotState
from workflows.voting.models import Edition, Receipt


@dataclass(frozen=True, kw_only=True)
class CheckReceipt(Action[BallotState | None]):
    """What became of a receipt: never what was chosen, nor when. None where the code is unknown (V60)."""

    edition: Edition
    code: str

    def execute(self) -> BallotState | None:
        code = read_code(self.code)
        receipt = Receipt.objects.filter(edition=self.edition, code=code).first() if code else None
        return BallotState(receipt.status) if receipt else None
