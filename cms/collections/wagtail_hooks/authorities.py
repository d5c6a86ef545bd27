from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from cms.collections.actions.keep_maker import KeepMaker
from cms.collections.actions.keep_museum import KeepMuseum
from cms.collections.models import Maker, Museum
from cms.collections.views import makers
from cms.collections.wagtail_hooks.choosers import PermittedChooserViewSet
from cms.collections.wagtail_hooks.maker_listing import MAKER_COLUMNS, MakerFilterSet, MakerIndexView, with_holdings, with_works
from cms.collections.wagtail_hooks.maker_record import edit_handler
from cms.core.admin import AskedOnce, PermittedObject, RefusalsOnTheForm


class MuseumIndexView(AskedOnce, IndexView):
    pass


class KeptMuseum(RefusalsOnTheForm):
    form: Any

    def save_instance(self) -> Museum:
        museum: Museum = self.form.save(commit=False)
        KeepMuseum(museum=museum, by=self.request.user).run()
        self.form.save_m2m()
        return museum


class MuseumCreateView(KeptMuseum, CreateView):
    pass


class MuseumEditView(PermittedObject, KeptMuseum, EditView):
    needs = ("change", "view")


class MuseumViewSet(SnippetViewSet):
    model = Museum
    icon = "home"
    menu_label = _("Museums")
    menu_name = "museums"
    menu_order = 220
    add_to_admin_menu = True
    url_prefix = "museums"
    index_view_class = MuseumIndexView
    add_view_class = MuseumCreateView
    edit_view_class = MuseumEditView
    chooser_viewset_class = PermittedChooserViewSet
    copy_view_enabled = False
    list_display = [
        "name",
        Column("town", label=_("town"), sort_key="town"),
        Column("museofile", label=_("Museofile code"), sort_key="museofile"),
        NumberColumn("holdings", label=_("Works")),
        Column("sites", label=_("sites"), accessor=lambda museum: ", ".join(site.name for site in museum.sites.all())),
    ]
    list_per_page = 50
    search_backend_name = None
    search_fields = ["name", "town", "museofile"]
    edit_handler = ObjectList(
        [
            FieldPanel("name", help_text=_("Works without a title are called by it: they change with it.")),
            FieldPanel("town"),
            FieldPanel("museofile"),
            FieldPanel("sites"),
        ]
    )

    def get_queryset(self, request: Any) -> QuerySet[Museum]:
        seen: QuerySet[Museum] = policy_registry.get_by_type(Museum).instances_user_has_permission_for(request.user, "view")
        return with_holdings(seen).prefetch_related("sites").order_by("name", "pk")


class KeptMaker(RefusalsOnTheForm):
    form: Any

    def save_instance(self) -> Maker:
        return KeepMaker(maker=self.form.save(commit=False), by=self.request.user).run()


class MakerCreateView(KeptMaker, CreateView):
    pass


class MakerEditView(PermittedObject, KeptMaker, EditView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A maker that was merged is read, not edited."""
        maker = self.object
        return makers.merged(request, maker) if maker.merged_into_id else super().get(request, *args, **kwargs)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        merge = Button(
            gettext("Merge with another maker…"), url=reverse(f"{makers.MAKERS}:choose", args=[self.object.pk]), icon_name="group"
        )
        return [*super().header_more_buttons, merge]


class MakerViewSet(SnippetViewSet):
    model = Maker
    icon = "user"
    menu_label = _("Makers")
    menu_name = "makers"
    menu_order = 230
    add_to_admin_menu = True
    url_prefix = "makers"
    index_view_class = MakerIndexView
    add_view_class = MakerCreateView
    edit_view_class = MakerEditView
    copy_view_enabled = False
    chooser_viewset_class = PermittedChooserViewSet
    filterset_class = MakerFilterSet
    list_display = MAKER_COLUMNS
    list_per_page = 50
    ordering = ["sort_name", "pk"]
    search_backend_name = None
    search_fields = ["name"]
    edit_handler = edit_handler

    def get_queryset(self, request: Any) -> QuerySet[Maker]:
        seen: QuerySet[Maker] = policy_registry.get_by_type(Maker).instances_user_has_permission_for(request.user, "view")
        return with_works(seen).select_related("merged_into")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("alike/", makers.likenesses, name="likenesses"),
            path("alike/<int:one>/<int:other>/refuse/", makers.refuse, name="refuse"),
            path("merge/<int:pk>/", makers.choose, name="choose"),
            path("merge/<int:loser>/into/<int:winner>/", makers.compare, name="compare"),
            path("mergings/", makers.mergings, name="mergings"),
            path("mergings/<int:pk>/undo/", makers.undo, name="undo"),
        ]
