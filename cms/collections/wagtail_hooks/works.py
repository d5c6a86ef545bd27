from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CreateView, EditView, HistoryView, SnippetViewSet, UsageView

from cms.collections.actions import ChangeWork, CreateWork
from cms.collections.enums import RecordState
from cms.collections.models import Work
from cms.collections.views.leaving import left
from cms.collections.wagtail_hooks.choosers import PermittedChooserViewSet
from cms.collections.wagtail_hooks.work_listing import WIDE, StandingColumn, WorkFilterSet, WorkIndexView
from cms.collections.wagtail_hooks.work_record import edit_handler
from cms.core.admin import PermittedObject, RefusalsOnTheForm


class PermittedWork(PermittedObject):
    needs = ("change", "view")


class WorkCreateView(RefusalsOnTheForm, CreateView):
    def save_instance(self) -> Work:
        work: Work = self.form.save(commit=False)
        return CreateWork(work=work, by=self.request.user).run()


class WorkEditView(PermittedWork, RefusalsOnTheForm, EditView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A record that left is read, not edited."""
        work = self.object
        return left(request, work) if work.state != RecordState.CURRENT else super().get(request, *args, **kwargs)

    def save_instance(self) -> Work:
        work: Work = self.form.save(commit=False)
        opened = self.form.cleaned_data.get("opened_version")
        if opened is not None:
            work.version = opened
        ChangeWork(work=work, by=self.request.user).run()
        return work

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        leave = Button(gettext("Withdraw the record…"), url=reverse("records:leave", args=[self.object.pk]), icon_name="bin", priority=20)
        return [*super().header_more_buttons, leave]


class WorkUsageView(PermittedWork, UsageView):
    pass


class WorkHistoryView(PermittedWork, HistoryView):
    pass


class WorkViewSet(SnippetViewSet):
    model = Work
    icon = "pick"
    menu_label = _("Works")
    menu_name = "works"
    menu_order = 210
    add_to_admin_menu = True
    url_prefix = "works"
    index_view_class = WorkIndexView
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
        Column("museum", label=_("museum"), accessor="museum.name", sort_key="museum__name", classname=WIDE),
        Column("location", label=_("location"), accessor="get_location_state_display", sort_key="location_state", classname=WIDE),
        StandingColumn("standing", label=_("to know")),
        DateColumn("updated_at", label=_("changed"), sort_key="updated_at", classname=WIDE),
    ]
    list_per_page = 50
    ordering = ["label", "pk"]
    search_backend_name = None
    # Says that there is a search; what it asks stands in the view.
    search_fields = ["label", "accession"]
    edit_handler = edit_handler

    def get_queryset(self, request: Any) -> QuerySet[Work]:
        kept: QuerySet[Work] = policy_registry.get_by_type(Work).instances_user_has_permission_for(request.user, "change")
        return kept.select_related("museum")
