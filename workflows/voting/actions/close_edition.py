from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from workflows.voting.actions.moves import move
from workflows.voting.actions.open_edition import NotYet
from workflows.voting.enums import EditionState
from workflows.voting.models import Edition


@dataclass(frozen=True, kw_only=True)
class CloseEdition(Action[Edition]):
    """open, paused → closed, by time alone: the lock waits for every cast that is under way (V9). A closed edition stays as it is."""

    edition: Edition

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.exclusive(self.edition.pk)
        now = clock.now()
        if edition.state == EditionState.CLOSED:
            return edition
        if now < edition.closes_at:
            raise NotYet
        move(edition, "close", now=now, by=None)
        edition.save(update_fields=["state"])
        RecordChange(kind="edition.closed", subject=edition, site=edition.site).run()
        return edition
