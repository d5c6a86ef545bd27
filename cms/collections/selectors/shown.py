"""What a work shows, field by field, in the shape of ``cms.collections.fields``: what a hand kept is compared with what a source says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cms.collections.fields import BY_HAND, TERMS, TEXTS, Value
from cms.collections.models import Measure, Work


def ordered(parts: Any) -> list[Any]:
    """Parts of a work that may not be saved yet, as they will stand."""
    return sorted(parts.all(), key=lambda part: part.order)


def shown_value(work: Work, field: str) -> Value:
    """The value that ``work`` shows in ``field``, read from its columns and its parts."""
    if field in TEXTS:
        return str(getattr(work, TEXTS[field]))
    if field in TERMS:
        return [[term.text, term.qualifier] for term in ordered(work.terms) if term.kind == TERMS[field]]
    return _READERS[field](work)


def shown_values(work: Work) -> dict[str, Value]:
    return {field: shown_value(work, field) for field in BY_HAND}


def measure_value(measure: Measure) -> list[str]:
    return [str(measure.kind), f"{measure.value.normalize():f}", str(measure.unit), measure.part]


def _makers(work: Work) -> Value:
    return [
        {
            "given": part.name_as_given,
            "role": str(part.role),
            "craft": part.craft,
            "doubtful": part.doubtful,
            "maker": str(part.maker.uuid) if part.maker else None,
        }
        for part in ordered(work.work_makers)
    ]


_READERS: dict[str, Callable[[Work], Value]] = {
    "title": lambda work: {"text": work.title, "kind": str(work.title_kind)},
    "accession_numbers": lambda work: [[part.number, part.label] for part in ordered(work.accession_numbers)],
    "makers": _makers,
    "date": lambda work: {
        "text": work.date_display,
        "earliest": work.date_earliest,
        "latest": work.date_latest,
        "circa": work.date_circa,
        "basis": str(work.date_basis),
    },
    "dimensions": lambda work: {"text": work.dimensions, "measures": [measure_value(part) for part in ordered(work.measures)]},
    "location": lambda work: {
        "state": str(work.location_state),
        "room": work.room,
        "since": work.location_since.isoformat() if work.location_since else None,
    },
}
