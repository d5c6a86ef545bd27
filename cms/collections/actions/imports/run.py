from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.utils import DataError, IntegrityError
from django.utils.translation import gettext as _

from cms.collections.actions.imports.absent import MOST, Absent, absent_works, mark_absent
from cms.collections.actions.imports.batch import Batches, Verdict
from cms.collections.actions.imports.files import FileRows, Rows, require_same_file
from cms.collections.actions.imports.hold import advance, beat, lay_down, lock, start_over, take_up
from cms.collections.actions.imports.journal import prune_journals
from cms.collections.actions.imports.makers import count_makers, last_maker
from cms.collections.actions.imports.pictures import Pictures
from cms.collections.actions.imports.survey import survey
from cms.collections.enums import Outcome, RunState
from cms.collections.errors import RunTakenOver
from cms.collections.models import ImportRun, ReportLine
from cms.collections.sources.doubts import Doubt, ReadRow, Reason
from cms.core.actions import Action
from cms.core.errors import DomainError

logger = logging.getLogger(__name__)

BATCH = 500
# What a database, or the driver before it, refuses a row with.
REFUSED = (DataError, IntegrityError, ValueError, ArithmeticError)
LONGEST_TEXT = 500


@dataclass(frozen=True, kw_only=True)
class RunImport(Action[ImportRun]):
    """Brings a prepared file in, or goes on where a run was broken off (collections C30); answers with the run as it ended.

    Batches of 500 rows, each a transaction that also counts them: the process may die at any moment. ``dry`` does the same and keeps
    nothing but the report. ``say`` is called after each batch; a KeyboardInterrupt that it raises ends the run there, to be resumed.
    ``take_over``: although the run gave a sign of life a moment ago. ``path``: where its file lies now. ``rows``: instead of the file's.
    Run it outside a transaction.

    Raises FileGone, FileChanged, ImportOver, ImportBegun, ImportHeld, ImportRunning, AbsentUnanswered, NotAKey or RunTakenOver.
    """

    import_run: ImportRun
    dry: bool = False
    say: Callable[[ImportRun], None] | None = None
    take_over: bool = False
    path: Path | None = None
    rows: Rows | None = None

    def check(self) -> None:
        if self.rows is None:
            require_same_file(self.import_run, path=self.path)

    def execute(self) -> ImportRun:
        run = take_up(self.import_run, dry=self.dry, take_over=self.take_over, path=self.path)
        try:
            self._bring_in(run, self.rows or FileRows(run))
        except RunTakenOver:
            raise
        except BaseException as error:
            self._break_off(run, error)
            raise
        return run

    def _bring_in(self, run: ImportRun, rows: Rows) -> None:
        found = survey(rows, source=run.source, beat=lambda: beat(run))
        absent = absent_works(run, found) if run.complete and run.museum_id else Absent()
        # A run that has written was answered, or had nothing to ask.
        question = "" if run.absent_accepted or run.done or not absent.asks else _question(absent)
        if question and not self.dry:
            lay_down(run, RunState.ASKING, message=question, absent=len(absent.works))
            return
        run.reading.setdefault("makers_from", last_maker())
        batches = Batches.of(run, found)
        pictures = Pictures(run)
        self._catch_up(run, rows, batches, pictures)
        mended = Counter(run.reading.get("cleaned", {}))
        for some in _pieces(rows.read(run.done)):
            verdicts = self._batch(run, some, batches, pictures, lambda: {**run.reading, "cleaned": dict(mended + Counter(rows.cleaned))})
            if not self.dry:
                self._attach(run, pictures, verdicts)
            if self.say:
                self.say(run)
        self._end(run, absent, question)

    def _batch(
        self, run: ImportRun, rows: list[ReadRow], batches: Batches, pictures: Pictures, reading: Callable[[], dict[str, Any]]
    ) -> list[Verdict]:
        """Rows, counters and report in one transaction; of a dry run only the counters and the report stay."""
        wrong = pictures.examine(rows)
        with transaction.atomic():
            lock(run)
            verdicts = _written(rows, batches, wrong)
            if self.dry:
                transaction.set_rollback(True)
            else:
                self._record(run, verdicts, reading())
        if self.dry:
            batches.forget()
            with transaction.atomic():
                self._record(run, verdicts, reading())
        return verdicts

    def _record(self, run: ImportRun, verdicts: Sequence[Verdict], reading: dict[str, Any]) -> None:
        ReportLine.objects.bulk_create(
            ReportLine(
                run=run,
                row=verdict.row.number,
                outcome=verdict.outcome,
                field=doubt.field[:60],
                reason=doubt.reason,
                text=_storable(doubt.text),
                # What a dry run made is gone by now.
                work_id=verdict.work if verdict.was_there or not self.dry else None,
            )
            for verdict in verdicts
            if verdict.outcome != Outcome.UNCHANGED
            for doubt in verdict.doubts
        )
        advance(run, Counter(str(verdict.outcome) for verdict in verdicts), reading=reading)

    def _attach(self, run: ImportRun, pictures: Pictures, verdicts: Sequence[Verdict]) -> None:
        named = [(verdict.work, verdict.row) for verdict in verdicts if verdict.outcome != Outcome.REJECTED and verdict.row.pictures]
        pictures.attach([(work, row) for work, row in named if work is not None], beat=lambda: beat(run))

    def _catch_up(self, run: ImportRun, rows: Rows, batches: Batches, pictures: Pictures) -> None:
        """A process may have died between a batch and its pictures: those of the last batch are looked at again."""
        behind = min(run.done, BATCH)
        if behind:
            last = [row for row in islice(rows.read(run.done - behind), behind) if row.pictures and row.rejected is None]
            pictures.attach(batches.works_of(last), beat=lambda: beat(run))

    def _end(self, run: ImportRun, absent: Absent, question: str) -> None:
        if self.dry:
            lay_down(run, RunState.PREVIEWED, message=question, absent=len(absent.works))
            return
        with transaction.atomic():
            lock(run)
            mark_absent(run, absent.works)
            reading = {**run.reading, "makers": count_makers(run)}
            lay_down(run, RunState.DONE, absent=len(absent.works), reading=reading)
            prune_journals(run.source)

    def _break_off(self, run: ImportRun, error: BaseException) -> None:
        """Leaves the run as it stands, to be resumed, with the reason; a dry run leaves nothing."""
        held = ImportRun.objects.filter(pk=run.pk, holder=run.holder).first()
        if held is None:
            return
        if self.dry:
            start_over(held)
            held.state, held.holder, held.message = RunState.MAPPED, None, _reason(error)
            held.save()
        else:
            lay_down(held, RunState.FAILED, message=_reason(error))


def _storable(text: str) -> str:
    """As a report keeps it: what could not be read may hold what no database takes."""
    return text[:LONGEST_TEXT].replace("\0", "\ufffd").encode(errors="replace").decode()


def _pieces(rows: Iterator[ReadRow]) -> Iterator[list[ReadRow]]:
    while some := list(islice(rows, BATCH)):
        yield some


def _written(rows: list[ReadRow], batches: Batches, wrong: dict[int, list[Doubt]]) -> list[Verdict]:
    """The whole batch at once; if the database refuses it, row by row, so that only the row at fault is rejected."""
    try:
        with transaction.atomic():
            return batches.write(rows, wrong)
    except REFUSED as error:
        batches.forget()
        if len(rows) == 1:
            logger.info("row %s was refused", rows[0].number, exc_info=True)
            return [Verdict(rows[0], Outcome.REJECTED, [Doubt(Reason.NOT_KEPT, "", f"{type(error).__name__}: {error}")])]
    return [verdict for row in rows for verdict in _written([row], batches, wrong)]


def _question(absent: Absent) -> str:
    return _(
        "%(absent)s works of the museum do not stand in this file, of %(works)s that are to stand in it: more than %(most)s %%. "
        "Nothing has been written. If so many are meant, say so, and the import goes on; they will be marked, not withdrawn."
    ) % {"absent": absent.new, "works": absent.standing, "most": MOST}


def _reason(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return _("Stopped by hand. Resume it to go on from there.")
    return str(error) if isinstance(error, DomainError) else f"{type(error).__name__}: {error}"[:2000]
