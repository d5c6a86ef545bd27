from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action
from workflows.people.models import Person
from workflows.voting import keys
from workflows.voting.enums import EditionState
from workflows.voting.errors import KeyFileMissing
from workflows.voting.models import Ballot, Confirmation, Edition, Receipt, RollEntry
from workflows.voting.selectors.personal_data import editions_with_rolls, roll_of


@dataclass(frozen=True, kw_only=True)
class EraseVotes(Action[int]):
    """Erases a person's part: until the close ballot, receipt and roll row go, and the turn is free again (V36).

    From the close on the ballots stand, for others are counted with them; what names the person goes, and a ballot that still waits is
    never confirmed. Raises KeyFileMissing. Answers how many rows of rolls it found.
    """

    person: Person

    @transaction.atomic
    def execute(self) -> int:
        return sum(self._in(edition) for edition in editions_with_rolls())

    def _in(self, edition: Edition) -> int:
        edition = Edition.objects.shared(edition.pk)
        try:
            entries = list(roll_of(edition, self.person).select_for_update())
        except keys.KeyMissing as error:
            raise KeyFileMissing from error
        running = edition.state in {EditionState.OPEN, EditionState.PAUSED} and clock.now() < edition.closes_at
        for entry in entries:
            if edition.state == EditionState.CANCELLED:
                entry.delete()
            elif running:
                self._erase(edition, entry)
            else:
                self._forget(entry)
        return len(entries)

    def _erase(self, edition: Edition, entry: RollEntry) -> None:
        key = keys.read_key(edition.uuid)
        tags = [key.ballot_tag(voter_tag=entry.voter_tag, turn=entry.turn, number=number) for number in range(1, entry.casts + 1)]
        Ballot.objects.filter(edition=edition, ballot_tag__in=tags).delete()
        Receipt.objects.filter(cast_request__roll_entry=entry).delete()
        entry.delete()

    def _forget(self, entry: RollEntry) -> None:
        Confirmation.objects.filter(request__roll_entry=entry).delete()
        entry.address = ""
        entry.save(update_fields=["address"])
