from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.actions.hand import keep_changes
from cms.collections.actions.restricting import tell_restriction
from cms.collections.actions.writing import check_values, fill_shown, locked, require_curator, snapshot, stamp
from cms.collections.models import Work
from cms.collections.selectors.shown import shown_values
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class ChangeWork(Action[list[str]]):
    """Keeps a record that was changed in memory, with its numbers, makers and images; answers with the names of what changed.

    Nothing changed: nothing is written, no event, no new date (C5). Of a work that a file feeds, each field that changed is kept by hand
    from then on (C3). Whoever moves a work to another museum curates both.
    Raises NotYourMuseum, RecordLeft, StaleWork, YearZero, YearsReversed or RoomOffView.
    """

    work: Work
    by: User | None

    def check(self) -> None:
        was = Work.objects.select_related("museum").get(pk=self.work.pk)
        require_curator(self.by, was.museum, self.work.museum)
        check_values(self.work)

    @transaction.atomic
    def execute(self) -> list[str]:
        work = self.work
        stored = locked(work)
        now = clock.now()
        before, shown = snapshot(stored), shown_values(stored)
        fill_shown(work)
        changed = stamp(work, before=before, stored=stored, now=now)
        if changed:
            work.save()
            keep_changes(work, before=shown, by=self.by, now=now)
            RecordChange(kind="work.changed", subject=work, data={"changed": changed, "version": work.version}).run()
            tell_restriction(work, changed)
        return changed
