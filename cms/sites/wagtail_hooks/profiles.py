from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, HistoryView, SnippetViewSet, UsageView

from cms.core.admin import PermittedObject, RefusalsOnTheForm
from cms.sites.actions import ChangeProfile
from cms.sites.models import SiteProfile


class ProfileEditView(PermittedObject, RefusalsOnTheForm, EditView):
    def save_instance(self) -> SiteProfile:
        return ChangeProfile(profile=self.form.save(commit=False), by=self.request.user).run()


class ProfileUsageView(PermittedObject, UsageView):
    pass


class ProfileHistoryView(PermittedObject, HistoryView):
    pass


class ProfileViewSet(SnippetViewSet):
    """What a site says of itself. Sites are added by provisioning, and nobody deletes one here."""

    model = SiteProfile
    icon = "site"
    menu_label = _("Site profiles")
    menu_name = "site-profiles"
    menu_order = 240
    add_to_admin_menu = True
    url_prefix = "site-profiles"
    edit_view_class = ProfileEditView
    usage_view_class = ProfileUsageView
    history_view_class = ProfileHistoryView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "name",
        Column("kind", label=_("kind"), accessor="get_kind_display", sort_key="kind"),
        Column("host", label=_("host name"), accessor="site.hostname", sort_key="site__hostname"),
        "commune",
        "region",
    ]
    list_filter = ["kind", "region"]
    search_backend_name = None
    search_fields = ["name", "official_name", "commune"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("theme"),
            FieldPanel("time_zone", help_text=_("Such as Europe/Paris or Indian/Reunion: opening hours and dates are read in it.")),
            MultiFieldPanel(
                [
                    FieldPanel("official_name"),
                    FieldRowPanel([FieldPanel("commune"), FieldPanel("insee")]),
                    FieldRowPanel([FieldPanel("departement"), FieldPanel("region")]),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("website"),
                ],
                heading=_("The monument"),
            ),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SiteProfile]:
        led: QuerySet[SiteProfile] = policy_registry.get_by_type(SiteProfile).instances_user_has_permission_for(request.user, "change")
        return led.select_related("site")


register_snippet(ProfileViewSet)


@hooks.register("construct_main_menu")
def profiles_for_those_who_lead(request: HttpRequest, items: list[MenuItem]) -> None:
    """Everybody with a role may read profiles, but to those who lead no site the list would be empty."""
    if not policy_registry.get_by_type(SiteProfile).user_has_permission(request.user, "change"):
        items[:] = [item for item in items if item.name != ProfileViewSet.menu_name]
