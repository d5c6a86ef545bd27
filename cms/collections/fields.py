"""The fields of a work that a source or a hand may fill, and the one shape in which their values are kept (collections C3, C6).

Values are JSON, the same wherever they stand (a row that was read, ``Origin``, a journal):

- *texts*: a string;
- *terms*: ``[[text, qualifier], …]`` in the source's order;
- ``title``: ``{"text": str, "kind": TitleKind}``;
- ``accession_numbers``: ``[[number, label], …]``;
- ``makers``: ``[{"given", "role", "craft", "doubtful", …}, …]``; from a source also ``name, birth, death, nationality, known, ulan,
  wikidata`` (what identifies the authority), by hand also ``maker`` (its uuid or null);
- ``date``: ``{"text", "earliest", "latest", "circa", "basis"}``, years as integers or null, never 0;
- ``dimensions``: ``{"text": str, "measures": [[kind, value, unit, part], …]}``, the value as a decimal string without trailing zeros;
- ``location``: ``{"state", "room", "since"}``, since an ISO date or null;
- ``images``: ``[address, …]``, from sources only.
"""

from __future__ import annotations

from typing import Any

from cms.collections.enums import LocationState, TermKind

Value = Any

# Field: the column it is shown in.
TEXTS = {
    "description": "description",
    "inscriptions": "inscriptions",
    "acquisition": "acquisition",
    "provenance": "provenance",
    "credit_line": "credit_line",
    "bibliography": "bibliography",
    "exhibitions": "exhibitions",
    "notes": "notes",
    "record_right": "record_right",
    "attribution": "attribution",
}
TERMS = {
    "object_types": TermKind.OBJECT_TYPE,
    "materials": TermKind.MATERIAL,
    "subjects": TermKind.SUBJECT,
    "domains": TermKind.DOMAIN,
    "uses": TermKind.USE,
}
# Terms that also stand in one line on the work, for lists.
TERM_COLUMNS = {"object_types": "object_type", "materials": "materials", "subjects": "subject"}
BETWEEN_TERMS = " ; "

BY_HAND = ("title", "accession_numbers", *TERMS, "makers", "date", "dimensions", "location", *TEXTS)
SOURCE_ONLY = ("images",)
FIELDS = (*BY_HAND, *SOURCE_ONLY)

_EMPTY: dict[str, Value] = {
    "title": {"text": "", "kind": ""},
    "date": {"text": "", "earliest": None, "latest": None, "circa": False, "basis": ""},
    "dimensions": {"text": "", "measures": []},
    "location": {"state": LocationState.UNKNOWN.value, "room": "", "since": None},
    **dict.fromkeys(TEXTS, ""),
}
_MAKER = ("given", "role", "craft", "doubtful")


def empty(field: str) -> Value:
    """What a field that nobody filled holds."""
    return _EMPTY.get(field, [])


def same(field: str, one: Value, other: Value) -> bool:
    """Whether two values of a field say the same; of makers, what the record says and, where both name one, the authority."""
    if field != "makers":
        return bool(one == other)
    if len(one) != len(other):
        return False
    return all(
        [left[name] for name in _MAKER] == [right[name] for name in _MAKER]
        and (not left.get("maker") or not right.get("maker") or left["maker"] == right["maker"])
        for left, right in zip(one, other, strict=True)
    )


def in_one_line(terms: list[list[str]]) -> str:
    return BETWEEN_TERMS.join(f"{text} ({qualifier})" if qualifier else text for text, qualifier in terms)
