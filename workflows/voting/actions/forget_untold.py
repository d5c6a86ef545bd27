from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cms.core.actions import Action
from workflows.core.models import Transition
from workflows.voting.enums import EditionState
from workflows.voting.models import Edition, RollEntry

# A delivery has made its last attempt after some 15 hours.
KEPT_FOR = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class ForgetUntold(Action[int]):
    """Removes from the roll of cancelled editions those whose mailbox never took the message. Answers how many rows went."""

    now: datetime

    def execute(self) -> int:
        long_ago = Transition.objects.filter(machine=Edition._meta.label_lower, verb="cancel", at__lte=self.now - KEPT_FOR)
        over = Edition.objects.filter(state=EditionState.CANCELLED, uuid__in=long_ago.values("subject_uuid"))
        return RollEntry.objects.filter(edition__in=over).delete()[1].get(RollEntry._meta.label, 0)
