from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.actions.restricting import tell_restriction
from cms.collections.actions.writing import check_values, fill_shown, require_curator
from cms.collections.models import Work
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User

# The source of a record that somebody wrote here.
BY_HAND = "hand"


@dataclass(frozen=True, kw_only=True)
class CreateWork(Action[Work]):
    """Keeps a new record, given unsaved with its numbers, makers and images. ``by`` None: the house itself.

    Raises NotYourMuseum, YearZero, YearsReversed or RoomOffView.
    """

    work: Work
    by: User | None

    def check(self) -> None:
        require_curator(self.by, self.work.museum)
        check_values(self.work)

    @transaction.atomic
    def execute(self) -> Work:
        now = clock.now()
        work = self.work
        work.source = work.source or BY_HAND
        work.source_key = work.source_key or str(work.uuid)
        fill_shown(work)
        work.created_at = work.updated_at = work.exported_at = now
        work.save()
        RecordChange(kind="work.created", subject=work).run()
        if work.image_restriction:
            tell_restriction(work, ["image_restriction"])
        return work
