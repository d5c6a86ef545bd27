"""An import, its report, its journal, and the mappings that curators make (collections C10, C28, C30)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.collections.enums import Outcome, RunState
from cms.collections.models.image import private_storage
from cms.collections.models.museum import Museum
from cms.collections.models.work import Work


class Mapping(models.Model):
    """A profile that was made in the admin, for files of no known layout: which column says what."""

    name = models.CharField(_("name"), max_length=120)
    # The source of the records read with it; once in use it stays, because keys are looked up in it.
    source = models.SlugField(_("source"), max_length=40, unique=True)
    museum = models.ForeignKey(Museum, models.PROTECT, null=True, blank=True, related_name="mappings", verbose_name=_("museum"))
    # As a profile file says it: ``cms.collections.sources.profile``.
    definition = models.JSONField(_("columns"), default=dict)
    # Counts every change, so that a run says which one it used.
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    changed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("mapping")
        verbose_name_plural = _("mappings")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One file brought in once. Its counters are written with each batch, in the batch's own transaction."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(_("source"), max_length=40)
    profile = models.CharField(_("profile"), max_length=40)
    # The profile as it was when the run began: a resumed run and its first half read alike.
    definition = models.JSONField(default=dict)
    # The mapping that the definition was taken from, where it was made in the admin.
    mapping = models.ForeignKey(Mapping, models.SET_NULL, null=True, blank=True, related_name="runs")
    file_name = models.CharField(_("file"), max_length=255)
    # Where a command read it; or the file itself, kept privately, where it was sent through the admin.
    path = models.TextField(blank=True)
    file = models.FileField(upload_to="imports", storage=private_storage, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    # How it was read: {"encoding": …, "delimiter": …, "columns": […], "unknown": […], "cleaned": {what: how often}}
    reading = models.JSONField(default=dict)
    # Where a row names no museum; and the museum of a complete file.
    museum = models.ForeignKey(Museum, models.PROTECT, null=True, blank=True, related_name="imports", verbose_name=_("museum"))
    complete = models.BooleanField(_("the file is complete"), default=False)
    # The answer to a run that asked: so many absent works are meant.
    absent_accepted = models.BooleanField(default=False)

    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.MAPPED)
    total = models.PositiveIntegerField(_("rows"), default=0)
    # Rows that are behind us for good: where a resumed run goes on.
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    differs = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    suspicious = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(_("absent"), default=0)
    # Why it failed, or what it asks.
    message = models.TextField(blank=True)
    # Who works on it now. Whoever takes a run over writes another word here, and the first one's next batch fails.
    holder = models.UUIDField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    created_at = models.DateTimeField()
    # Sent to the worker, which has not taken it up yet.
    queued_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    # False once the journal was pruned: only the last ten runs of a source can be undone.
    journal_kept = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=Q(state=RunState.RUNNING), name="import_one_running"),
            models.CheckConstraint(
                condition=Q(
                    done=models.F("created")
                    + models.F("changed")
                    + models.F("unchanged")
                    + models.F("differs")
                    + models.F("rejected")
                    + models.F("suspicious")
                ),
                name="import_outcomes_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.profile})"


class ReportLine(models.Model):
    """One doubt about one field of one row; a row may have several. Rows without doubt have none."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="lines")
    # As a spreadsheet counts them: the header is row 1.
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    field = models.CharField(max_length=60, blank=True)
    # A code of ``cms.collections.sources.doubts.Reason``; shown in the reader's language.
    reason = models.CharField(max_length=40)
    # What stands there, cut at 500 characters.
    text = models.CharField(max_length=500, blank=True)
    work = models.ForeignKey(Work, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["row", "pk"]
        indexes = [models.Index(fields=["run", "outcome", "row"], name="report_by_outcome")]

    def __str__(self) -> str:
        return f"{self.row}: {self.field} {self.reason}"


class JournalEntry(models.Model):
    """What one run changed on one work that was there before it, so that it can be undone."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="journal")
    work = models.ForeignKey(Work, models.CASCADE, related_name="journal")
    # {"values": {field: value or null}, "raw": …, "hand": …, "read_by": …, "run": …, "row": …, "digest": …, "state": …, "source_key": …}
    before = models.JSONField()
    # {field: value} as this run left it: what differs from it now was changed by a later run.
    after = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "work"], name="journal_once")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.work_id}"
