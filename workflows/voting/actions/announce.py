from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User
from workflows.voting.actions.moves import move
from workflows.voting.errors import NotReady
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CURATE, require
from workflows.voting.selectors.opening import missing_for_announcing


@dataclass(frozen=True, kw_only=True)
class Announce(Action[Edition]):
    """draft → announced: rules, dates and candidates become public. ``by=None`` is the house itself (fixtures)."""

    edition: Edition
    by: User | None

    def check(self) -> None:
        if self.by is not None:
            require(self.by, CURATE, self.edition)
        if missing := missing_for_announcing(self.edition):
            raise NotReady([*missing])

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.exclusive(self.edition.pk)
        now = clock.now()
        move(edition, "announce", now=now, by=self.by)
        edition.announced_at = now
        edition.save(update_fields=["state", "announced_at"])
        RecordChange(kind="edition.announced", subject=edition, site=edition.site).run()
        return edition
