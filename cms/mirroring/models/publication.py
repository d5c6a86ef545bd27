from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from wagtail.models import Page, Revision


def held_by_its_row(collector: Any, field: Any, rows: Any, using: str) -> None:
    """A revision that is published cannot be deleted (A3); with its page it can, and its row goes with both.

    Django's PROTECT would refuse the page too, and its RESTRICT is not what Wagtail's purge of revisions listens to.
    """
    leaving = {instance.pk for model, instances in collector.data.items() if issubclass(model, Page) for instance in instances}
    if all(row.page_id in leaving for row in rows):
        models.CASCADE(collector, field, rows, using)
    else:
        models.PROTECT(collector, field, rows, using)


class Publication(models.Model):
    """What is, or was, public of one page in one language, written in the transaction that publishes (A3, gateway G7).

    ``card`` holds what lists show, ``body`` the rest: JSON text without anything that depends on a site or on other rows.
    ``digests`` has one short hash a content path (A4).
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="publications", db_index=False)
    # Grows with every publication of the network, in commit order.
    seq = models.BigIntegerField()
    current = models.BooleanField(default=True)
    revision = models.ForeignKey(Revision, held_by_its_row, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    card = models.TextField()
    body = models.TextField()
    digests = models.JSONField(default=dict)
    digest_version = models.PositiveSmallIntegerField(default=1)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "seq"], name="publication_seq"),
            models.UniqueConstraint(fields=["page"], condition=Q(current=True), name="publication_current"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}@{self.seq}"
