"""Journals are kept for the last runs of a source (collections C30)."""

from __future__ import annotations

from cms.collections.enums import RunState
from cms.collections.models import ImportRun, JournalEntry

KEPT = 10
# States in which a run has written, or may have.
_WROTE = (RunState.RUNNING, RunState.DONE, RunState.FAILED, RunState.UNDONE)


def runs_that_wrote(source: str) -> list[ImportRun]:
    """Newest first; a run is as old as its first row."""
    return list(ImportRun.objects.filter(source=source, state__in=_WROTE, done__gt=0).order_by("-started_at", "-pk"))


def prune_journals(source: str) -> None:
    old = [run.pk for run in runs_that_wrote(source)[KEPT:] if run.journal_kept]
    if not old:
        return
    entries = JournalEntry.objects.filter(run__in=old)
    # Whole journals in one statement: nothing hangs on an entry.
    entries._raw_delete(entries.db)
    ImportRun.objects.filter(pk__in=old).update(journal_kept=False)
