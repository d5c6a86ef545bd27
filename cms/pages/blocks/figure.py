from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.pages.blocks.rules import alt_fault


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=300,
        help_text=_("Say in one sentence what a person who cannot see the picture would miss."),
    )
    decorative = blocks.BooleanBlock(label=_("Decorative: nothing is missed without it"), required=False)
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("Author, title, date. The credit is the image's own, and is added.")
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture in the text, whole, with its caption.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        fault = None if self.is_deferred_validation else alt_fault(alt=cleaned.get("alt"), decorative=cleaned.get("decorative"))
        if fault is not None:
            raise blocks.StructBlockValidationError(block_errors={fault.field: fault.error})
        return cleaned
