from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from workflows.voting.models.cast_request import CastRequest


class Confirmation(models.Model):
    """What an e-mail voter's cast waits for. Token and digits are derived from the edition's key; only hashes are stored (V16)."""

    MOST_TRIES = 5

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.OneToOneField(CastRequest, models.CASCADE, related_name="confirmation")
    token_sha256 = models.CharField(max_length=64, unique=True)
    browser_sha256 = models.CharField(max_length=64)
    # Wrong codes so far, in the browser that cast.
    tries = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=60)
    # Mail goes to what was typed, in the language that was read (V23).
    mail_to = models.EmailField(max_length=320)
    language = models.CharField(max_length=5, default="fr")
    asked_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    mails = models.PositiveSmallIntegerField(default=0)
    # When a reminder was last handed over; the mail itself goes after that commit (V15).
    reminded_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["browser_sha256"], name="confirmation_browser_once"),
            models.CheckConstraint(condition=Q(tries__lte=5), name="confirmation_tries"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
