"""An authority as those who keep works edit it: its names, its life, its numbers, and the works that name it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel
from wagtail.permissions import policy_registry

from cms.collections.forms.maker import MakerForm
from cms.collections.models import Work
from cms.collections.models.maker import WRITTEN_HERE
from cms.collections.selectors.makers import works_of_makers

SHOWN = 20


class SourcePanel(FieldPanel):
    def format_value_for_display(self, value: Any) -> Any:
        return gettext("written here") if value == WRITTEN_HERE else value


class WorksPanel(Panel):
    """How many works name this maker, and the first of those that the reader keeps."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_collections/makers/works_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            kept = policy_registry.get_by_type(Work).instances_user_has_permission_for(self.request.user, "change")
            works = kept.by_maker(self.instance.uuid).select_related("museum").order_by("label", "pk")
            return {
                **super().get_context_data(parent_context),
                "number": works_of_makers([self.instance.pk]).get(self.instance.pk, 0),
                "works": works[:SHOWN],
                "all_works": f"{reverse('wagtailsnippets_cms_collections_work:list')}?{urlencode({'maker': self.instance.name})}",
            }


edit_handler = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("sort_name", help_text=_("Left empty: written from the name, the last word first.")),
                FieldPanel("known", help_text=_("Not ticked: « anonyme », an unknown hand.")),
            ],
            heading=_("Name"),
        ),
        InlinePanel(
            "names",
            panels=[FieldPanel("name"), FieldRowPanel([SourcePanel("source", read_only=True), FieldPanel("public")])],
            label=_("name"),
            heading=_("Other names"),
            help_text=_("Under a source’s name its next file finds this maker again: it can be hidden from the public, not changed."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("dates", help_text=_("As shown. Left empty: written from the years.")),
                FieldRowPanel([FieldPanel("birth_year"), FieldPanel("death_year")]),
                FieldPanel("nationality"),
            ],
            heading=pgettext_lazy("of a maker", "Life"),
            help_text=_("Years before our era are negative; there is no year 0."),
        ),
        FieldRowPanel([FieldPanel("ulan"), FieldPanel("wikidata")], heading=_("Numbers elsewhere")),
        WorksPanel(heading=_("Works")),
    ],
    base_form_class=MakerForm,
)
