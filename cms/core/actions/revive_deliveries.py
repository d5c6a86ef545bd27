from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from cms.core.actions.base import Action
from cms.core.actions.deliver import MOST_ATTEMPTS
from cms.core.models import Delivery
from cms.core.models.change import DeliveryState

# An attempt that began this long ago and never ended was killed with its worker.
ABANDONED_AFTER = timedelta(minutes=15)
# A first attempt that nobody has taken up by now has lost its task.
UNTAKEN_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class ReviveDeliveries(Action[list[int]]):
    """What is to be handed to workers again: attempts whose turn has come, and what killed workers left. Answers with primary keys."""

    now: datetime

    @transaction.atomic
    def execute(self) -> list[int]:
        killed = Delivery.objects.filter(state=DeliveryState.RUNNING, started_at__lt=self.now - ABANDONED_AFTER)
        reason = "the worker ended before the attempt did"
        killed.filter(attempts__gte=MOST_ATTEMPTS).update(state=DeliveryState.FAILED, finished_at=self.now, reason=reason)
        killed.filter(attempts__lt=MOST_ATTEMPTS).update(state=DeliveryState.READY, due_at=self.now, reason=reason)
        due = Delivery.objects.filter(state=DeliveryState.READY, due_at__lte=self.now)
        again = due.filter(Q(attempts__gt=0) | Q(due_at__lt=self.now - UNTAKEN_AFTER))
        return list(again.order_by("due_at", "pk").values_list("pk", flat=True))
