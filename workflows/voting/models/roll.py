from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from workflows.voting.models.edition import Edition


class RollEntry(models.Model):
    """Who has a turn: one live row a person and turn. Tags are keyed hashes; nothing here names a ballot (V11, V29)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="roll")
    # The local date of the cast in the site's zone, or "once" (V10).
    turn = models.CharField(max_length=10)
    voter_tag = models.CharField(max_length=64)
    # Keeps a member's identity when their address changes (V24).
    member_tag = models.CharField(max_length=64, null=True)  # noqa: DJ001 - unique where there is one
    # Where to write to the person, known once they confirmed or signed in.
    address = models.EmailField(max_length=320, blank=True)
    # Casts so far; the latest confirmed one among them counts (V19).
    casts = models.PositiveIntegerField(default=0)
    counted = models.PositiveIntegerField(null=True)
    # False for the turns of an incident, which reopen (V67).
    live = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "turn", "voter_tag"], condition=Q(live=True), name="roll_voter_once"),
            models.UniqueConstraint(
                fields=["edition", "turn", "member_tag"], condition=Q(live=True, member_tag__isnull=False), name="roll_member_once"
            ),
            models.CheckConstraint(condition=Q(counted=None) | Q(counted__lte=F("casts")), name="roll_counted_was_cast"),
        ]
        indexes = [models.Index(fields=["edition", "member_tag"], name="roll_member")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.turn}"
