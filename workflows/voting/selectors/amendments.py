from __future__ import annotations

from workflows.voting.enums import AmendmentKind
from workflows.voting.models import Amendment, Edition
from workflows.voting.selectors.instants import instant


def as_published(amendment: Amendment) -> dict[str, object]:
    """One amendment as the dossier holds it; its hash is over this object (V7)."""
    return {
        "n": amendment.n,
        "kind": str(amendment.kind),
        "at": instant(amendment.at),
        "reason": amendment.reason,
        "data": amendment.data,
        "previous_sha256": amendment.previous_sha256,
    }


def published_close(edition: Edition) -> str:
    """The closing time that opening and amendments give, as they write it (V7)."""
    moved = edition.amendments.filter(kind__in=[AmendmentKind.EXTENDED, AmendmentKind.REOPENED]).last()
    close: str = moved.data["to"] if moved else edition.frozen_opening["window"]["closes_at"]
    return close


def withdrawn_numbers(edition: Edition) -> frozenset[str]:
    """Candidates that no longer stand, by their number on ballots (V48)."""
    return frozenset(amendment.data["candidate"] for amendment in edition.amendments.filter(kind=AmendmentKind.WITHDRAWN))
