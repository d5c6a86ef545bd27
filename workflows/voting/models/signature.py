from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.voting.enums import SignedAct
from workflows.voting.models.edition import Edition


class Signature(models.Model):
    """One person's hand under one act that needs two; both sign the same hash (V51)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="signatures")
    act = models.CharField(max_length=10, choices=SignedAct)
    # The outcome's for certifying; of the act with its public reason for the others.
    sha256 = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # As it stands in the dossier, when the account is long gone.
    name = models.CharField(max_length=300)
    at = models.DateTimeField()
    # False once a new count voided it.
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "act", "sha256", "signer"], condition=Q(stands=True), name="signature_once"),
            models.CheckConstraint(condition=~Q(name=""), name="signature_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.act}"
