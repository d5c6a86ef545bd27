"""Works that a complete file does not name: they are marked, and nothing else happens to them (collections C28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cms.collections.actions.imports.survey import Survey
from cms.collections.enums import RecordState
from cms.collections.models import ImportRun, KeyAlias, Origin, Work

# Parts in a hundred; above, the run asks before it writes.
MOST = 2
AT_ONCE = 500


@dataclass(frozen=True)
class Absent:
    """Primary keys of the works of a source and museum that the file does not name; ``new``: those that were not absent before."""

    works: Sequence[int] = ()
    new: int = 0
    standing: int = 0

    @property
    def asks(self) -> bool:
        """Above 2 % of the works that stood in the last complete file: what was absent before has been answered."""
        return self.new * 100 > MOST * self.standing


def absent_works(run: ImportRun, survey: Survey) -> Absent:
    """Reads the keys of all works of the run's source and museum, in two statements."""
    aliases = KeyAlias.objects.filter(source=run.source).values_list("work", "source_key")
    led_to = {work for work, key in aliases.iterator() if key not in survey.shadowed and survey.names(key)}
    led_to |= {place.work for place in survey.places.values() if place.work}
    works: list[int] = []
    new = standing = 0
    rows = Work.objects.filter(source=run.source, museum=run.museum, state=RecordState.CURRENT).order_by("pk")
    for pk, key, since in rows.values_list("pk", "source_key", "origin__absent_since").iterator():
        standing += since is None
        if pk not in led_to and not survey.names(key):
            works.append(pk)
            new += since is None
    return Absent(works=works, new=new, standing=standing)


def mark_absent(run: ImportRun, works: Sequence[int]) -> None:
    """Safe to run twice: who is absent already stays so since the first run that said it."""
    for start in range(0, len(works), AT_ONCE):
        some = works[start : start + AT_ONCE]
        with_origin = set(Origin.objects.filter(pk__in=some).values_list("pk", flat=True))
        Origin.objects.filter(pk__in=some, absent_since=None).update(absent_since=run)
        Origin.objects.bulk_create([Origin(work_id=pk, absent_since=run) for pk in some if pk not in with_origin], ignore_conflicts=True)
