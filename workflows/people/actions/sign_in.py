from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core import clock
from cms.core.actions import Action
from cms.core.errors import DomainError
from workflows.people.models import Member, MemberSession, Person, SignInRequest
from workflows.people.selectors.sessions import token_sha256

SESSION_FOR = timedelta(days=30)


class BadLink(DomainError):
    code = "bad_link"
    message = _("This link is not valid, or not any more. Ask for a new one: nothing else is lost.")
    field = "token"


class BadCode(DomainError):
    code = "bad_code"
    message = _("These are not the six digits of the latest mail. Look again, or ask for a new one.")
    field = "code"


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    session: str
    expires_at: datetime
    member: Member


@dataclass(frozen=True, kw_only=True)
class SignIn(Action[SignedIn]):
    """Signs in by the mail's link (``token``), or by its six digits in the browser that asked (``code``, ``browser_secret``).

    The first time makes the person and the member: the address is confirmed by this very act. Raises BadLink or BadCode.
    """

    token: str | None = None
    code: str | None = None
    browser_secret: str | None = None

    def check(self) -> None:
        if not self.token and not (self.code and self.browser_secret):
            raise BadLink

    def execute(self) -> SignedIn:
        with transaction.atomic():
            request = self._request()
            now = clock.now()
            wrong = self._refusal(request, now)
            if wrong is None and request is not None:
                return self._enter(request, now)
        # Outside the transaction: a wrong code leaves its try counted.
        raise wrong or BadLink

    def _request(self) -> SignInRequest | None:
        rows = SignInRequest.objects.select_for_update()
        if self.token:
            return rows.filter(token_sha256=token_sha256(self.token)).first()
        return rows.filter(browser_sha256=token_sha256(self.browser_secret or "")).first()

    def _refusal(self, request: SignInRequest | None, now: datetime) -> DomainError | None:
        if request is None or request.used_at or request.expires_at <= now:
            return BadLink() if self.token else BadCode()
        if self.token:
            return None
        # Digits that were never written to the address open nothing: else each new request would bring five more guesses, without end.
        if request.mailed_at is None or request.tries >= SignInRequest.MOST_TRIES:
            return BadCode()
        if not hmac.compare_digest(request.code.encode(), "".join((self.code or "").split()).encode(errors="replace")):
            request.tries += 1
            request.save(update_fields=["tries"])
            return BadCode()
        return None

    def _enter(self, request: SignInRequest, now: datetime) -> SignedIn:
        person, _made = Person.objects.get_or_create(
            canonical=request.canonical, defaults={"address": request.mail_to, "language": request.language, "confirmed_at": now}
        )
        member, _made = Member.objects.get_or_create(person=person, defaults={"joined_at": now})
        session = secrets.token_urlsafe(32)
        MemberSession.objects.create(member=member, token_sha256=token_sha256(session), created_at=now, expires_at=now + SESSION_FOR)
        request.used_at = now
        request.save(update_fields=["used_at"])
        return SignedIn(session=session, expires_at=now + SESSION_FOR, member=member)
