from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

ONCE = "once"


def turn_of(now: datetime, *, time_zone: str, recurrence: str) -> str:
    """The turn that a cast at ``now`` belongs to: the local date in the site's zone, however long that day is (V10)."""
    return now.astimezone(ZoneInfo(time_zone)).date().isoformat() if recurrence == "daily" else ONCE
