"""Writing a field's value onto a work: its columns, and its parts as new, unsaved rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from cms.collections.enums import MeasureKind, Unit
from cms.collections.fields import TERM_COLUMNS, TERMS, TEXTS, Value, in_one_line
from cms.collections.folding import fold
from cms.collections.models import AccessionNumber, ImageAddress, Maker, Measure, Work, WorkMaker, WorkTerm

FOLDED_LENGTH = 120
_MM = {Unit.MILLIMETRE: Decimal(1), Unit.CENTIMETRE: Decimal(10), Unit.METRE: Decimal(1000), Unit.INCH: Decimal("25.4")}

# Which authority a maker's entry means: its primary key, or None.
Resolve = Callable[[dict[str, Any]], int | None]
# Field: (the accessor of its parts, those of a kind only)
PARTS = {
    "accession_numbers": "accession_numbers",
    "makers": "work_makers",
    "dimensions": "measures",
    "images": "image_addresses",
    **dict.fromkeys(TERMS, "terms"),
}


def millimetres(value: Decimal, unit: str) -> int | None:
    """None for a weight; at least 1."""
    factor = _MM.get(Unit(unit))
    return None if factor is None else max(1, round(value * factor))


def put_columns(work: Work, field: str, value: Value) -> None:
    """Sets the columns in which ``field`` is shown; parts are made by ``parts_of``."""
    if field in TEXTS:
        setattr(work, TEXTS[field], value)
    elif field in TERM_COLUMNS:
        setattr(work, TERM_COLUMNS[field], in_one_line(value))
    elif field == "title":
        work.title, work.title_kind = value["text"], value["kind"]
    elif field == "date":
        work.date_display, work.date_circa, work.date_basis = value["text"], value["circa"], value["basis"]
        work.date_earliest, work.date_latest = value["earliest"], value["latest"]
    elif field == "dimensions":
        work.dimensions = value["text"]
    elif field == "location":
        work.location_state, work.room = value["state"], value["room"]
        work.location_since = date.fromisoformat(value["since"]) if value["since"] else None


def parts_of(work: Work, field: str, value: Value, resolve: Resolve) -> list[Any]:
    """The unsaved rows that show ``field``; empty for a field that has only columns. ``resolve`` is asked for makers alone."""
    if field in TERMS:
        return [term_row(work, TERMS[field], order, text, qualifier) for order, (text, qualifier) in enumerate(value)]
    if field == "accession_numbers":
        return [AccessionNumber(work=work, order=order, number=number, label=label) for order, (number, label) in enumerate(value)]
    if field == "makers":
        return [
            WorkMaker(
                work=work,
                order=order,
                maker_id=resolve(entry),
                name_as_given=entry["given"],
                role=entry["role"],
                craft=entry["craft"],
                doubtful=entry["doubtful"],
            )
            for order, entry in enumerate(value)
        ]
    if field == "dimensions":
        return [measure_row(work, order, *entry) for order, entry in enumerate(value["measures"])]
    if field == "images":
        return [ImageAddress(work=work, order=order, url=url) for order, url in enumerate(value)]
    return []


def term_row(work: Work, kind: str, order: int, text: str, qualifier: str) -> WorkTerm:
    return WorkTerm(work=work, kind=kind, order=order, text=text, qualifier=qualifier, folded=fold(text)[:FOLDED_LENGTH])


def measure_row(work: Work, order: int, kind: str, value: str, unit: str, part: str) -> Measure:
    number = Decimal(value)
    return Measure(work=work, order=order, kind=MeasureKind(kind), value=number, unit=unit, mm=millimetres(number, unit), part=part)


def by_uuid(entry: dict[str, Any]) -> int | None:
    """The authority that a hand chose, or what it was merged into."""
    if not entry.get("maker"):
        return None
    maker = Maker.objects.filter(uuid=entry["maker"]).first()
    return (maker.merged_into_id or maker.pk) if maker else None
