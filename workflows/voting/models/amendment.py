from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.voting.enums import AmendmentKind
from workflows.voting.models.edition import Edition


class Amendment(models.Model):
    """The only change to an edition that is open: public, with its reason, chained by hash, never altered (V7)."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="amendments")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=AmendmentKind)
    # Whole seconds: the hash is over this instant.
    at = models.DateTimeField()
    reason = models.TextField(_("reason"))
    data = models.JSONField(default=dict)
    previous_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "n"], name="amendment_number"),
            models.CheckConstraint(condition=~Q(reason=""), name="amendment_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.kind}"
