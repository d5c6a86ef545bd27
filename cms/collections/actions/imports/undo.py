from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from cms.collections.actions.imports.hold import advance, lay_down, lock, require_no_life
from cms.collections.actions.imports.journal import KEPT, runs_that_wrote
from cms.collections.actions.imports.kept import Kept
from cms.collections.actions.imports.makers import made_by
from cms.collections.actions.imports.museums import require_museums
from cms.collections.actions.imports.restore import restore
from cms.collections.actions.imports.take_back import take_back
from cms.collections.enums import RunState
from cms.collections.errors import ImportRunning, JournalGone, NewerImport, NothingToUndo
from cms.collections.models import ImportRun, JournalEntry, Maker, Museum, Origin
from cms.core import clock
from cms.core.actions import Action
from cms.core.models import User

AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Undone:
    """How many works got their values back, how many that the run had made were withdrawn, and what was left as it is."""

    restored: int = 0
    withdrawn: int = 0
    kept: list[Kept] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class UndoImport(Action[Undone]):
    """Takes a run back, the newest of its source first (collections C30).

    Each field that it changed gets its value back, unless a hand has changed it since; works that it made are withdrawn, unless something
    uses them. What is left as it is, is listed. Batches in transactions of their own: one that was broken off goes on when it is run again.
    Run it outside a transaction. Raises NothingToUndo, JournalGone, NewerImport, NotYourMuseum, ImportRunning or ImportHeld.
    """

    import_run: ImportRun
    by: User | None

    def check(self) -> None:
        run = ImportRun.objects.get(pk=self.import_run.pk)
        unfinished = run.state == RunState.RUNNING and run.undone_at is not None
        if run.done == 0 or not (unfinished or run.state in {RunState.DONE, RunState.FAILED}):
            raise NothingToUndo
        if not run.journal_kept:
            raise JournalGone(kept=KEPT)
        newest = next((one for one in runs_that_wrote(run.source) if one.state != RunState.UNDONE), run)
        if newest.pk != run.pk:
            raise NewerImport(file=newest.file_name, run=newest.pk)
        touched = Museum.objects.filter(works__origin__created_by=run) | Museum.objects.filter(works__journal__run=run)
        require_museums(self.by, touched.distinct())

    def execute(self) -> Undone:
        run = self._take_up()
        for entries in _pieces(JournalEntry.objects.filter(run=run)):
            self._batch(run, "restored", restore, entries)
        for works in _pieces(Origin.objects.filter(created_by=run, undone=False)):
            self._batch(run, "withdrawn", take_back, works)
        self._end(run)
        done = run.reading["undone"]
        return Undone(restored=done["restored"], withdrawn=done["withdrawn"], kept=[Kept(*one) for one in done["kept"]])

    def _take_up(self) -> ImportRun:
        """The source's lock is held as by a run; ``undone_at`` tells that this one goes backwards."""
        with transaction.atomic():
            run: ImportRun = ImportRun.objects.select_for_update().get(pk=self.import_run.pk)
            now = clock.now()
            require_no_life(run, now=now)
            run.state, run.holder, run.heartbeat_at = RunState.RUNNING, uuid.uuid4(), now
            run.undone_by, run.undone_at, run.queued_at, run.message = self.by, now, None, ""
            run.reading.setdefault("undone", {"restored": 0, "withdrawn": 0, "kept": []})
            try:
                with transaction.atomic():
                    run.save()
            except IntegrityError:
                other = ImportRun.objects.filter(source=run.source, state=RunState.RUNNING).first()
                raise ImportRunning(file=other.file_name if other else "?", run=other.pk if other else "?") from None
        return run

    def _batch(self, run: ImportRun, what: str, act: Callable[[ImportRun, Sequence[int]], tuple[int, list[Kept]]], pks: list[int]) -> None:
        """One piece, and what became of it, in one transaction."""
        with transaction.atomic():
            lock(run)
            number, left = act(run, pks)
            done = dict(run.reading["undone"])
            known = {tuple(one) for one in done["kept"]}
            done[what] += number
            done["kept"] = [*done["kept"], *(one.as_json() for one in left if tuple(one.as_json()) not in known)]
            advance(run, Counter(), reading={**run.reading, "undone": done})

    def _end(self, run: ImportRun) -> None:
        with transaction.atomic():
            lock(run)
            Origin.objects.filter(absent_since=run).update(absent_since=None)
            # Makers stay with the works that were withdrawn; those that nothing names any more were of works that are as before.
            unused = made_by(run).filter(work_makers=None, merged_into=None, merged=None, lost=None, won=None)
            Maker.objects.filter(pk__in=list(unused.values_list("pk", flat=True))).delete()
            lay_down(run, RunState.UNDONE, undone_at=clock.now())


def _pieces(rows: QuerySet[Any]) -> Iterator[list[int]]:
    """Primary keys, read once, so many at a time: what was left as it is does not come again."""
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    yield from (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))
