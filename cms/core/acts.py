"""Core's own periodic acts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from cms.core.actions import PublishScheduled, ReviveDeliveries
from cms.core.periodic import periodic
from cms.core.tasks import deliver

TASKS_KEPT_DAYS = 14


@periodic("core.deliveries", every=timedelta(minutes=1))
def resume_deliveries(now: datetime) -> str:
    """What waits in the queue already is not queued again, however far behind the workers are."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path=deliver.module_path).values_list("args_kwargs", flat=True)
    queued = {pk for call in waiting for pk in call["args"]}
    again = [pk for pk in ReviveDeliveries(now=now).run() if pk not in queued]
    for pk in again:
        deliver.enqueue(pk)
    return f"{len(again)} handed over again"


@periodic("core.scheduled_pages", every=timedelta(minutes=1))
def publish_scheduled(now: datetime) -> str:
    return PublishScheduled(now=now).run()


@periodic("core.finished_tasks", every=timedelta(days=1))
def forget_finished_tasks(now: datetime) -> str:
    """What became of a delivery stays on its row; the queue's own rows go."""
    before = DBTaskResult.objects.count()
    call_command("prune_db_task_results", queue_name="*", min_age_days=TASKS_KEPT_DAYS, verbosity=0)
    return f"{before - DBTaskResult.objects.count()} removed"
