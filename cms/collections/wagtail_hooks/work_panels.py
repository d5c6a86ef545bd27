"""Parts of a record's form that Wagtail does not have: where a value comes from, and addresses that are only read."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import InlinePanel, MultiFieldPanel, Panel

from cms.collections.models import ImageAddress
from cms.collections.views.words import in_words

STYLE = Media(css={"all": ["cms_collections/records.css"]})


class OriginPanel(Panel):
    """Under a field of a record that a file feeds: the source's word, or who keeps another one by hand; a way back to the source."""

    def __init__(self, field: str, **options: Any) -> None:
        super().__init__(**options)
        self.field = field

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "field": self.field}

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_collections/records/origin.html"
        media = STYLE

        def is_shown(self) -> bool:
            return self.panel.field in self.form.provenance

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            one = self.form.provenance[self.panel.field]
            return {
                **super().get_context_data(parent_context),
                "one": one,
                "source": in_words(one.field, one.source),
                "address": reverse("records:difference", args=[self.instance.pk, one.field]),
            }


class RowsPanel(InlinePanel):
    """Rows under the heading of the group in which they stand, without a second one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.heading = ""


class AddressesPanel(Panel):
    """Where the source shows pictures of the work; nobody edits them, the next import would write them again."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_collections/records/image_addresses.html"
        media = STYLE

        def is_shown(self) -> bool:
            return bool(self.addresses)

        @property
        def addresses(self) -> list[ImageAddress]:
            return list(self.instance.image_addresses.select_related("image")) if self.instance.pk else []


def sourced(field: str, *panels: Panel, heading: Any = "", **options: Any) -> MultiFieldPanel:
    """``panels`` show ``field``; under them stands where it comes from."""
    return MultiFieldPanel([*panels, OriginPanel(field)], heading=heading, **options)
