from __future__ import annotations

from django_tasks import task

from cms.core.actions.deliver import Deliver


@task()
def deliver(delivery_id: int) -> str:
    return str(Deliver(delivery_id=delivery_id).run())
