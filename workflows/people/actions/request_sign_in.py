from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from cms.core import clock
from cms.core.actions import Action, RecordChange
from workflows.people.addresses import canonical
from workflows.people.models import SignInRequest
from workflows.people.selectors.sessions import token_sha256

VALID_FOR = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class RequestSignIn(Action[str]):
    """Asks for a link and six digits by mail; answers with the browser's secret, alike for every address (voting V21).

    Raises BadAddress. Whether the address is known, or has had too much mail, is not told.
    """

    email: str
    language: str = "fr"

    def check(self) -> None:
        canonical(self.email)

    @transaction.atomic
    def execute(self) -> str:
        now = clock.now()
        request = SignInRequest(
            uuid=uuid.uuid4(),
            canonical=canonical(self.email),
            mail_to=self.email.strip(),
            language=self.language if self.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            asked_at=now,
            expires_at=now + VALID_FOR,
        )
        request.token_sha256 = token_sha256(request.token)
        request.browser_sha256 = token_sha256(request.browser_secret)
        request.save()
        RecordChange(kind="person.sign_in_requested", subject=request).run()
        return request.browser_secret
