from __future__ import annotations

from dataclasses import dataclass

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.errors import NotAllowed
from cms.core.models import Notice, User


@dataclass(frozen=True, kw_only=True)
class PutAway(Action[Notice]):
    """Takes a notice off its reader's start page; a second time changes nothing. Raises NotAllowed for somebody else's."""

    notice: Notice
    by: User

    def check(self) -> None:
        if self.notice.user_id != self.by.pk:
            raise NotAllowed

    def execute(self) -> Notice:
        Notice.objects.filter(pk=self.notice.pk, seen_at=None).update(seen_at=clock.now())
        self.notice.refresh_from_db()
        return self.notice
