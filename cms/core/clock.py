"""The one clock: the database's, so that skewed web workers agree (voting V9)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connections

_PARTS = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)\s*(?P<unit>[smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_duration(text: str) -> timedelta:
    """``"3d"``, ``"90m"``, ``"1d12h"`` as a timedelta; empty is zero. Raises ValueError for anything else."""
    rest = text.strip()
    if not rest:
        return timedelta()
    if _PARTS.sub("", rest).strip():
        raise ValueError(f"not a duration: {text!r} (write for instance 3d, 12h, 90m, 30s)")
    return sum((timedelta(**{_UNITS[part["unit"]]: float(part["number"])}) for part in _PARTS.finditer(rest)), timedelta())


def format_duration(duration: timedelta) -> str:
    """The form that ``parse_duration`` reads."""
    return f"{duration.total_seconds():.0f}s"


def offset() -> timedelta:
    """By how much the demonstration's or a test's clock runs ahead; zero everywhere else."""
    text: str = settings.CLOCK_OFFSET
    if not text:
        return timedelta()
    if text.startswith("file:"):
        path = Path(text.removeprefix("file:"))
        text = path.read_text() if path.exists() else ""
    return parse_duration(text)


def now(using: str = "default") -> datetime:
    """The database's time plus ``CLOCK_OFFSET``, aware, in UTC. One statement: call it after locks are held."""
    connection = connections[using]
    sql = "SELECT statement_timestamp()" if connection.vendor == "postgresql" else "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        value = cursor.fetchone()[0]
    if isinstance(value, str):
        value = datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value.astimezone(UTC) + offset()
