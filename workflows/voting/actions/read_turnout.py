from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cms.core.actions import Action
from workflows.voting.models import Ballot, Edition, TurnoutReading


@dataclass(frozen=True, kw_only=True)
class ReadTurnout(Action[int]):
    """The number that the public sees until the next reading: counted ballots, rounded down to 10 (V35)."""

    edition: Edition
    now: datetime

    def execute(self) -> int:
        ballots = Ballot.objects.filter(edition=self.edition).counted().count() // 10 * 10
        TurnoutReading.objects.update_or_create(edition=self.edition, defaults={"at": self.now, "ballots": ballots})
        return ballots
