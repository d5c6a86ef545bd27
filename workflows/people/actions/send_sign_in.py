from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cms.core import clock
from cms.core.actions import Action
from workflows.people.models import SignInRequest

# Signing in must not be a mail bomb (voting V63).
MOST_MAILS = ((timedelta(hours=1), 5), (timedelta(days=1), 10))


@dataclass(frozen=True, kw_only=True)
class SendSignIn(Action[bool]):
    """Sends a request's mail once; False where nothing is due: sent, used, over, or too much mail for that address."""

    request: UUID

    @transaction.atomic
    def execute(self) -> bool:
        now = clock.now()
        request = (
            SignInRequest.objects.select_for_update().filter(uuid=self.request, mailed_at=None, used_at=None, expires_at__gt=now).first()
        )
        if request is None or self._too_many(request.canonical, now):
            return False
        with translation.override(request.language):
            subject = _("Sign in to the club")
            text = _(
                "Somebody asked to sign in to the club with this address.\n\n"
                "If it was you, open this page and press its button, within 30 minutes:\n\n%(link)s\n\n"
                "Or type these six digits in the browser in which you asked: %(code)s\n\n"
                "If it was not you, do nothing."
            ) % {"link": f"{settings.CLUB_URL}/connexion/lien?jeton={request.token}", "code": request.code}
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [request.mail_to])
        request.mailed_at = now
        request.save(update_fields=["mailed_at"])
        return True

    def _too_many(self, canonical: str, now: datetime) -> bool:
        sent = SignInRequest.objects.filter(canonical=canonical)
        return any(sent.filter(mailed_at__gt=now - span).count() >= most for span, most in MOST_MAILS)
