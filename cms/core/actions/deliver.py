from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.changes import subscription
from cms.core.models import Delivery
from cms.core.models.change import DeliveryState

logger = logging.getLogger(__name__)

# Minutes before the second, third … attempt; after the last one the row stays failed, with its reason.
BACKOFF = (1, 5, 30, 120, 720)


@dataclass(frozen=True, kw_only=True)
class Deliver(Action[DeliveryState]):
    """Brings one change to one subscriber. Safe to run twice: what is done or not yet due is left alone."""

    delivery_id: int

    def execute(self) -> DeliveryState:
        now = clock.now()
        claimed = Delivery.objects.filter(pk=self.delivery_id, state=DeliveryState.READY, due_at__lte=now).update(
            state=DeliveryState.RUNNING, started_at=now
        )
        delivery = Delivery.objects.select_related("change").get(pk=self.delivery_id)
        if not claimed:
            return DeliveryState(delivery.state)
        try:
            with transaction.atomic():
                target = subscription(delivery.subscriber)
                if target is None:
                    raise LookupError(f"no subscriber is called {delivery.subscriber!r}")
                target.handler(delivery.change)
        except Exception as error:
            logger.exception("delivery %s failed", delivery.pk)
            return self._failed(delivery, error)
        delivery.state, delivery.reason = DeliveryState.DONE, ""
        delivery.attempts += 1
        delivery.finished_at = clock.now()
        delivery.save()
        return DeliveryState.DONE

    def _failed(self, delivery: Delivery, error: Exception) -> DeliveryState:
        now = clock.now()
        delivery.attempts += 1
        delivery.reason = f"{type(error).__name__}: {error}"[:2000]
        delivery.finished_at = now
        if delivery.attempts <= len(BACKOFF):
            delivery.state = DeliveryState.READY
            delivery.due_at = now + timedelta(minutes=BACKOFF[delivery.attempts - 1])
        else:
            delivery.state = DeliveryState.FAILED
        delivery.save()
        return DeliveryState(delivery.state)
