from __future__ import annotations

from datetime import date
from enum import StrEnum


class ExhibitionState(StrEnum):
    UPCOMING = "upcoming"
    ON = "on"
    PAST = "past"


def exhibition_state(*, starts_on: date | None, ends_on: date | None, today: date) -> ExhibitionState | None:
    """Whether an exhibition is to come, on, or past on a day of its site's time zone; the last day is included. None without dates."""
    if starts_on is None and ends_on is None:
        return None
    if starts_on is not None and today < starts_on:
        return ExhibitionState.UPCOMING
    if ends_on is not None and today > ends_on:
        return ExhibitionState.PAST
    return ExhibitionState.ON
