"""What a row changes of a work that is there: the source's values, and with them what is shown, unless a hand keeps it (C3, C4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cms.collections.actions.hand import differs, settle, source_value
from cms.collections.actions.imports.digest import digest_of
from cms.collections.actions.imports.rewrite import Rewritten
from cms.collections.enums import Outcome, RecordState
from cms.collections.fields import Value, same
from cms.collections.models import ImportRun, JournalEntry, Origin, Work
from cms.collections.sources.doubts import Doubt, ReadRow, Reason


@dataclass(slots=True)
class Taken:
    """What became of one row of a work that was there."""

    outcome: Outcome
    doubts: list[Doubt] = field(default_factory=list)
    # The work, if what it shows or its key is to be written; its fields to show, from the origin.
    rewritten: Rewritten | None = None
    shown: list[str] = field(default_factory=list)
    former_key: str = ""
    origin: Origin | None = None
    journal: JournalEntry | None = None


def take(
    row: ReadRow, work: Work, origin: Origin, *, key: str, returns: bool, doubts: list[Doubt], standing: list[Doubt], run: ImportRun
) -> Taken:
    """Compares, and changes ``origin`` and ``work`` in memory; nothing is saved. ``returns``: an undo had withdrawn the work.

    ``doubts``: what else is doubtful about the row; ``standing``: what is told even where nothing changes.
    """
    entry = JournalEntry(run=run, work=work, before=before_of(work, origin), after={})
    read = {name: value for name, value in row.values.items() if _says_more(origin, name, value)}
    stands = returns or work.state == RecordState.CURRENT
    renamed = stands and key != work.source_key
    if not (read or renamed or returns):
        return _untouched(row, origin, standing, entry, run)
    hand_was = dict(origin.hand)
    _note(origin, row, read, run)
    dropped = settle(origin)
    entry.before |= {
        "values": {name: entry.before["values"].get(name) for name in read},
        "raw": {name: entry.before["raw"].get(name) for name in read},
        "hand": {name: hand_was[name] for name in {*read, *dropped} & hand_was.keys()},
        "dropped": dropped,
    }
    entry.after = read
    shown = [name for name in (*read, *(name for name in dropped if name not in read)) if name not in origin.hand]
    doubts = [*row.doubts, *doubts, *standing]
    if not stands:
        return Taken(Outcome.SUSPICIOUS, [*doubts, Doubt(Reason.RECORD_LEFT)], origin=origin, journal=entry)
    rewritten = Rewritten.of(work) if shown or returns or renamed else None
    former_key = work.source_key if renamed else ""
    work.source_key = key
    if returns:
        _bring_back(work, origin, run)
    differing = [name for name in differs(origin) if name in read]
    doubts += [Doubt(Reason.KEPT_BY_HAND, name, row.raw.get(name, "")) for name in differing]
    usual = Outcome.CREATED if returns else Outcome.CHANGED
    outcome = Outcome.DIFFERS if differing else Outcome.SUSPICIOUS if doubts else usual
    # Of a work that returns nothing is undone but its return.
    return Taken(outcome, doubts, rewritten, shown, former_key, origin, None if returns else entry)


def before_of(work: Work, origin: Origin) -> dict[str, Any]:
    """All that an undo puts back of an origin; of values and texts only what changed is kept, in the end."""
    return {
        "origin": not origin._state.adding,
        "values": dict(origin.values),
        "raw": dict(origin.raw),
        "hand": {},
        "dropped": [],
        "read_by": dict(origin.read_by),
        "run": origin.run_id,
        "row": origin.row,
        "digest": origin.digest,
        "absent_since": origin.absent_since_id,
        "state": work.state,
        "source_key": work.source_key,
        "known_from": [work.location_source, work.location_said_by],
    }


def _says_more(origin: Origin, name: str, value: Value) -> bool:
    known = source_value(origin, name)
    if value == known:
        return False
    # What was concluded from a work's own makers names no life, no nationality: only what both say is compared.
    return not (origin._state.adding and same(name, value, known))


def _untouched(row: ReadRow, origin: Origin, standing: list[Doubt], entry: JournalEntry, run: ImportRun) -> Taken:
    """Nothing is written, but for the origin of a work that had none, and for one that was absent and is here again."""
    outcome = Outcome.SUSPICIOUS if standing else Outcome.UNCHANGED
    if not (origin._state.adding or origin.absent_since_id):
        return Taken(outcome, standing)
    if origin._state.adding:
        _note(origin, row, {}, run)
    origin.absent_since = None
    entry.before |= {"values": {}, "raw": {}}
    return Taken(outcome, standing, origin=origin, journal=entry)


def _note(origin: Origin, row: ReadRow, read: dict[str, Value], run: ImportRun) -> None:
    """Writes onto the origin what the source says now, and who read it."""
    if origin.run_id not in {None, run.pk}:
        unread = origin.values.keys() - row.values.keys() - origin.read_by.keys()
        origin.read_by |= {name: [origin.run_id, origin.row] for name in unread}
    origin.read_by = {name: by for name, by in origin.read_by.items() if name not in row.values}
    # What was concluded from the work itself makes room for the source's own words.
    said = row.values if origin._state.adding else read
    origin.values |= said
    for name in said:
        if name in row.raw:
            origin.raw[name] = row.raw[name]
        else:
            origin.raw.pop(name, None)
    origin.run, origin.row, origin.digest, origin.absent_since = run, row.number, digest_of(row.values), None


def _bring_back(work: Work, origin: Origin, run: ImportRun) -> None:
    work.state, work.left_at, work.left_reason = RecordState.CURRENT, None, ""
    origin.undone, origin.created_by = False, run
