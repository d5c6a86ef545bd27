from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core.actions import Action
from cms.core.errors import DomainError
from workflows.people.actions import SendMail
from workflows.voting.enums import EditionState, SignedAct
from workflows.voting.models import Confirmation, RollEntry


class HeldBack(DomainError):
    code = "held_back"
    message = _("This mailbox has had as much mail as one may get: the message goes later.")


@dataclass(frozen=True, kw_only=True)
class TellCancelled(Action[bool]):
    """Tells one voter that the edition was cancelled, and why; then their last row goes. False where they were told before.

    Raises HeldBack or MailNotSent, and the delivery tries again.
    """

    roll_entry: int

    @transaction.atomic
    def execute(self) -> bool:
        rows = RollEntry.objects.select_for_update(of=("self",)).select_related("edition")
        entry = rows.filter(pk=self.roll_entry, edition__state=EditionState.CANCELLED).first()
        if entry is None:
            return False
        edition = entry.edition
        signature = edition.signatures.filter(act=SignedAct.CANCEL, stands=True).last()
        context = {"title": edition.title, "reason": signature.reason if signature else "", "counted": edition.tallies.exists()}
        confirmed = Confirmation.objects.filter(request__roll_entry=entry).order_by("pk").last()
        language = confirmed.language if confirmed else settings.LANGUAGE_CODE
        mail = SendMail(to=entry.address, template="workflows_voting/mails/cancelled.txt", language=language, context=context)
        if not mail.run():
            raise HeldBack
        entry.delete()
        return True
