from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """What happened, written in the transaction in which it happened."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60, db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    # No foreign key: the staff's own model stands here too, and Wagtail's tables point at it.
    site_id = models.IntegerField(null=True, db_index=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="change_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_type}:{self.subject_id}"


class DeliveryState(models.TextChoices):
    READY = "ready", _("ready")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Delivery(models.Model):
    """One change on its way to one subscriber; its attempts stay on the row."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.READY)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "subscriber"], name="delivery_once")]
        indexes = [models.Index(fields=["state", "due_at"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.change} → {self.subscriber}: {self.state}"
