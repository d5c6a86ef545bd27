from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from cms.core.actions import Action, RecordChange
from workflows.voting import keys
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition


@dataclass(frozen=True, kw_only=True)
class DestroyVote(Action[int]):
    """After a cancellation: ballots go, then the key; of the roll only an address a voter is left, until they are told (section I).

    Where a count had been made its dossier stands, and receipts keep what it says of them (V51). Safe to run twice; a crash before the key
    is gone is finished by the next run. Answers how many are to be told.
    """

    edition: Edition

    @transaction.atomic
    def execute(self) -> int:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state != EditionState.CANCELLED:
            raise WrongState
        if not edition.tallies.exists():
            edition.receipts.update(status=BallotState.CANCELLED)
        edition.ballots.all().delete()
        newest = edition.roll.exclude(address="").values("address").annotate(newest=Max("pk")).values("newest")
        edition.roll.exclude(pk__in=newest).delete()
        to_tell = edition.roll.order_by("pk")
        for entry in to_tell:
            RecordChange(kind="edition.cancelled_for_voter", subject=entry, site=edition.site).run()
        transaction.on_commit(lambda: keys.destroy_key(edition.uuid))
        return len(to_tell)
