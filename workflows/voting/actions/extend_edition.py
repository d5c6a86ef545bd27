from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import DomainError
from cms.core.models import User
from workflows.voting.actions.amend import amend
from workflows.voting.enums import AmendmentKind, EditionState
from workflows.voting.errors import ReasonMissing, WrongState
from workflows.voting.models import Amendment, Edition
from workflows.voting.policies.editions import CURATE, require
from workflows.voting.selectors.instants import instant, whole_second


class NeverShortened(DomainError):
    code = "never_shortened"
    message = _("The window is only ever extended: choose a later closing time.")
    field = "closes_at"


@dataclass(frozen=True, kw_only=True)
class ExtendEdition(Action[Amendment]):
    """Moves the close, later only, while the vote is open or paused (V8)."""

    edition: Edition
    closes_at: datetime
    reason: str
    by: User

    def check(self) -> None:
        require(self.by, CURATE, self.edition)
        if not self.reason.strip():
            raise ReasonMissing

    @transaction.atomic
    def execute(self) -> Amendment:
        edition = Edition.objects.exclusive(self.edition.pk)
        amendment = extend(edition, closes_at=self.closes_at, now=clock.now(), reason=self.reason)
        RecordChange(kind="edition.amended", subject=edition, site=edition.site, data={"n": amendment.n}).run()
        return amendment


def extend(edition: Edition, *, closes_at: datetime, now: datetime, reason: str) -> Amendment:
    """Under the edition's lock. Raises NeverShortened, or WrongState once the close has passed: then only reopening helps."""
    if edition.state not in {EditionState.OPEN, EditionState.PAUSED} or now >= edition.closes_at:
        raise WrongState
    closes_at = whole_second(closes_at)
    if closes_at <= edition.closes_at:
        raise NeverShortened
    data = {"from": instant(edition.closes_at), "to": instant(closes_at)}
    edition.closes_at = closes_at
    edition.save(update_fields=["closes_at"])
    return amend(edition, AmendmentKind.EXTENDED, now=now, reason=reason, data=data)
