"""Values kept by hand against a source: the one place that writes ``hand`` and ``differing`` of an origin (collections C3, C4)."""

from __future__ import annotations

from datetime import datetime

from cms.collections.actions.create_work import BY_HAND as NO_SOURCE
from cms.collections.actions.shown import PARTS, Resolve, parts_of, put_columns
from cms.collections.fields import BY_HAND, TERMS, Value, empty, same
from cms.collections.models import Origin, Work
from cms.collections.selectors.origins import differs, of_file, said_value, source_value
from cms.collections.selectors.shown import ordered, shown_value
from cms.core.models import User


def recount(origin: Origin) -> int:
    """Writes onto ``origin``, unsaved, how many fields differ; answers with the number."""
    origin.differing = len(differs(origin))
    return origin.differing


def settle(origin: Origin) -> list[str]:
    """After the source's values changed: drops hand values that the source has come to say, and recounts. Unsaved.

    Answers with the fields that are shown from the source again.
    """
    dropped = [field for field, kept in origin.hand.items() if same(field, kept["value"], said_value(origin, field))]
    for field in dropped:
        del origin.hand[field]
    recount(origin)
    return dropped


def keep(origin: Origin, field: str, value: Value, *, by: User | None, now: datetime, shown: Value | None = None) -> None:
    """Keeps ``value`` by hand against what the source says at this moment, or drops the hand's if it says the same. Unsaved.

    ``shown``: what the work showed before.
    """
    said = said_value(origin, field)
    if shown is not None and field not in origin.hand and same(field, shown, said):
        said = shown
    if same(field, value, said):
        origin.hand.pop(field, None)
    else:
        origin.hand[field] = {"value": value, "base": said, "by": by.pk if by else None, "at": now.isoformat()}
    recount(origin)


def keep_changes(work: Work, *, before: dict[str, Value], by: User | None, now: datetime) -> list[str]:
    """Of a work that a file feeds, every field whose shown value is no longer the one in ``before`` is kept by hand; answers with them.

    A record that was written here has no source to differ from, and needs no origin.
    """
    changed = [field for field in BY_HAND if not same(field, before[field], shown_value(work, field))]
    origin = _origin(work, before) if changed else None
    if origin is None:
        return []
    for field in changed:
        keep(origin, field, shown_value(work, field), by=by, now=now, shown=before[field])
    origin.save()
    return changed


def _origin(work: Work, before: dict[str, Value]) -> Origin | None:
    """The locked origin of a work that a file feeds. One whose source never left an origin showed what its source said."""
    origin: Origin | None = Origin.objects.select_for_update().filter(work=work).first()
    if origin is None and work.source != NO_SOURCE:
        return Origin(work=work, values={field: value for field, value in before.items() if value != empty(field)})
    return origin if origin is not None and (of_file(origin) or work.source != NO_SOURCE) else None


def show(work: Work, field: str, value: Value, resolve: Resolve) -> None:
    """Puts a value onto the work, unsaved: its columns and, in the place of those that stand there, its parts."""
    put_columns(work, field, value)
    if field not in PARTS:
        return
    parts = parts_of(work, field, value, resolve)
    if field in TERMS:
        parts = [term for term in ordered(work.terms) if term.kind != TERMS[field]] + parts
    setattr(work, PARTS[field], parts)


__all__ = ["differs", "keep", "keep_changes", "recount", "settle", "show", "source_value"]
