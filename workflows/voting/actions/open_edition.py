from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import DomainError
from workflows.voting import keys
from workflows.voting.actions.moves import move
from workflows.voting.counting import hashes, lot
from workflows.voting.enums import EditionState
from workflows.voting.errors import NotReady, WrongState
from workflows.voting.models import CandidateCopy, Edition
from workflows.voting.selectors.copying import copies_of
from workflows.voting.selectors.instants import instant
from workflows.voting.selectors.opening import missing_at_opening, opening_object


class NotYet(DomainError):
    code = "not_yet"
    message = _("The hour has not come.")


@dataclass(frozen=True, kw_only=True)
class OpenEdition(Action[Edition]):
    """announced → open, once armed and at ``opens_at``: copies, hash, commitment, freeze (V4, V5, V6). An open edition stays as it is."""

    edition: Edition

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.exclusive(self.edition.pk)
        now = clock.now()
        if edition.state == EditionState.OPEN:
            return edition
        if edition.state != EditionState.ANNOUNCED:
            raise WrongState
        if edition.armed_at is None or now < edition.opens_at:
            raise NotYet
        if missing := missing_at_opening(edition, now):
            raise NotReady([*missing])
        copies = CandidateCopy.objects.bulk_create(copies_of(edition))
        edition.lot_commitment = lot.commitment(keys.read_key(edition.uuid).seed)
        edition.opening = opening_object(edition, copies, closes_at=instant(edition.closes_at), lot_commitment=edition.lot_commitment)
        edition.opening_sha256 = hashes.opening_sha256(edition.opening)
        move(edition, "open", now=now, by=None)
        edition.save(update_fields=["state", "opening", "opening_sha256", "lot_commitment"])
        data = {"opening_sha256": edition.opening_sha256, "lot_commitment": edition.lot_commitment}
        RecordChange(kind="edition.opened", subject=edition, site=edition.site, data=data).run()
        return edition
