"""Which work each row of a batch means (collections C1, C2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from cms.collections.actions.imports.survey import Survey
from cms.collections.enums import RecordState
from cms.collections.models import KeyAlias, Work
from cms.collections.sources.doubts import ReadRow, Reason


@dataclass(frozen=True, slots=True)
class Known:
    """What a row's fate depends on, of a work that is there: read for every row, so no more than that."""

    pk: int
    source_key: str
    museum_id: int
    state: str
    # None for a work without an origin.
    digest: str | None
    absent: bool
    # Withdrawn by an undo, and by nobody since.
    undone: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The work that a row means, or None, and the key under which it is to stand."""

    known: Known | None
    key: str
    reason: Reason | None = None


_COLUMNS = ("pk", "source_key", "museum_id", "state", "origin__digest", "origin__absent_since", "origin__undone")


def find(rows: Sequence[ReadRow], *, source: str, survey: Survey) -> dict[int, Found]:
    """By row number, for rows that are not rejected: by key, then by a former key, then by a key that the work itself had formerly.

    At most three statements. No two rows mean one work.
    """
    keys = {key for row in rows for key in (row.key, *row.former_keys)}
    places = {row.number: survey.places[row.number] for row in rows if row.number in survey.places}
    aliases = dict(KeyAlias.objects.filter(source=source, source_key__in=keys).values_list("source_key", "work"))
    more = {*aliases.values(), *(place.work for place in places.values() if place.work)}
    works = _known(Q(source=source, source_key__in=keys))
    works |= _known(Q(pk__in=more - works.keys())) if more - works.keys() else {}
    by_key = {work.source_key: work for work in works.values()}
    claimed: set[int] = set()
    found: dict[int, Found] = {}
    for row in rows:
        if row.rejected is not None:
            continue
        place = places.get(row.number)
        if place is not None:
            one = Found(works[place.work] if place.work else None, place.key, place.reason)
        else:
            one = _by_keys(row, by_key, {key: works[pk] for key, pk in aliases.items() if pk in works}, survey)
        if one.known is not None and one.known.pk in claimed:
            one = Found(None, row.key, Reason.SAME_KEY_TWICE)
        if one.known is not None:
            claimed.add(one.known.pk)
        found[row.number] = one
    return found


def _known(which: Q) -> dict[int, Known]:
    rows: Iterable[tuple[int, str, int, str, str | None, int | None, bool | None]] = Work.objects.filter(which).values_list(*_COLUMNS)
    return {
        pk: Known(pk, key, museum, state, digest, absent is not None, bool(undone) and state == RecordState.WITHDRAWN)
        for pk, key, museum, state, digest, absent, undone in rows
    }


def _by_keys(row: ReadRow, by_key: dict[str, Known], by_alias: dict[str, Known], survey: Survey) -> Found:
    if (known := by_key.get(row.key)) is not None:
        return Found(known, row.key)
    for key in row.former_keys:
        known = (by_key.get(key) or by_alias.get(key)) if survey.follows(key) else None
        if known is not None:
            return Found(known, row.key)
    if row.key in survey.shadowed:
        return Found(None, row.key, Reason.SAME_KEY_TWICE)
    known = by_alias.get(row.key)
    return Found(known, known.source_key if known else row.key)
