from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class Transition(models.Model):
    """One step of one object through its states; written in the transaction of the step, never changed (a trigger refuses)."""

    machine = models.CharField(max_length=60)
    subject_uuid = models.UUIDField()
    verb = models.CharField(max_length=40)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False, related_name="+")
    # Who it was stays known when the account goes; empty where time did it.
    by_name = models.CharField(max_length=255, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["machine", "subject_uuid"], name="transition_subject")]

    def __str__(self) -> str:
        return f"{self.machine} {self.verb}: {self.source} → {self.target}"

    @property
    def subject(self) -> Any:
        return None

    @subject.setter
    def subject(self, subject: Any) -> None:
        """Any model with a ``uuid``; its label names the machine."""
        self.machine = subject._meta.label_lower
        self.subject_uuid = subject.uuid

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.by and not self.by_name:
            self.by_name = str(self.by)
        super().save(*args, **kwargs)
