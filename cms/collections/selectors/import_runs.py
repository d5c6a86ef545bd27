"""Imports as commands ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from cms.collections.enums import Outcome, RunState
from cms.collections.models import ImportRun, Museum, ReportLine
from cms.collections.sources.doubts import Reason

# Runs that have not ended: they can go on.
OPEN = (RunState.RUNNING, RunState.FAILED, RunState.ASKING)


def interrupted_run(*, source: str, sha256: str, museum: Museum | None, complete: bool) -> ImportRun | None:
    """The newest run of the same file, meant the same way, that was begun and has not ended."""
    runs = ImportRun.objects.filter(source=source, sha256=sha256, museum=museum, complete=complete, state__in=OPEN, undone_at=None)
    return runs.order_by("-pk").first()


def report_rows(run: ImportRun) -> Iterator[tuple[int, str, str, str, str]]:
    """Every line of the report: row, outcome, field, reason and text, the outcome and the reason in words."""
    lines = ReportLine.objects.filter(run=run).order_by("row", "pk")
    for row, outcome, field, reason, text in lines.values_list("row", "outcome", "field", "reason", "text").iterator():
        told = str(Reason(reason).label) if reason in Reason.values else reason
        yield row, str(Outcome(outcome).label), field, told, text
