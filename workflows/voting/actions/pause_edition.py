from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User
from workflows.voting.actions.amend import amend
from workflows.voting.actions.moves import move
from workflows.voting.enums import AmendmentKind
from workflows.voting.errors import ReasonMissing, WrongState
from workflows.voting.models import Amendment, Edition
from workflows.voting.policies.editions import CURATE, require


@dataclass(frozen=True, kw_only=True)
class PauseEdition(Action[Amendment]):
    """open → paused: casts are refused with the reason, confirmations go on (V8)."""

    edition: Edition
    reason: str
    by: User

    def check(self) -> None:
        require(self.by, CURATE, self.edition)
        if not self.reason.strip():
            raise ReasonMissing

    @transaction.atomic
    def execute(self) -> Amendment:
        edition = Edition.objects.exclusive(self.edition.pk)
        now = clock.now()
        if now >= edition.closes_at:
            raise WrongState
        move(edition, "pause", now=now, by=self.by, reason=self.reason)
        edition.save(update_fields=["state"])
        amendment = amend(edition, AmendmentKind.PAUSED, now=now, reason=self.reason)
        RecordChange(kind="edition.amended", subject=edition, site=edition.site, data={"n": amendment.n}).run()
        return amendment
