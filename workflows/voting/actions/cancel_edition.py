from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import NotAllowed
from cms.core.models import User
from workflows.voting.actions.moves import move
from workflows.voting.actions.signing import sign
from workflows.voting.counting.canonical import canonical
from workflows.voting.counting.hashes import tagged
from workflows.voting.enums import EditionState, SignedAct
from workflows.voting.errors import ReasonMissing, WrongState
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CERTIFY, CURATE, may


@dataclass(frozen=True, kw_only=True)
class CancelEdition(Action[bool]):
    """Ends an edition for good: the first person proposes with a public reason, a second one signs the same reason. True once cancelled."""

    edition: Edition
    reason: str
    by: User

    def check(self) -> None:
        if not (may(self.by, CURATE, self.edition) or may(self.by, CERTIFY, self.edition)):
            raise NotAllowed
        if not self.reason.strip():
            raise ReasonMissing

    @transaction.atomic
    def execute(self) -> bool:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state in {EditionState.CERTIFIED, EditionState.CANCELLED}:
            raise WrongState
        now = clock.now()
        reason = unicodedata.normalize("NFC", self.reason.strip())
        sha256 = tagged("cimaise.cancel.v1", canonical({"edition": str(edition.uuid), "reason": reason})).hex()
        if len(sign(edition, SignedAct.CANCEL, sha256, by=self.by, now=now, reason=reason)) < 2:
            return False
        move(edition, "cancel", now=now, by=self.by, reason=reason)
        edition.armed_at = None
        edition.save(update_fields=["state", "armed_at"])
        RecordChange(kind="edition.cancelled", subject=edition, site=edition.site, data={"reason": reason}).run()
        return True
