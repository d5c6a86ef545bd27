from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User
from workflows.voting.actions.moves import move
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CURATE, require


@dataclass(frozen=True, kw_only=True)
class WithdrawAnnouncement(Action[Edition]):
    """announced → draft; an armed opening is disarmed with it."""

    edition: Edition
    by: User

    def check(self) -> None:
        require(self.by, CURATE, self.edition)

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.exclusive(self.edition.pk)
        move(edition, "withdraw_announcement", now=clock.now(), by=self.by)
        edition.announced_at = edition.armed_at = None
        edition.save(update_fields=["state", "announced_at", "armed_at"])
        RecordChange(kind="edition.announcement_withdrawn", subject=edition, site=edition.site).run()
        return edition
