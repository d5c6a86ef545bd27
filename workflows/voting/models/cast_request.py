from __future__ import annotations

from django.db import models

from workflows.voting.models.edition import Edition
from workflows.voting.models.receipt import Receipt
from workflows.voting.models.roll import RollEntry


class CastRequest(models.Model):
    """One accepted cast, known by the hash of its idempotency key; erased at certification (V12, V32)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="cast_requests")
    key_sha256 = models.CharField(max_length=64)
    payload_hmac = models.CharField(max_length=64)
    roll_entry = models.ForeignKey(RollEntry, models.CASCADE, related_name="cast_requests")
    # Which cast of the roll row this was (V19).
    number = models.PositiveIntegerField()
    receipt = models.OneToOneField(Receipt, models.CASCADE, related_name="cast_request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "key_sha256"], name="cast_key_once"),
            models.UniqueConstraint(fields=["roll_entry", "number"], name="cast_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.roll_entry_id}/{self.number}"
