from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cms.core import clock
from cms.core.actions import Action
from workflows.people.actions.send_mail import SendMail
from workflows.people.models import SignInRequest


@dataclass(frozen=True, kw_only=True)
class SendSignIn(Action[bool]):
    """Sends a request's mail once; False where nothing is due: sent, used, over, or too much mail for that address."""

    request: UUID

    @transaction.atomic
    def execute(self) -> bool:
        now = clock.now()
        due = SignInRequest.objects.select_for_update().filter(mailed_at=None, used_at=None, expires_at__gt=now)
        request = due.filter(uuid=self.request).first()
        if request is None:
            return False
        link = f"{settings.CLUB_URL}/connexion/lien?jeton={request.token}"
        if not SendMail(
            to=request.mail_to,
            template="workflows_people/mails/sign_in.txt",
            language=request.language,
            context={"link": link, "code": request.code},
        ).run():
            return False
        request.mailed_at = now
        request.save(update_fields=["mailed_at"])
        return True
