from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action
from cms.core.models import User
from workflows.voting import keys
from workflows.voting.enums import EditionState
from workflows.voting.errors import KeyFileMissing, NotReady, WrongState
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CURATE, require
from workflows.voting.selectors.opening import missing_for_opening


@dataclass(frozen=True, kw_only=True)
class ArmOpening(Action[Edition]):
    """A curator's word that the vote may open at ``opens_at``; makes the key file (V3, V29)."""

    edition: Edition
    by: User | None

    def check(self) -> None:
        if self.by is not None:
            require(self.by, CURATE, self.edition)
        if missing := missing_for_opening(self.edition, clock.now()):
            raise NotReady([*missing])

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state != EditionState.ANNOUNCED:
            raise WrongState
        try:
            keys.create_key(edition.uuid)
        except OSError as error:
            raise KeyFileMissing from error
        edition.armed_at = edition.armed_at or clock.now()
        edition.save(update_fields=["armed_at"])
        return edition
