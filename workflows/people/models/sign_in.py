from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac


class SignInRequest(models.Model):
    """Somebody asked to sign in with an address. Link and digits are derived from the row's uuid and the house's secret, never stored."""

    MOST_TRIES = 5

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    canonical = models.CharField(max_length=320)
    mail_to = models.EmailField(max_length=320)
    language = models.CharField(max_length=5, default="fr")
    token_sha256 = models.CharField(max_length=64, unique=True)
    browser_sha256 = models.CharField(max_length=64, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["canonical", "asked_at"], name="sign_in_asked")]
        constraints = [models.CheckConstraint(condition=Q(tries__lte=5), name="sign_in_tries")]

    def __str__(self) -> str:
        return str(self.uuid)

    def _derived(self, purpose: str) -> str:
        return salted_hmac(f"people.sign_in.{purpose}", str(self.uuid), algorithm="sha256").hexdigest()

    @property
    def token(self) -> str:
        """Of the mail's link: 64 hexadecimal digits."""
        return self._derived("token")

    @property
    def code(self) -> str:
        """Six digits, good only in the browser that asked."""
        return f"{int(self._derived('code'), 16) % 1_000_000:06d}"

    @property
    def browser_secret(self) -> str:
        return self._derived("browser")
