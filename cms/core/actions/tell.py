from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.models import Notice, User


@dataclass(frozen=True, kw_only=True)
class Tell(Action[int]):
    """Puts one line on the admin's start page of some staff; telling again with the same key changes nothing."""

    users: Iterable[User]
    key: str
    text: str
    url: str = ""

    def execute(self) -> int:
        now = clock.now()
        rows = [Notice(user=user, key=self.key, text=self.text, url=self.url, at=now) for user in self.users]
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        return len(rows)
