"""Values made to fit the columns that keep them; what was cut is told."""

from __future__ import annotations

from typing import Any

from cms.collections.sources.doubts import Doubt, Reason

# Characters, as in ``cms.collections.models``; of a row of a list by place, of a table by name.
_BY_PLACE = {
    "accession_numbers": {0: 255, 1: 255},
    "object_types": {1: 255},
    "materials": {1: 255},
    "subjects": {1: 255},
    "domains": {1: 255},
    "uses": {1: 255},
}
_BY_NAME = {"makers": {"given": 500, "craft": 255, "name": 255, "nationality": 120}}
_LONGEST_ROOM, _LONGEST_ATTRIBUTION, _LONGEST_PART = 120, 255, 120


def fit(field: str, value: Any) -> list[Doubt]:
    """Cuts ``value`` in place where a column is too short for it."""
    limits: dict[Any, int] = _BY_PLACE.get(field) or _BY_NAME.get(field) or {}
    if limits:
        return [doubt for row in value for doubt in _cut(field, row, limits)]
    if field == "dimensions":
        return [doubt for row in value["measures"] for doubt in _cut(field, row, {3: _LONGEST_PART})]
    return _cut(field, value, {"room": _LONGEST_ROOM}) if field == "location" else []


def _cut(field: str, row: Any, limits: dict[Any, int]) -> list[Doubt]:
    doubts = []
    for place, longest in limits.items():
        text = row[place]
        if text and len(text) > longest:
            row[place] = text[:longest].rstrip()
            doubts.append(Doubt(Reason.TOO_LONG, field, text))
    return doubts
