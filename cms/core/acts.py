"""Core's own periodic acts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.management import call_command
from django.db.models import Q

from cms.core.models import Delivery
from cms.core.models.change import DeliveryState
from cms.core.periodic import periodic
from cms.core.tasks import deliver

ABANDONED_AFTER = timedelta(minutes=15)


@periodic("core.deliveries", every=timedelta(minutes=1))
def resume_deliveries(now: datetime) -> str:
    """Hands over again what is due, and what a killed worker left running."""
    killed = Delivery.objects.filter(state=DeliveryState.RUNNING, started_at__lt=now - ABANDONED_AFTER)
    abandoned = killed.update(state=DeliveryState.READY)
    due = Delivery.objects.filter(state=DeliveryState.READY, due_at__lte=now).filter(
        Q(attempts__gt=0) | Q(due_at__lt=now - timedelta(minutes=5))
    )
    for delivery_id in due.values_list("pk", flat=True):
        deliver.enqueue(delivery_id)
    return f"{abandoned} resumed, {len(due)} due"


@periodic("core.scheduled_pages", every=timedelta(minutes=1))
def publish_scheduled(now: datetime) -> str:
    """Wagtail's own schedule, in one transaction (gateway G23)."""
    call_command("publish_scheduled", verbosity=0)
    return "done"
