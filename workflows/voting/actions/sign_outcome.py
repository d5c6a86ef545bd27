from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import DomainError
from cms.core.models import User
from workflows.voting.actions.moves import move
from workflows.voting.actions.signing import sign
from workflows.voting.counting import dossier as dossiers
from workflows.voting.enums import EditionState, SignedAct
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition, Signature, Tally
from workflows.voting.policies.editions import CERTIFY, require
from workflows.voting.selectors.instants import instant


class OutcomeChanged(DomainError):
    code = "outcome_changed"
    message = _("The outcome was counted anew since you read it: read it again before signing.")


@dataclass(frozen=True, kw_only=True)
class SignOutcome(Action[bool]):
    """One certifier signs the outcome that they read; the second, another person, certifies it (V51). True once certified."""

    edition: Edition
    outcome_sha256: str
    by: User

    def check(self) -> None:
        require(self.by, CERTIFY, self.edition)

    @transaction.atomic
    def execute(self) -> bool:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state != EditionState.TALLIED:
            raise WrongState
        tally = edition.tallies.get(current=True)
        if tally.outcome_sha256 != self.outcome_sha256:
            raise OutcomeChanged
        now = clock.now()
        signatures = sign(edition, SignedAct.CERTIFY, tally.outcome_sha256, by=self.by, now=now)
        if len(signatures) < 2:
            return False
        self._certify(edition, tally, signatures[:2], now)
        return True

    def _certify(self, edition: Edition, tally: Tally, signatures: list[Signature], now: datetime) -> None:
        file = json.loads(tally.dossier)
        file["certification"] = [{"name": signature.name, "at": instant(signature.at)} for signature in signatures]
        tally.dossier = dossiers.sealed(file).decode()
        tally.save(update_fields=["dossier"])
        move(edition, "certify", now=now, by=self.by)
        edition.save(update_fields=["state"])
        RecordChange(kind="edition.certified", subject=edition, site=edition.site, data={"outcome_sha256": tally.outcome_sha256}).run()
