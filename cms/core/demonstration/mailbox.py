"""The demonstration's mailbox: mails are files in a folder instead of being sent."""

from __future__ import annotations

import email
import email.policy
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

NAME = re.compile(r"[0-9]{16}-[0-9a-f]{8}")


class MailboxBackend(BaseEmailBackend):
    """Writes each mail as a file that the demonstration's mailbox shows."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.DEMONSTRATION_MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{time.time_ns() // 1000:016d}-{secrets.token_hex(4)}"
            partial = folder / f"{name}.partial"
            partial.write_bytes(message.message().as_bytes())
            partial.rename(folder / f"{name}.eml")
        return len(email_messages)


@dataclass(frozen=True, kw_only=True)
class Mail:
    name: str
    to: str
    subject: str
    at: datetime
    text: str


def mails() -> list[Mail]:
    """Every mail, newest first."""
    return [_read(path) for path in sorted(Path(settings.DEMONSTRATION_MAIL_DIR).glob("*.eml"), reverse=True)]


def mail(name: str) -> Mail | None:
    """One mail by its name; None for a name that is none."""
    path = Path(settings.DEMONSTRATION_MAIL_DIR) / f"{name}.eml"
    return _read(path) if NAME.fullmatch(name) and path.exists() else None


def _read(path: Path) -> Mail:
    parsed = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = parsed.get_body(("plain",))
    return Mail(
        name=path.stem,
        to=str(parsed["To"]),
        subject=str(parsed["Subject"]),
        at=parsedate_to_datetime(str(parsed["Date"])),
        text=body.get_content() if body else "",
    )
