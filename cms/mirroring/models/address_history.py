from __future__ import annotations

from django.db import models


class AddressHistory(models.Model):
    """An old address: (old parent, old slug) leads to a page. One row a rename or move, however many pages hang below (B4)."""

    # No foreign keys: the row outlives the parent, and a deleted page answers "gone" through it.
    parent_id = models.IntegerField()
    slug = models.CharField(max_length=255)
    # 0: the source's own address; else the site whose own slug it was.
    site_id = models.IntegerField(default=0)
    page_id = models.IntegerField(db_index=True)
    seq = models.BigIntegerField()
    # True for a move, false for a rename.
    moved = models.BooleanField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parent_id", "slug", "site_id"], name="history_once")]

    def __str__(self) -> str:
        return f"{self.parent_id}/{self.slug} → {self.page_id}"
