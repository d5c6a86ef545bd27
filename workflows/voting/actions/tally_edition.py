from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import DomainError
from cms.core.models import User
from workflows.voting import keys
from workflows.voting.actions.close_edition import CloseEdition
from workflows.voting.actions.moves import move
from workflows.voting.actions.open_edition import NotYet
from workflows.voting.actions.read_turnout import ReadTurnout
from workflows.voting.counting import dossier as dossiers
from workflows.voting.counting import hashes, lot
from workflows.voting.enums import BallotState, EditionState, SignedAct
from workflows.voting.errors import KeyFileMissing, WrongState
from workflows.voting.keys import EditionKey
from workflows.voting.models import Ballot, Edition, Receipt, Tally
from workflows.voting.policies.editions import CERTIFY, require
from workflows.voting.selectors.amendments import published_close
from workflows.voting.selectors.dossiers import dossier_of
from workflows.voting.selectors.instants import instant
from workflows.voting.selectors.opening import opening_object


class CountsDiffer(DomainError):
    code = "counts_differ"
    message = _("The two counts differ: nothing is published. Have the database examined.")


class RulesChanged(DomainError):
    code = "rules_changed"
    message = _("Rules, candidates or lot are no longer those that were published at opening: nothing is counted.")


class CannotBeCounted(DomainError):
    code = "cannot_be_counted"
    message = _("The dossier does not hold together: %(detail)s")


@dataclass(frozen=True, kw_only=True)
class TallyEdition(Action[Tally]):
    """closed → tallied, after the last confirmation: by time (``by=None``) or by a certifier (V37).

    Counting again gives the same bytes and changes nothing; if it does not, the new count stands and voids the signatures (V51).
    """

    edition: Edition
    by: User | None = None

    def check(self) -> None:
        if self.by is not None:
            require(self.by, CERTIFY, self.edition)

    @transaction.atomic
    def execute(self) -> Tally:
        edition = Edition.objects.exclusive(self.edition.pk)
        now = clock.now()
        if edition.state in {EditionState.OPEN, EditionState.PAUSED}:
            edition = CloseEdition(edition=edition).run()
        if edition.state not in {EditionState.CLOSED, EditionState.TALLIED}:
            raise WrongState
        if now < edition.confirm_until:
            raise NotYet
        try:
            key = keys.read_key(edition.uuid)
        except keys.KeyMissing as error:
            raise KeyFileMissing from error
        self._recompute_opening(edition, key)
        self._give_up_waiting(edition)
        file = self._count(edition, key)
        tally = self._keep(edition, file, now)
        if edition.state == EditionState.CLOSED:
            move(edition, "tally", now=now, by=self.by)
            edition.save(update_fields=["state"])
            # The last reading of the turnout: no hourly one comes after the last confirmation (V35).
            ReadTurnout(edition=edition, now=now).run()
            RecordChange(kind="edition.tallied", subject=edition, site=edition.site, data={"outcome_sha256": tally.outcome_sha256}).run()
        return tally

    def _recompute_opening(self, edition: Edition, key: EditionKey) -> None:
        """From the rows, not from what was kept of them: a trigger stops the ORM, not the owner of the database (V6)."""
        closes_at = edition.frozen_opening["window"]["closes_at"]
        opening = opening_object(edition, edition.copies.all(), closes_at=closes_at, lot_commitment=lot.commitment(key.seed))
        if opening != edition.opening or hashes.opening_sha256(opening) != edition.opening_sha256:
            raise RulesChanged
        if instant(edition.closes_at) != published_close(edition):
            raise RulesChanged

    def _give_up_waiting(self, edition: Edition) -> None:
        waiting = BallotState.AWAITING_CONFIRMATION
        Ballot.objects.filter(edition=edition, state=waiting).update(state=BallotState.UNCONFIRMED, choices=None)
        Receipt.objects.filter(edition=edition, status=waiting).update(status=BallotState.UNCONFIRMED)

    def _count(self, edition: Edition, key: EditionKey) -> dict[str, Any]:
        file = dossier_of(edition, key)
        try:
            outcome: dict[str, Any] = dossiers.count(file)
        except dossiers.CannotCount as error:
            raise (RulesChanged() if error.code == "rules_changed" else CannotBeCounted(detail=str(error))) from error
        counted = {work["id"]: work["votes"] for work in outcome["works"] if work["votes"]}
        if counted != Ballot.objects.votes_by_candidate(edition.pk) or len(file["receipts"]["counted"]) != sum(
            row[0] for row in file["ballots"]
        ):
            raise CountsDiffer
        return {**file, "outcome": outcome, "outcome_sha256": hashes.outcome_sha256(outcome)}

    def _keep(self, edition: Edition, file: dict[str, Any], now: datetime) -> Tally:
        text = dossiers.sealed(file).decode()
        before = edition.tallies.filter(current=True).first()
        if before is not None and before.dossier == text:
            return before
        edition.tallies.filter(current=True).update(current=False)
        edition.signatures.filter(act=SignedAct.CERTIFY, stands=True).update(stands=False)
        return Tally.objects.create(edition=edition, at=now, outcome=file["outcome"], outcome_sha256=file["outcome_sha256"], dossier=text)
