"""One more link in the chain of amendments (V7). Only Actions of this room call it, under the edition's lock."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime

from workflows.voting.counting.hashes import amendment_sha256
from workflows.voting.enums import AmendmentKind
from workflows.voting.errors import ReasonMissing
from workflows.voting.models import Amendment, Edition
from workflows.voting.selectors.amendments import as_published
from workflows.voting.selectors.instants import whole_second


def amend(edition: Edition, kind: AmendmentKind, *, now: datetime, reason: str, data: Mapping[str, object] | None = None) -> Amendment:
    """Raises ReasonMissing for an empty reason."""
    reason = unicodedata.normalize("NFC", reason.strip())
    if not reason:
        raise ReasonMissing
    last = edition.amendments.last()
    amendment = Amendment(
        edition=edition,
        n=last.n + 1 if last else 1,
        kind=kind,
        at=whole_second(now),
        reason=reason,
        data=dict(data or {}),
        previous_sha256=last.sha256 if last else edition.opening_sha256,
    )
    amendment.sha256 = amendment_sha256(as_published(amendment))
    amendment.save(force_insert=True)
    return amendment
