from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel

from cms.collections.enums import DateBasis, LocationState, RecordState, TitleKind
from cms.collections.models.museum import Museum
from cms.collections.querysets.works import END_OF_TIME, WorkQuerySet
from cms.collections.rights import Right
from cms.collections.visibility import readable

_DATED = ~Q(date_earliest=None) | ~Q(date_latest=None)
_TOLD = readable("date_earliest") & readable("date_latest") & _DATED


class Work(ClusterableModel, models.Model):
    """An object of a collection: the values that are shown. Where they come from is kept beside them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    museum = models.ForeignKey(Museum, models.PROTECT, related_name="works", verbose_name=_("museum"))
    source = models.CharField(_("source"), max_length=40)
    source_key = models.CharField(_("key at the source"), max_length=255)

    title = models.TextField(_("title"), blank=True)
    title_kind = models.CharField(_("kind of title"), max_length=12, choices=TitleKind, blank=True, default=TitleKind.PLAIN)
    # Title, else object type with the museum (C8); written by the actions, so that lists sort and search by one column.
    label = models.TextField(_("name shown"), editable=False)
    # The accession number that is shown (C1), kept here for the same reason.
    accession = models.CharField(_("accession number"), max_length=255, blank=True, editable=False)
    # What the several terms of a kind read in one line; the terms are the record (C6), these are written from them.
    object_type = models.TextField(_("object type"), blank=True, editable=False)
    date_display = models.TextField(_("date, as shown"), blank=True)
    date_earliest = models.IntegerField(_("earliest year"), null=True, blank=True)
    date_latest = models.IntegerField(_("latest year"), null=True, blank=True)
    date_circa = models.BooleanField(_("circa"), default=False)
    date_basis = models.CharField(_("years read from"), max_length=8, choices=DateBasis, blank=True, default=DateBasis.NONE)
    materials = models.TextField(_("materials and techniques"), blank=True, editable=False)
    subject = models.TextField(pgettext_lazy("what a work shows", "subject"), blank=True, editable=False)
    dimensions = models.TextField(_("dimensions, as shown"), blank=True)
    description = models.TextField(_("description"), blank=True)
    inscriptions = models.TextField(_("inscriptions"), blank=True)
    acquisition = models.TextField(_("acquisition"), blank=True)
    provenance = models.TextField(_("provenance"), blank=True)
    credit_line = models.TextField(_("credit line"), blank=True)
    bibliography = models.TextField(_("bibliography"), blank=True)
    exhibitions = models.TextField(_("exhibitions"), blank=True)
    notes = models.TextField(_("notes for staff"), blank=True)
    # Written by curators alone: imports neither set nor clear them (C22).
    notice = models.TextField(_("notice to readers"), blank=True)
    image_restriction = models.CharField(_("its images are not shown because"), max_length=255, blank=True)

    location_state = models.CharField(_("location"), max_length=16, choices=LocationState, default=LocationState.UNKNOWN)
    location_since = models.DateField(_("there since"), null=True, blank=True)
    location_source = models.CharField(_("known from"), max_length=255, blank=True)
    location_said_by = models.CharField(_("said by"), max_length=255, blank=True)
    # Only for works on view; the store, the shelf and the crate have no column here (C20).
    room = models.CharField(_("room"), max_length=120, blank=True)
    # A missing work is listed only if its holder agrees (C20).
    missing_listed = models.BooleanField(_("list it though it is missing"), default=False)

    record_right = models.CharField(_("right of the record"), max_length=20, choices=Right, blank=True, default=Right.NOT_EVALUATED)
    attribution = models.CharField(_("attribution"), max_length=255, blank=True)
    # Fields by name that differ from the default visibility: {"provenance": "public"} (C21).
    visibility = models.JSONField(_("visibility of fields"), default=dict, blank=True)
    # Names of fields whose values were invented for a demonstration.
    examples = models.JSONField(_("fields that are examples"), default=list, blank=True)

    state = models.CharField(_("state of the record"), max_length=14, choices=RecordState, default=RecordState.CURRENT, editable=False)
    # Since when, and why, the record no longer stands; the reason is for staff unless ``visibility`` says otherwise (C29).
    left_at = models.DateTimeField(_("left on"), null=True, blank=True, editable=False)
    left_reason = models.TextField(_("why it left"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into"), editable=False
    )
    # Counts every change; the search engine refuses older ones.
    version = models.PositiveBigIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)
    # When what we export last changed (C37).
    exported_at = models.DateTimeField(editable=False)

    # What lists ask of every row, computed by the database so that an index can hold it: whether the public may see the record, the year it
    # is sorted by, and its years with open ends closed. A year that is for staff counts as none, or lists would betray it (C21).
    is_public = models.GeneratedField(
        expression=Case(
            When(Q(state="current") & (~Q(location_state="missing") | Q(missing_listed=True)), then=Value(True)), default=Value(False)
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    sort_year = models.GeneratedField(
        expression=Case(When(_TOLD, then=Coalesce("date_earliest", "date_latest")), default=Value(END_OF_TIME)),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    first_year = models.GeneratedField(
        expression=Case(When(_TOLD, then=Coalesce("date_earliest", Value(-END_OF_TIME)))),
        output_field=models.IntegerField(null=True),
        db_persist=True,
    )
    last_year = models.GeneratedField(
        expression=Case(When(_TOLD, then=Coalesce("date_latest", Value(END_OF_TIME)))),
        output_field=models.IntegerField(null=True),
        db_persist=True,
    )

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="work_source_key"),
            models.CheckConstraint(
                condition=(Q(date_earliest=None) | ~Q(date_earliest=0)) & (Q(date_latest=None) | ~Q(date_latest=0)),
                name="work_no_year_zero",
            ),
            models.CheckConstraint(
                condition=Q(date_earliest=None) | Q(date_latest=None) | Q(date_earliest__lte=F("date_latest")), name="work_years_in_order"
            ),
            models.CheckConstraint(condition=Q(room="") | Q(location_state=LocationState.ON_VIEW), name="work_room_on_view"),
            models.CheckConstraint(
                condition=Q(state=RecordState.MERGED, merged_into__isnull=False) | (~Q(state=RecordState.MERGED) & Q(merged_into=None)),
                name="work_merged_into",
            ),
            models.CheckConstraint(
                condition=Q(state=RecordState.CURRENT, left_at=None) | (~Q(state=RecordState.CURRENT) & Q(left_at__isnull=False)),
                name="work_left_at",
            ),
            models.CheckConstraint(condition=Q(state__in=RecordState.values), name="work_state_known"),
            models.CheckConstraint(condition=Q(location_state__in=LocationState.values), name="work_location_known"),
        ]
        indexes = [
            models.Index(fields=["label", "id"], name="work_by_label"),
            models.Index(fields=["accession", "id"], name="work_by_accession"),
            models.Index(fields=["museum", "label", "id"], name="work_of_museum"),
            models.Index(fields=["exported_at", "id"], name="work_exported"),
            models.Index(fields=["location_state", "label", "id"], name="work_of_location"),
            # What the counter reads: only public records, in each order; and their years.
            models.Index(fields=["label", "id"], condition=Q(is_public=True), name="work_public_by_label"),
            models.Index(fields=["sort_year", "id"], condition=Q(is_public=True), name="work_public_by_year"),
            models.Index(fields=["accession", "id"], condition=Q(is_public=True), name="work_public_by_number"),
            models.Index(fields=["first_year", "last_year"], condition=Q(is_public=True), name="work_public_years"),
        ]

    def __str__(self) -> str:
        return self.label
