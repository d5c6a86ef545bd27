from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cms.core.actions import Action
from workflows.people.models import MemberSession, SignInRequest

# Mails are counted over a day; after that a request is of no use.
KEPT_FOR = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class ForgetSignIns(Action[int]):
    """Removes requests and sessions that are over."""

    now: datetime

    def execute(self) -> int:
        requests = SignInRequest.objects.filter(asked_at__lt=self.now - KEPT_FOR).delete()[0]
        return requests + MemberSession.objects.filter(expires_at__lte=self.now).delete()[0]
