from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.crypto import salted_hmac

# Casting and signing in must not be a mail bomb (voting V63).
MOST_MAILS = ((timedelta(hours=1), 5), (timedelta(days=1), 10))
COUNTED_FOR = max(span for span, _most in MOST_MAILS)


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def exclusive(self, canonical: str) -> Mailbox:
        """The row of one mailbox, locked until the transaction ends, so that two mails at once are counted one after the other."""
        tag = mailbox_tag(canonical)
        self.get_or_create(tag=tag)
        return self.select_for_update().get(tag=tag)

    def of(self, canonical: str) -> MailboxQuerySet:
        return self.filter(tag=mailbox_tag(canonical))

    def quiet_at(self, now: datetime) -> MailboxQuerySet:
        """Whose mails no limit counts any more."""
        return self.filter(models.Q(latest_at=None) | models.Q(latest_at__lte=now - COUNTED_FOR))


def mailbox_tag(canonical: str) -> str:
    return salted_hmac("people.mailbox", canonical, algorithm="sha256").hexdigest()


class Mailbox(models.Model):
    """How many mails one mailbox has had from the whole house in a day; who it is, the row does not say without the house's secret."""

    tag = models.CharField(max_length=64, unique=True)
    # Instants of the last day, ISO 8601.
    sent = models.JSONField(default=list)
    latest_at = models.DateTimeField(null=True, db_index=True)

    objects = MailboxQuerySet.as_manager()

    def __str__(self) -> str:
        return self.tag[:8]

    def has_room(self, now: datetime) -> bool:
        return all(len(self._since(now - span)) < most for span, most in MOST_MAILS)

    def count_one(self, now: datetime) -> None:
        self.sent = [*self._since(now - COUNTED_FOR), now.isoformat()]
        self.latest_at = now
        self.save(update_fields=["sent", "latest_at"])

    def _since(self, instant: datetime) -> list[str]:
        return [sent for sent in self.sent if datetime.fromisoformat(sent) > instant]
