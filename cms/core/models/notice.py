from __future__ import annotations

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """A line on the admin's start page for one member of staff, until they put it away."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    # One notice a key and user: telling twice tells once.
    key = models.CharField(max_length=120)
    text = models.TextField()
    url = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]

    def __str__(self) -> str:
        return self.text
