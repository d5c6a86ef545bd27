from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core.actions import Action
from workflows.voting.actions.confirming import Confirmed, confirm
from workflows.voting.errors import BadToken
from workflows.voting.selectors.confirmations import confirmation_by_token


@dataclass(frozen=True, kw_only=True)
class ConfirmBallot(Action[Confirmed]):
    """The button behind the link of the mail (V16). Pressing it again says "already confirmed" and changes nothing."""

    token: str

    @transaction.atomic
    def execute(self) -> Confirmed:
        confirmation = confirmation_by_token(self.token)
        if confirmation is None:
            raise BadToken
        return confirm(confirmation)
