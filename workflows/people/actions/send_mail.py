from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context, Engine
from django.utils import translation

from cms.core import clock
from cms.core.actions import Action
from workflows.people.addresses import canonical, deliverable
from workflows.people.models import Mailbox

LAYOUT = "workflows_people/mail.html"


class MailNotSent(RuntimeError):
    """The mail server refused or could not be reached. Says what kind of fault it was, never to whom or what was written."""


@dataclass(frozen=True, kw_only=True)
class SendMail(Action[bool]):
    """Writes to one mailbox now, in its reader's language; False where it has had as much mail as one may get (voting V63).

    ``template`` is a text: its first line is the subject, the rest the body; the HTML form is the same text with its links. Call it from
    the handler of a change, after the commit, with what can be rendered again from a row: neither body nor token is ever stored or logged.
    Raises BadAddress, and MailNotSent (nothing is counted then, and the delivery tries again).
    """

    to: str
    template: str
    language: str
    context: Mapping[str, Any] = field(default_factory=dict)

    def check(self) -> None:
        canonical(self.to)

    @transaction.atomic
    def execute(self) -> bool:
        mailbox = Mailbox.objects.exclusive(canonical(self.to))
        now = clock.now()
        if not mailbox.has_room(now):
            return False
        mailbox.count_one(now)
        message = self._written()
        try:
            message.send()
        except (SMTPException, OSError) as error:
            # The server's words repeat the address; they must not reach a log or a row.
            raise MailNotSent(_kind_of(error)) from None
        return True

    def _written(self) -> EmailMultiAlternatives:
        with translation.override(self.language):
            # A text: what people typed stands in it as they typed it. The page escapes it.
            subject, _newline, body = _rendered(self.template, Context(dict(self.context), autoescape=False)).strip().partition("\n")
            subject, body = " ".join(subject.split()), body.strip()
            page = _rendered(LAYOUT, Context({"subject": subject, "body": body, "language": self.language}))
        message = EmailMultiAlternatives(subject, body + "\n", to=[deliverable(self.to)], headers={"Auto-Submitted": "auto-generated"})
        message.attach_alternative(page, "text/html")
        return message


def _rendered(template: str, context: Context) -> str:
    return Engine.get_default().get_template(template).render(context)


def _kind_of(error: Exception) -> str:
    number = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {number}" if number else type(error).__name__
