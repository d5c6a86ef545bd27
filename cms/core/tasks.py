from __future__ import annotations

from django_tasks import task

from cms.core.actions.deliver import Deliver


@task()
def deliver(*delivery_ids: int) -> list[str]:
    """Each in transactions of its own; those that a killed worker did not reach are handed out again by ReviveDeliveries."""
    return [str(Deliver(delivery_id=pk).run()) for pk in delivery_ids]
