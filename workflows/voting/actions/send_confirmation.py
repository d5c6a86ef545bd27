from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from cms.core import clock
from cms.core.actions import Action
from workflows.people.actions import SendMail
from workflows.voting import keys
from workflows.voting.enums import BallotState
from workflows.voting.models import Confirmation, Receipt
from workflows.voting.selectors.reminders import may_be_reminded


@dataclass(frozen=True, kw_only=True)
class SendConfirmation(Action[bool]):
    """Writes to an e-mail voter: two words, a link, six digits, never a choice (V15 to V17). False where nothing is due any more.

    ``again`` is a reminder; without it, a first mail that went out is not sent twice. A mail that its mailbox has no room for is held back:
    it goes with the next reminder (V63). Raises MailNotSent.
    """

    confirmation: UUID
    again: bool = False

    @transaction.atomic
    def execute(self) -> bool:
        rows = Confirmation.objects.select_for_update(of=("self",)).select_related("request__edition__site")
        confirmation = rows.filter(uuid=self.confirmation).first()
        if confirmation is None:
            return False
        now = clock.now()
        due = may_be_reminded(confirmation, now) if self.again else confirmation.mailed_at is None
        # Read after the lock was awaited: it may have been confirmed meanwhile.
        receipt = Receipt.objects.get(cast_request=confirmation.request_id)
        waits = receipt.status == BallotState.AWAITING_CONFIRMATION and confirmation.request.edition.takes_confirmations(now)
        if not due or not waits or not self._send(confirmation, receipt):
            return False
        confirmation.mailed_at = now
        confirmation.mails += 1
        confirmation.save(update_fields=["mailed_at", "mails"])
        return True

    def _send(self, confirmation: Confirmation, receipt: Receipt) -> bool:
        edition, key_sha256 = confirmation.request.edition, confirmation.request.key_sha256
        key = keys.read_key(edition.uuid)
        context = {
            "again": self.again,
            "title": edition.title,
            "words": confirmation.words,
            "link": f"{edition.url}/confirmer?jeton={key.confirmation_token(key_sha256)}",
            "code": key.confirmation_code(key_sha256),
            "until": edition.confirm_until,
            "zone": edition.site.time_zone,
            "receipt": receipt.code,
        }
        mail = SendMail(
            to=confirmation.mail_to, template="workflows_voting/mails/confirm.txt", language=confirmation.language, context=context
        )
        return mail.run()
