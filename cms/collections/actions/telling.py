"""Works that changed because something they show did: counted, dated and told in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Case, F, Q, When

from cms.collections.enums import RecordState
from cms.collections.models import Work
from cms.core.actions import RecordChanges

AT_ONCE = 1000


def works_changed(work_ids: Sequence[int], *, changed: list[str], exported: Q, now: datetime) -> int:
    """Counts one change on each of these works that stand, and writes what happened, in the caller's transaction; answers with how many.

    ``exported`` says of which works the change is exported, so that their export's date moves (C37).
    """
    told = 0
    for some in in_portions(work_ids):
        works = Work.objects.filter(pk__in=some, state=RecordState.CURRENT)
        works.update(version=F("version") + 1, updated_at=now, exported_at=Case(When(exported, then=now), default=F("exported_at")))
        subjects = [(work, {"changed": changed, "version": work.version}) for work in works.only("uuid", "version").order_by("pk")]
        told += len(RecordChanges(kind="work.changed", subjects=subjects).run())
    return told


def in_portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Few enough for one statement on every engine."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
