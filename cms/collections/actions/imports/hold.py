"""Who works on a run, and how far they are: taking it up, counting a batch, laying it down (collections C10, C30)."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from cms.collections.enums import Outcome, RunState
from cms.collections.errors import AbsentUnanswered, ImportBegun, ImportHeld, ImportOver, ImportRunning, RunTakenOver
from cms.collections.models import ImportRun, ReportLine
from cms.core import clock
from cms.core.errors import DomainError

# Whoever gave no sign of life for so long is taken to be dead.
STALE = timedelta(minutes=2)
AT_WORK = frozenset({RunState.RUNNING, RunState.PREVIEWING})
COUNTERS = tuple(Outcome.values)
# What ``reading`` holds from the preparation on; the rest is the last try's.
PREPARED = ("encoding", "delimiter", "quoted", "columns", "compressed", "unknown", "missing")


def take_up(run: ImportRun, *, dry: bool, take_over: bool, path: Path | None = None) -> ImportRun:
    """Makes the caller the run's holder, and the run the only one of its source that runs. Answers with the row as it now stands.

    A run that failed or whose process died goes on where it was; any other begins at its first row. ``path``: where its file lies now.
    Raises ImportOver, ImportBegun, ImportHeld, AbsentUnanswered or ImportRunning.
    """
    with transaction.atomic():
        held: ImportRun = ImportRun.objects.select_for_update().get(pk=run.pk)
        now = clock.now()
        _require_free(held, dry=dry)
        if not take_over:
            require_no_life(held, now=now)
        if not begun(held):
            start_over(held)
            held.started_at = now
        if path is not None:
            held.path = str(path.resolve())
        held.state = RunState.PREVIEWING if dry else RunState.RUNNING
        held.holder, held.heartbeat_at = uuid.uuid4(), now
        held.finished_at, held.queued_at, held.message = None, None, ""
        try:
            with transaction.atomic():
                held.save()
        except IntegrityError:
            other = ImportRun.objects.filter(source=held.source, state=RunState.RUNNING).first()
            raise ImportRunning(file=other.file_name if other else "?", run=other.pk if other else "?") from None
    return held


def require_no_life(run: ImportRun, *, now: datetime) -> None:
    """Raises ImportHeld if a process that is at work on the run gave a sign of life in the last two minutes."""
    if run.state in AT_WORK and run.heartbeat_at and run.heartbeat_at > now - STALE:
        raise ImportHeld(seconds=round((now - run.heartbeat_at).total_seconds()))


def gave_up(run: ImportRun, *, now: datetime) -> bool:
    """Whether a run is said to be at work but has given no sign of life for two minutes: its process is dead."""
    return run.state in AT_WORK and run.heartbeat_at is not None and run.heartbeat_at <= now - STALE


def begun(run: ImportRun) -> bool:
    """Whether rows of it stand in the database: it can only be resumed, or undone."""
    return run.done > 0 and run.state in {RunState.RUNNING, RunState.FAILED}


def _require_free(run: ImportRun, *, dry: bool) -> None:
    if run.state in {RunState.DONE, RunState.UNDONE} or run.undone_at is not None:
        raise ImportOver
    if run.state == RunState.ASKING and not run.absent_accepted and not dry:
        raise AbsentUnanswered
    if dry and (begun(run) or run.state == RunState.RUNNING):
        raise ImportBegun


def start_over(run: ImportRun) -> None:
    """Forgets what a preview counted and reported. The row is saved by the caller."""
    run.reading = {name: value for name, value in run.reading.items() if name in PREPARED}
    run.done = run.absent = 0
    for name in COUNTERS:
        setattr(run, name, 0)
    lines = ReportLine.objects.filter(run=run)
    # As they are: nothing listens, and nothing hangs on them.
    lines._raw_delete(lines.db)


def lock(run: ImportRun) -> None:
    """The run's row, held until the transaction ends: whoever wants to take it over waits. Raises RunTakenOver if somebody has."""
    mine = ImportRun.objects.select_for_update().filter(pk=run.pk, holder=run.holder, done=run.done)
    if not mine.values_list("pk", flat=True):
        raise RunTakenOver


def advance(run: ImportRun, outcomes: Counter[str], **values: Any) -> None:
    """Counts rows that are behind us, in the transaction that wrote them. Raises RunTakenOver, and the transaction must end with it."""
    counted: dict[str, Any] = {name: getattr(run, name) + outcomes[name] for name in COUNTERS if outcomes[name]}
    counted |= {**values, "done": run.done + outcomes.total(), "heartbeat_at": clock.now()}
    if not ImportRun.objects.filter(pk=run.pk, holder=run.holder, done=run.done).update(**counted):
        raise RunTakenOver
    for name, value in counted.items():
        setattr(run, name, value)


def beat(run: ImportRun) -> None:
    """A sign of life between batches. Raises RunTakenOver."""
    advance(run, Counter())


def lay_down(run: ImportRun, state: RunState, *, message: str = "", **values: Any) -> None:
    """Ends the holder's work on the run. Raises RunTakenOver."""
    advance(run, Counter(), state=state, message=message, holder=None, finished_at=clock.now(), **values)


def note_refusal(run: ImportRun, error: DomainError) -> None:
    """A worker was refused: whoever sent the run reads why on it. A run that asks, or is held by another, says so itself."""
    waiting = ImportRun.objects.filter(pk=run.pk)
    waiting.update(queued_at=None)
    waiting.filter(state__in=(RunState.MAPPED, RunState.PREVIEWED, RunState.FAILED, RunState.DONE)).update(message=str(error))
