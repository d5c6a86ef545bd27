from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core.actions import Action
from cms.core.errors import DomainError
from workflows.voting import keys
from workflows.voting.actions.settling import dismiss
from workflows.voting.enums import BallotState
from workflows.voting.errors import BadToken, KeyFileMissing
from workflows.voting.models import Edition, RollEntry
from workflows.voting.selectors.confirmations import confirmation_by_token


class AlreadyConfirmed(DomainError):
    code = "already_confirmed"
    message = _("This ballot was confirmed: it is no longer waiting.")


@dataclass(frozen=True, kw_only=True)
class CancelBallot(Action[bool]):
    """ "This was not me": the ballot that waits behind a link goes (V17). True if it went now, False if it was gone before."""

    token: str

    @transaction.atomic
    def execute(self) -> bool:
        confirmation = confirmation_by_token(self.token)
        if confirmation is None:
            raise BadToken
        edition = Edition.objects.shared(confirmation.request.edition_id)
        entry = RollEntry.objects.select_for_update().get(pk=confirmation.request.roll_entry_id)
        confirmation.refresh_from_db()
        if confirmation.confirmed_at is not None:
            raise AlreadyConfirmed
        confirmation.request.receipt.refresh_from_db()
        if confirmation.request.receipt.status != BallotState.AWAITING_CONFIRMATION:
            return False
        try:
            key = keys.read_key(edition.uuid)
        except keys.KeyMissing as error:
            raise KeyFileMissing from error
        dismiss(entry, [confirmation.request.number], key, BallotState.CANCELLED)
        return True
