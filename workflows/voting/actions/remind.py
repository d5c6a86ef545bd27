from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cms.core.actions import Action, RecordChange
from workflows.voting.models import Edition
from workflows.voting.selectors.reminders import waiting_to_be_reminded


@dataclass(frozen=True, kw_only=True)
class Remind(Action[int]):
    """Hands over the reminders that are due (V15); each is sent after the commit, alone, so that one bad mailbox holds nobody up.

    Answers how many.
    """

    edition: Edition
    now: datetime

    @transaction.atomic
    def execute(self) -> int:
        if not self.edition.takes_confirmations(self.now):
            return 0
        due = waiting_to_be_reminded(self.edition, self.now)
        for confirmation in due:
            confirmation.reminded_at = self.now
            confirmation.save(update_fields=["reminded_at"])
            RecordChange(kind="ballot.reminder_due", subject=confirmation, site=self.edition.site).run()
        return len(due)
