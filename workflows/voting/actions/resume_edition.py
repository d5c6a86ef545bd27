from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User
from workflows.voting.actions.amend import amend
from workflows.voting.actions.extend_edition import extend
from workflows.voting.actions.moves import move
from workflows.voting.enums import AmendmentKind
from workflows.voting.errors import ReasonMissing, WrongState
from workflows.voting.models import Amendment, Edition
from workflows.voting.policies.editions import CURATE, require


@dataclass(frozen=True, kw_only=True)
class ResumeEdition(Action[Amendment]):
    """paused → open. ``closes_at`` gives back the lost time as an extension; resuming never shortens (V8)."""

    edition: Edition
    reason: str
    by: User
    closes_at: datetime | None = None

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
        move(edition, "resume", now=now, by=self.by, reason=self.reason)
        edition.save(update_fields=["state"])
        amendments = [amend(edition, AmendmentKind.RESUMED, now=now, reason=self.reason)]
        if self.closes_at is not None:
            amendments.append(extend(edition, closes_at=self.closes_at, now=now, reason=self.reason))
        for amendment in amendments:
            RecordChange(kind="edition.amended", subject=edition, site=edition.site, data={"n": amendment.n}).run()
        return amendments[0]
