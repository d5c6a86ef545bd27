"""Confirming one waiting ballot, by link or by code (V15, V16, V19)."""

from __future__ import annotations

from dataclasses import dataclass

from cms.core import clock
from workflows.voting import keys
from workflows.voting.actions.settling import settle
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.errors import Cancelled, Expired, KeyFileMissing, Replaced
from workflows.voting.models import Confirmation, Edition, RollEntry


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """``status`` is replaced where a ballot cast later had been confirmed before: the latest cast counts."""

    edition: Edition
    receipt: str
    status: BallotState
    already: bool


def confirm(confirmation: Confirmation) -> Confirmed:
    """In the caller's transaction. Raises Expired, Replaced, Cancelled or KeyFileMissing; then nothing has changed."""
    edition = Edition.objects.shared(confirmation.request.edition_id)
    entry = RollEntry.objects.select_for_update().get(pk=confirmation.request.roll_entry_id)
    now = clock.now()
    # Read again: the roll row's lock was awaited.
    confirmation.refresh_from_db()
    receipt = confirmation.request.receipt
    receipt.refresh_from_db()
    if confirmation.confirmed_at is not None:
        return Confirmed(edition=edition, receipt=receipt.code, status=BallotState(receipt.status), already=True)
    if receipt.status in {BallotState.CANCELLED, BallotState.SET_ASIDE} or edition.state == EditionState.CANCELLED:
        raise Cancelled
    if receipt.status == BallotState.REPLACED:
        raise Replaced
    if not edition.takes_confirmations(now) or receipt.status == BallotState.UNCONFIRMED:
        raise Expired
    try:
        key = keys.read_key(edition.uuid)
    except keys.KeyMissing as error:
        raise KeyFileMissing from error
    status = settle(entry, confirmation.request.number, key)
    entry.address = confirmation.mail_to
    entry.save(update_fields=["address"])
    confirmation.confirmed_at = now
    confirmation.save(update_fields=["confirmed_at"])
    return Confirmed(edition=edition, receipt=receipt.code, status=status, already=False)
