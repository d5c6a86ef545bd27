from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.collections.models import Maker, Museum
from cms.collections.wagtail_hooks.choosers import PermittedChooserViewSet


class MuseumViewSet(SnippetViewSet):
    model = Museum
    icon = "home"
    menu_label = _("Museums")
    menu_name = "museums"
    menu_order = 220
    add_to_admin_menu = True
    url_prefix = "museums"
    chooser_viewset_class = PermittedChooserViewSet
    copy_view_enabled = False
    list_display = ["name", "town", "museofile"]
    search_backend_name = None
    search_fields = ["name", "town", "museofile"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("town"), FieldPanel("museofile"), FieldPanel("sites")])

    def get_queryset(self, request: Any) -> QuerySet[Museum]:
        seen: QuerySet[Museum] = policy_registry.get_by_type(Museum).instances_user_has_permission_for(request.user, "view")
        return seen


class MakerViewSet(SnippetViewSet):
    model = Maker
    icon = "user"
    menu_label = _("Makers")
    menu_name = "makers"
    menu_order = 230
    add_to_admin_menu = True
    url_prefix = "makers"
    copy_view_enabled = False
    chooser_viewset_class = PermittedChooserViewSet
    list_display = ["name", "dates", "known"]
    search_backend_name = None
    search_fields = ["name", "sort_name"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("sort_name"), FieldPanel("dates"), FieldPanel("known")])
