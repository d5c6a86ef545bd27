"""Values that somebody sends for a field, checked before they are kept: shape, lengths, and what the database would refuse."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.collections.enums import DateBasis, LocationState, MakerRole, MeasureKind, TitleKind, Unit
from cms.collections.errors import BadValue
from cms.collections.fields import TERMS, TEXTS, Value
from cms.collections.models import AccessionNumber, Measure, Work, WorkMaker, WorkTerm

WEIGHTS = {Unit.GRAM, Unit.KILOGRAM}


def checked(field: str, value: Value) -> Value:
    """``value`` as it will be kept, in the shape of ``cms.collections.fields``. Raises BadValue, which names the field and says why."""
    with _naming(field):
        if field in TEXTS:
            return _text(value, Work, TEXTS[field])
        if field in TERMS:
            return [[_given(text, WorkTerm, "text"), _text(qualifier, WorkTerm, "qualifier")] for text, qualifier in value]
        return _CHECKS[field](value)


@contextmanager
def _naming(field: str) -> Any:
    try:
        yield
    except ValidationError as error:
        raise BadValue(field=field, why=" ".join(error.messages)) from error
    except (TypeError, ValueError, KeyError, AttributeError, InvalidOperation) as error:
        raise BadValue(field=field, why=_("it has another shape.")) from error


def _text(value: Any, model: Any, column: str) -> str:
    """Line ends as one character, NFC, edges trimmed; no longer than the column, and one of its choices where it has any."""
    if not isinstance(value, str):
        raise TypeError(value)
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    into = model._meta.get_field(column)
    if text:
        into.clean(text, None)
    return text


def _given(value: Any, model: Any, column: str) -> str:
    text = _text(value, model, column)
    if not text:
        raise ValidationError(_("a part of it is empty."))
    return text


def _numbers(value: Value) -> Value:
    numbers = [[_given(number, AccessionNumber, "number"), _text(label, AccessionNumber, "label")] for number, label in value]
    if len({tuple(entry) for entry in numbers}) < len(numbers):
        raise ValidationError(_("the same number stands twice."))
    return numbers


def _maker(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "given": _given(entry["given"], WorkMaker, "name_as_given"),
        "role": MakerRole(entry["role"]).value,
        "craft": _text(entry.get("craft", ""), WorkMaker, "craft"),
        "doubtful": bool(entry.get("doubtful", False)),
        "maker": str(entry["maker"]) if entry.get("maker") else None,
    }


def _date(value: Value) -> Value:
    earliest, latest = (None if value[end] is None else int(value[end]) for end in ("earliest", "latest"))
    if 0 in {earliest, latest}:
        raise ValidationError(_("there is no year 0."))
    if earliest is not None and latest is not None and earliest > latest:
        raise ValidationError(_("the earliest year comes after the latest."))
    return {
        "text": _text(value["text"], Work, "date_display"),
        "earliest": earliest,
        "latest": latest,
        "circa": bool(value["circa"]),
        "basis": DateBasis(value["basis"]).value,
    }


def _measure(kind: str, value: str, unit: str, part: str) -> list[str]:
    number = Decimal(value)
    Measure._meta.get_field("value").clean(number, None)
    if number <= 0 or (MeasureKind(kind) == MeasureKind.WEIGHT) != (Unit(unit) in WEIGHTS):
        raise ValidationError(_("a measurement is more than nothing, and its unit is one of its kind."))
    return [MeasureKind(kind).value, f"{number.normalize():f}", Unit(unit).value, _text(part, Measure, "part")]


def _location(value: Value) -> Value:
    state, room = LocationState(value["state"]), _text(value["room"], Work, "room")
    if room and state != LocationState.ON_VIEW:
        raise ValidationError(_("a room is given only for a work on view."))
    since = date.fromisoformat(value["since"]).isoformat() if value["since"] else None
    return {"state": state.value, "room": room, "since": since}


_CHECKS: dict[str, Callable[[Value], Value]] = {
    "title": lambda value: {"text": _text(value["text"], Work, "title"), "kind": TitleKind(value["kind"]).value},
    "accession_numbers": _numbers,
    "makers": lambda value: [_maker(entry) for entry in value],
    "date": _date,
    "dimensions": lambda value: {
        "text": _text(value["text"], Work, "dimensions"),
        "measures": [_measure(*entry) for entry in value["measures"]],
    },
    "location": _location,
}
