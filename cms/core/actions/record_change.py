from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.changes import subscriptions_to
from cms.core.errors import OutsideTransaction
from cms.core.models import Change, Delivery


@dataclass(frozen=True, kw_only=True)
class RecordChange(Action[Change]):
    """Writes what happened and who is to be told, in the caller's transaction; sending waits for the commit.

    ``data`` is JSON and holds nothing that must not be kept: no choices, tokens, keys or addresses.
    """

    kind: str
    subject: models.Model
    data: dict[str, Any] = field(default_factory=dict)
    site: models.Model | None = None

    def check(self) -> None:
        if not transaction.get_connection().in_atomic_block:
            raise OutsideTransaction(self.kind)

    def execute(self) -> Change:
        from cms.core.tasks import deliver

        now = clock.now()
        change = Change.objects.create(
            kind=self.kind,
            subject_type=self.subject._meta.label_lower,
            subject_id=str(getattr(self.subject, "uuid", None) or self.subject.pk),
            site_id=self.site.pk if self.site else None,
            data=self.data,
            at=now,
        )
        for subscription in subscriptions_to(self.kind):
            delivery = Delivery.objects.create(change=change, subscriber=subscription.name, due_at=now)
            deliver.enqueue(delivery.pk)
        return change
