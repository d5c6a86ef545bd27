from __future__ import annotations

from datetime import UTC, datetime


def whole_second(moment: datetime) -> datetime:
    """As the hashes hold instants: what is published and what is applied are the same."""
    return moment.replace(microsecond=0)


def instant(moment: datetime) -> str:
    """An instant as hashed objects hold it: UTC, whole seconds, ``2026-11-24T14:30:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
