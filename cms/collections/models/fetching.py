from __future__ import annotations

from django.db import models


class HostLease(models.Model):
    """A host that is being asked for a file, or was: one file at a time (collections C31), whichever process asks."""

    host = models.CharField(max_length=253, primary_key=True)
    # Whose turn it is; whoever was killed holds it until ``until`` and no longer.
    holder = models.UUIDField(null=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.host
