from __future__ import annotations

from django.db import models
from django.db.models import Q

from workflows.voting.models.edition import Edition


class Tally(models.Model):
    """One count. The dossier is kept as the bytes that were hashed; a recount that gives the same bytes makes no new row."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tallies")
    at = models.DateTimeField()
    current = models.BooleanField(default=True)
    outcome = models.JSONField()
    outcome_sha256 = models.CharField(max_length=64)
    # Canonical JSON and a line feed (V53).
    dossier = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition"], condition=Q(current=True), name="tally_current")]

    def __str__(self) -> str:
        return self.outcome_sha256


class TurnoutReading(models.Model):
    """What the public may know of turnout: read once an hour, so that no single ballot shows (V35)."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="turnout_reading")
    at = models.DateTimeField()
    # Already rounded down to 10: the exact number is not stored anywhere.
    ballots = models.PositiveIntegerField()

    def __str__(self) -> str:
        return str(self.ballots)
