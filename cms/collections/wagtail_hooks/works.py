from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CreateView, EditView, HistoryView, SnippetViewSet, UsageView

from cms.collections.actions import ChangeWork, CreateWork
from cms.collections.enums import LocationState, RecordState
from cms.collections.models import Museum, Work, WorkImage
from cms.collections.policies import curated_museums
from cms.collections.wagtail_hooks.choosers import PermittedChooserViewSet
from cms.collections.wagtail_hooks.work_form import WorkForm
from cms.core.admin import PermittedObject, RefusalsOnTheForm


def _museums_of(request: Any) -> QuerySet[Museum]:
    return curated_museums(request.user) if request else Museum.objects.none()


class WorkFilterSet(WagtailFilterSet):
    museum = django_filters.ModelChoiceFilter(label=_("museum"), queryset=_museums_of)
    location_state = django_filters.ChoiceFilter(label=_("location"), choices=LocationState.choices)
    object_type = django_filters.CharFilter(label=_("object type"), lookup_expr="icontains")
    has_image = django_filters.BooleanFilter(label=_("has an image"), method="with_image")
    state = django_filters.ChoiceFilter(label=_("state of the record"), choices=RecordState.choices)

    class Meta:
        model = Work
        fields = ["museum", "location_state", "object_type", "has_image", "state"]

    def with_image(self, works: QuerySet[Work], name: str, value: bool) -> QuerySet[Work]:
        """Any image, whatever its right: this list is for those who keep them."""
        image = Exists(WorkImage.objects.filter(work=OuterRef("pk")))
        return works.filter(image) if value else works.filter(~image)


class PermittedWork(PermittedObject):
    needs = ("change", "view")


class WorkCreateView(RefusalsOnTheForm, CreateView):
    def save_instance(self) -> Work:
        work: Work = self.form.save(commit=False)
        return CreateWork(work=work, by=self.request.user).run()


class WorkEditView(PermittedWork, RefusalsOnTheForm, EditView):
    def save_instance(self) -> Work:
        work: Work = self.form.save(commit=False)
        opened = self.form.cleaned_data.get("opened_version")
        if opened is not None:
            work.version = opened
        ChangeWork(work=work, by=self.request.user).run()
        return work


class WorkUsageView(PermittedWork, UsageView):
    pass


class WorkHistoryView(PermittedWork, HistoryView):
    pass


record = [
    FieldPanel("museum"),
    MultiFieldPanel([FieldPanel("title"), FieldPanel("title_kind")], heading=_("What it is")),
    InlinePanel("terms", panels=[FieldPanel("kind"), FieldPanel("text"), FieldPanel("qualifier")], label=_("term"), heading=_("Terms")),
    InlinePanel(
        "work_makers",
        panels=[FieldPanel("maker"), FieldPanel("name_as_given"), FieldPanel("role")],
        label=_("maker"),
        heading=_("Makers"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("date_display"),
            FieldRowPanel([FieldPanel("date_earliest"), FieldPanel("date_latest"), FieldPanel("date_circa"), FieldPanel("date_basis")]),
        ],
        heading=_("Date"),
        help_text=_("Years before our era are negative; there is no year 0."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("dimensions"),
            InlinePanel(
                "measures",
                panels=[FieldPanel("kind"), FieldPanel("value"), FieldPanel("unit"), FieldPanel("part")],
                label=_("measurement"),
            ),
        ],
        heading=_("Made of, and how large"),
    ),
    FieldPanel("description"),
    FieldPanel("inscriptions"),
    FieldPanel("bibliography"),
    FieldPanel("exhibitions"),
    InlinePanel("accession_numbers", panels=[FieldPanel("number"), FieldPanel("label")], label=_("number"), heading=_("Accession numbers")),
]
images = [
    InlinePanel(
        "work_images",
        panels=[FieldPanel("image"), FieldPanel("alt"), FieldPanel("decorative"), FieldPanel("caption")],
        label=_("image"),
        heading=_("Images, in their order"),
    )
]
place = [
    FieldPanel("location_state"),
    FieldPanel("room"),
    FieldPanel("missing_listed"),
    FieldRowPanel([FieldPanel("location_since"), FieldPanel("location_source"), FieldPanel("location_said_by")]),
]
rights = [
    FieldPanel("record_right"),
    FieldPanel("attribution"),
    FieldPanel("credit_line"),
    FieldPanel("acquisition"),
    FieldPanel("provenance"),
    FieldPanel("notes"),
    FieldPanel("notice"),
    FieldPanel("image_restriction"),
    FieldPanel("staff_only"),
    FieldPanel("opened_version"),
]


class WorkViewSet(SnippetViewSet):
    model = Work
    icon = "pick"
    menu_label = _("Works")
    menu_name = "works"
    menu_order = 210
    add_to_admin_menu = True
    url_prefix = "works"
    add_view_class = WorkCreateView
    edit_view_class = WorkEditView
    usage_view_class = WorkUsageView
    history_view_class = WorkHistoryView
    chooser_viewset_class = PermittedChooserViewSet
    copy_view_enabled = False
    inspect_view_enabled = False
    filterset_class = WorkFilterSet
    list_display = [
        "label",
        Column("accession", label=_("accession number"), sort_key="accession"),
        Column("museum", label=_("museum"), accessor="museum.name", sort_key="museum__name"),
        Column("location", label=_("location"), accessor="get_location_state_display", sort_key="location_state"),
        DateColumn("updated_at", label=_("changed"), sort_key="updated_at"),
    ]
    list_per_page = 50
    ordering = ["label", "pk"]
    search_backend_name = None
    search_fields = ["label", "accession", "object_type", "work_makers__name_as_given"]
    edit_handler = TabbedInterface(
        [
            ObjectList(record, heading=_("Record")),
            ObjectList(images, heading=_("Images")),
            ObjectList(place, heading=_("Location")),
            ObjectList(rights, heading=_("Rights and privacy")),
        ],
        base_form_class=WorkForm,
    )

    def get_queryset(self, request: Any) -> QuerySet[Work]:
        kept: QuerySet[Work] = policy_registry.get_by_type(Work).instances_user_has_permission_for(request.user, "change")
        return kept.select_related("museum").distinct()
