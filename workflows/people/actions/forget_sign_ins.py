from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cms.core.actions import Action
from workflows.people.models import Mailbox, MemberSession, SignInRequest

# A day after its half hour nobody asks any more what became of a request.
KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class ForgetSignIns(Action[int]):
    """Removes requests and sessions that are over, and counts of mails that no limit reads any more."""

    now: datetime

    def execute(self) -> int:
        over = [
            SignInRequest.objects.filter(expires_at__lte=self.now - KEPT_FOR),
            MemberSession.objects.filter(expires_at__lte=self.now),
            Mailbox.objects.quiet_at(self.now),
        ]
        return sum(rows.delete()[0] for rows in over)
