from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.changes import subscription
from cms.core.models import Delivery
from cms.core.models.change import DeliveryState

logger = logging.getLogger(__name__)

# Minutes before the second, third … attempt; after the last one the row stays failed, with its reason.
BACKOFF = (1, 5, 30, 120, 720)
MOST_ATTEMPTS = len(BACKOFF) + 1


class ClaimLost(RuntimeError):
    """This attempt took so long that another one was begun; what it did is undone."""


@dataclass(frozen=True, kw_only=True)
class Deliver(Action[DeliveryState]):
    """Brings one change to one subscriber. Safe to run twice: what is done, running or not yet due is left alone.

    An attempt is counted when it begins, so that one which ends the worker is not tried for ever. What the subscriber writes and
    "done" are one transaction. Raises RuntimeError inside a transaction: before the commit there is nothing to tell.
    """

    delivery_id: int

    def execute(self) -> DeliveryState:
        claimed = self._claim()
        delivery = Delivery.objects.select_related("change").get(pk=self.delivery_id)
        if not claimed:
            return DeliveryState(delivery.state)
        try:
            with transaction.atomic():
                target = subscription(delivery.subscriber)
                if target is None:
                    raise LookupError(f"no subscriber is called {delivery.subscriber!r}")
                target.handler(delivery.change)
                self._end(delivery, DeliveryState.DONE)
        except Exception as error:
            logger.exception("delivery %s failed", delivery.pk)
            return self._failed(delivery, error)
        return DeliveryState.DONE

    def _claim(self) -> bool:
        with transaction.atomic(durable=True):
            now = clock.now()
            ready = Delivery.objects.filter(pk=self.delivery_id, state=DeliveryState.READY, due_at__lte=now)
            return bool(ready.update(state=DeliveryState.RUNNING, started_at=now, attempts=F("attempts") + 1))

    def _end(self, delivery: Delivery, state: DeliveryState, *, reason: str = "") -> None:
        """The number of the attempt says whether the row is still this one's."""
        now = clock.now()
        values: dict[str, object] = {"state": state, "reason": reason, "finished_at": now}
        if state == DeliveryState.READY:
            values["due_at"] = now + timedelta(minutes=BACKOFF[delivery.attempts - 1])
        mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.RUNNING, attempts=delivery.attempts)
        if not mine.update(**values):
            raise ClaimLost(f"delivery {delivery.pk}, attempt {delivery.attempts}")

    def _failed(self, delivery: Delivery, error: Exception) -> DeliveryState:
        state = DeliveryState.READY if delivery.attempts < MOST_ATTEMPTS else DeliveryState.FAILED
        try:
            self._end(delivery, state, reason=f"{type(error).__name__}: {error}"[:2000])
        except ClaimLost:
            delivery.refresh_from_db()
            return DeliveryState(delivery.state)
        return state
