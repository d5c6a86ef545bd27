from __future__ import annotations

import uuid

from django.db import models

from workflows.voting.enums import BallotState
from workflows.voting.models.edition import Edition


class Receipt(models.Model):
    """A code and what became of its ballot: kept when all else is erased, so it knows neither voter nor choices (V33)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="receipts")
    code = models.CharField(max_length=24)
    status = models.CharField(max_length=21, choices=BallotState)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="receipt_code_once")]

    def __str__(self) -> str:
        return self.code
