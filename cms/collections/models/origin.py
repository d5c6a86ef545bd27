from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.collections.models.importing import ImportRun
from cms.collections.models.work import Work


class Origin(models.Model):
    """Where a work's values come from: what the source says, and what was kept by hand against it (collections C3).

    Shapes of the values: ``cms.collections.fields``. A field is shown by hand if it stands in ``hand``, else from ``values``.
    A work that no file ever named has no such row until a field is kept by hand.
    """

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="origin")
    # The run and the row that last wrote ``values``; null for a record written here.
    run = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="origins")
    row = models.PositiveIntegerField(null=True)
    # Of the normalised values of that row: the same digest, nothing to do (C5).
    digest = models.CharField(max_length=32, blank=True)
    # By field, as the source says it.
    values = models.JSONField(default=dict)
    # By field, the source's own text, where the value does not already say it.
    raw = models.JSONField(default=dict)
    # {field: [run, row]}, only for fields that another run than ``run`` read.
    read_by = models.JSONField(default=dict)
    # {field: {"value": …, "base": the source's value that it replaced, "by": user's id or null, "at": ISO time}}
    hand = models.JSONField(default=dict)
    # How many fields of ``hand`` have a base that the source has left (C4).
    differing = models.PositiveSmallIntegerField(_("fields that differ"), default=0)
    # The run that created the work, for undo.
    created_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="created_origins")
    # The first run of a complete file in which the work did not stand (C28).
    absent_since = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="absent_origins")
    # Withdrawn by an undo, not by a person: a later file brings it back.
    undone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("origin of a record")
        verbose_name_plural = _("origins of records")
        indexes = [
            models.Index(fields=["work"], condition=Q(differing__gt=0), name="origin_differing"),
            models.Index(fields=["work"], condition=Q(absent_since__isnull=False), name="origin_absent"),
        ]

    def __str__(self) -> str:
        return f"{self.work_id}"
