from __future__ import annotations

from django.db import models


class PeriodicAct(models.Model):
    """The last run of one periodic act; ``manage.py tick`` reads and writes it."""

    name = models.CharField(max_length=80, primary_key=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)
    failed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
