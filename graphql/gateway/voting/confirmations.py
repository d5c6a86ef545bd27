from __future__ import annotations

from typing import Any

import graphene

from gateway.fields import many, some
from gateway.scalars import DateTime
from gateway.voting.editions import Edition, edition_row
from gateway.voting.enums import ReceiptStatus
from workflows.voting.selectors.confirmations import confirmation_by_token


class Confirmation(graphene.ObjectType):
    edition = some(Edition)
    words = many(graphene.String)
    status = some(ReceiptStatus)
    confirm_until = some(DateTime)


def confirmation(token: str) -> dict[str, Any] | None:
    """Neither choices nor address: scanners and shared mailboxes read this (voting V17)."""
    found = confirmation_by_token(token)
    if found is None:
        return None
    edition = found.request.edition
    return {
        "edition": edition_row(edition),
        "words": found.words.split(),
        "status": found.request.receipt.status,
        "confirm_until": edition.confirm_until,
    }
