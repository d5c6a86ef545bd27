"""When a waiting ballot's voter is written to again (voting V15)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from workflows.voting.enums import BallotState
from workflows.voting.models import Confirmation, Edition

AFTER_CAST = BEFORE_END = timedelta(hours=24)
NEVER_WITHIN = timedelta(hours=12)


def waiting_to_be_reminded(edition: Edition, now: datetime) -> list[Confirmation]:
    """Those whose moment has come: 24 h after the cast, or 24 h before it is too late."""
    long_ago = now - NEVER_WITHIN
    waiting: QuerySet[Confirmation] = Confirmation.objects.filter(
        Q(mailed_at__lte=long_ago) | Q(mailed_at=None, asked_at__lte=long_ago),
        Q(reminded_at__lte=long_ago) | Q(reminded_at=None),
        request__edition=edition,
        request__receipt__status=BallotState.AWAITING_CONFIRMATION,
    )
    before_end = edition.confirm_until - BEFORE_END
    # A reminder after a moment has met it: no column says which one it was.
    return [row for row in waiting.order_by("pk") if any(_latest(row) < at <= now for at in (row.asked_at + AFTER_CAST, before_end))]


def may_be_reminded(confirmation: Confirmation, now: datetime) -> bool:
    """Never two mails within 12 h."""
    return (confirmation.mailed_at or confirmation.asked_at) <= now - NEVER_WITHIN


def _latest(row: Confirmation) -> datetime:
    return max(instant for instant in (row.asked_at, row.mailed_at, row.reminded_at) if instant)
