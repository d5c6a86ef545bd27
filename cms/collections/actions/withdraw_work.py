from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.actions.writing import locked, require_curator
from cms.collections.enums import RecordState, Visibility
from cms.collections.errors import NoTarget
from cms.collections.models import Work
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class WithdrawWork(Action[Work]):
    """Takes a record out of view for good, never out of the database: withdrawn, deaccessioned, or merged into another (C29).

    The reason is for staff unless it is said to be public. Raises NotYourMuseum, RecordLeft, StaleWork or NoTarget.
    """

    work: Work
    by: User | None
    state: RecordState = RecordState.WITHDRAWN
    reason: str = ""
    reason_is_public: bool = False
    merged_into: Work | None = None

    def check(self) -> None:
        require_curator(self.by, self.work.museum)
        merged = self.state == RecordState.MERGED
        target = self.merged_into
        if self.state == RecordState.CURRENT or merged != (target is not None):
            raise NoTarget
        if target is not None and (target.pk == self.work.pk or target.state != RecordState.CURRENT):
            raise NoTarget

    @transaction.atomic
    def execute(self) -> Work:
        stored = locked(self.work)
        now = clock.now()
        stored.state, stored.left_at, stored.left_reason, stored.merged_into = self.state, now, self.reason, self.merged_into
        # The answer given now counts, whatever was ticked on the form of the record before.
        shown = {"left_reason": Visibility.PUBLIC.value} if self.reason_is_public else {}
        stored.visibility = {name: word for name, word in stored.visibility.items() if name != "left_reason"} | shown
        stored.version += 1
        stored.updated_at = stored.exported_at = now
        stored.save()
        RecordChange(kind="work.left", subject=stored, data={"state": self.state.value, "version": stored.version}).run()
        return stored
