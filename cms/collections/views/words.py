"""Values of fields in words, as staff read them side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.collections.enums import DateBasis, LocationState, MakerRole, MeasureKind, TitleKind, Unit
from cms.collections.fields import TERMS, Value
from cms.collections.forms.lines import line_of
from cms.collections.rights import Right


def in_words(field: str, value: Value) -> list[str]:
    """What ``value`` says, a line each; empty where it says nothing."""
    if field in TERMS or field == "accession_numbers":
        return [line_of(*pair) for pair in value]
    return _WORDS.get(field, _text)(value)


def _text(value: Value) -> list[str]:
    return [value] if value else []


def _right(value: Value) -> list[str]:
    return [str(Right(value).label)] if value in Right.values else _text(value)


def _title(value: Value) -> list[str]:
    kind = [f"({TitleKind(value['kind']).label})"] if value["kind"] else []
    return [*_text(value["text"]), *kind]


def _maker(entry: Value) -> str:
    role = MakerRole(entry["role"])
    name = entry["given"] if role == MakerRole.MADE_BY else f"{role.label} {entry['given']}"
    told = ", ".join(part for part in (name, entry["craft"]) if part)
    return _("%(maker)s (doubtful)") % {"maker": told} if entry["doubtful"] else told


def _date(value: Value) -> list[str]:
    earliest, latest = value["earliest"], value["latest"]
    if earliest is None and latest is None:
        return _text(value["text"])
    if latest is None:
        years = _("from %(year)s") % {"year": earliest}
    elif earliest is None:
        years = _("until %(year)s") % {"year": latest}
    else:
        years = str(earliest) if earliest == latest else _("%(earliest)s to %(latest)s") % {"earliest": earliest, "latest": latest}
    notes = [str(DateBasis(value["basis"]).label)] if value["basis"] else []
    notes += [_("circa")] if value["circa"] else []
    read = _("years: %(years)s (%(notes)s)") if notes else _("years: %(years)s")
    return [*_text(value["text"]), read % {"years": years, "notes": ", ".join(notes)}]


def _measure(kind: str, number: str, unit: str, part: str) -> str:
    told = f"{MeasureKind(kind).label} {number}\u00a0{Unit(unit).label}"
    return f"{told} ({part})" if part else told


def _location(value: Value) -> list[str]:
    since = _("since %(day)s") % {"day": date_format(date.fromisoformat(value["since"]))} if value["since"] else ""
    return [part for part in (str(LocationState(value["state"]).label), value["room"], since) if part]


_WORDS: dict[str, Callable[[Value], list[str]]] = {
    "record_right": _right,
    "title": _title,
    "makers": lambda value: [_maker(entry) for entry in value],
    "date": _date,
    "dimensions": lambda value: [*_text(value["text"]), *(_measure(*entry) for entry in value["measures"])],
    "location": _location,
}
