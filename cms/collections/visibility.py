"""Which fields of a work the public may read: a default for each, and what a record says otherwise (collections C21)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from cms.collections.enums import Visibility

# Identity, which has no private form.
ALWAYS_PUBLIC = (
    "pk",
    "uuid",
    "label",
    "accession",
    "museum_id",
    "record_right",
    "attribution",
    "notice",
    "examples",
    "version",
    "exported_at",
    "state",
)

# Donors, sellers and former owners may live: their column is for staff until somebody decides otherwise.
DEFAULTS: dict[str, Visibility] = {
    "title": Visibility.PUBLIC,
    "title_kind": Visibility.PUBLIC,
    "object_type": Visibility.PUBLIC,
    "makers": Visibility.PUBLIC,
    "date_display": Visibility.PUBLIC,
    "date_earliest": Visibility.PUBLIC,
    "date_latest": Visibility.PUBLIC,
    "date_circa": Visibility.PUBLIC,
    "materials": Visibility.PUBLIC,
    "dimensions": Visibility.PUBLIC,
    "subject": Visibility.PUBLIC,
    "domains": Visibility.PUBLIC,
    "uses": Visibility.PUBLIC,
    "description": Visibility.PUBLIC,
    "inscriptions": Visibility.PUBLIC,
    "acquisition": Visibility.PUBLIC,
    "provenance": Visibility.STAFF,
    "credit_line": Visibility.PUBLIC,
    "bibliography": Visibility.PUBLIC,
    "exhibitions": Visibility.PUBLIC,
    "notes": Visibility.STAFF,
    "location_state": Visibility.PUBLIC,
    "room": Visibility.PUBLIC,
    "left_reason": Visibility.STAFF,
}

# Columns of a work among them, as lists read them. Who said where a work is, and from what, is nobody's business outside.
PUBLIC_COLUMNS = tuple(name for name in DEFAULTS if name not in {"makers", "domains", "uses", "left_reason"})
_HIDDEN = tuple(name for name in PUBLIC_COLUMNS if DEFAULTS[name] != Visibility.PUBLIC)
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("date_earliest", "date_latest")),
    "date_circa": False,
    "location_state": "unknown",
}


def visibility_of(name: str, chosen: Mapping[str, str]) -> Visibility:
    """The record's own choice, else the default; a word that is no visibility hides."""
    word = chosen.get(name)
    if word is None:
        return DEFAULTS[name]
    return Visibility.PUBLIC if word == Visibility.PUBLIC else Visibility.STAFF


def hidden_columns(chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Columns of a record that are for staff."""
    if not chosen:
        return _HIDDEN
    return tuple(name for name in PUBLIC_COLUMNS if visibility_of(name, chosen) != Visibility.PUBLIC)


def empty_value(name: str) -> Any:
    """What a field that may not be read looks like: one that was never filled."""
    return _EMPTY.get(name, "")


def readable(name: str) -> Q:
    """Rows whose ``name``, a field that is public by default, is public on the record too: what filters and orders may look at."""
    return Q(**{f"visibility__{name}__isnull": True}) | Q(**{f"visibility__{name}": Visibility.PUBLIC.value})
