from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from workflows.voting.enums import BallotState
from workflows.voting.models.edition import Edition
from workflows.voting.querysets import BallotQuerySet


class Ballot(models.Model):
    """One ballot: what was chosen, and nothing of who, when, where or in which order.

    ``ballot_tag`` can be made from the roll by whoever holds the edition's key, and goes at certification (V29, V30).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="ballots")
    # Candidate numbers, ascending; [] is "none of these"; null once replaced, cancelled or set aside (V19).
    choices = models.JSONField(null=True)
    ballot_tag = models.CharField(max_length=64, null=True)  # noqa: DJ001 - unique where there is one
    state = models.CharField(max_length=21, choices=BallotState)

    objects = BallotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "ballot_tag"], name="ballot_tag_once"),
            models.CheckConstraint(
                condition=Q(state__in=[BallotState.AWAITING_CONFIRMATION, BallotState.COUNTED], choices__isnull=False)
                | (~Q(state__in=[BallotState.AWAITING_CONFIRMATION, BallotState.COUNTED]) & Q(choices__isnull=True)),
                name="ballot_choices_while_it_may_count",
            ),
        ]
        indexes = [models.Index(fields=["edition", "state"], name="ballot_state")]

    def __str__(self) -> str:
        return self.state
