from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.changes import subscriptions_to
from cms.core.errors import OutsideTransaction
from cms.core.models import Change, Delivery


@dataclass(frozen=True, kw_only=True)
class RecordChanges(Action[list[Change]]):
    """Writes that the same happened to several subjects, each with its data, at one moment; who is to be told is told after the commit.

    ``subjects``: pairs of a saved instance and its data, which is JSON and holds nothing that must not be kept: no choices, tokens, keys or
    addresses. The number of statements does not grow with the subjects, and a subscriber's deliveries are one task.
    Raises OutsideTransaction.
    """

    kind: str
    subjects: Sequence[tuple[models.Model, dict[str, Any]]]
    site: models.Model | None = None

    def check(self) -> None:
        if not transaction.get_connection().in_atomic_block:
            raise OutsideTransaction(self.kind)

    def execute(self) -> list[Change]:
        from cms.core.tasks import deliver

        if not self.subjects:
            return []
        now = clock.now()
        site_id = self.site.pk if self.site else None
        changes = Change.objects.bulk_create(
            Change(
                kind=self.kind,
                subject_type=subject._meta.label_lower,
                subject_id=str(getattr(subject, "uuid", None) or subject.pk),
                site_id=site_id,
                data=data,
                at=now,
            )
            for subject, data in self.subjects
        )
        for subscription in subscriptions_to(self.kind):
            deliveries = Delivery.objects.bulk_create(
                Delivery(change=change, subscriber=subscription.name, due_at=now) for change in changes
            )
            deliver.enqueue(*(delivery.pk for delivery in deliveries))
        return changes


@dataclass(frozen=True, kw_only=True)
class RecordChange(Action[Change]):
    """Writes what happened to one subject, in the caller's transaction: RecordChanges with one."""

    kind: str
    subject: models.Model
    data: dict[str, Any] = field(default_factory=dict)
    site: models.Model | None = None

    def execute(self) -> Change:
        return RecordChanges(kind=self.kind, subjects=[(self.subject, self.data)], site=self.site).run()[0]
