from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.figure import FigureBlock
from cms.pages.blocks.heading import HeadingBlock
from cms.pages.blocks.quote import QuoteBlock
from cms.pages.blocks.rich_text import RichTextBlock
from cms.pages.blocks.rules import early_subsection, early_subsections
from cms.pages.blocks.works import WorksBlock


class BodyBlock(blocks.StreamBlock):
    """What the body of every page is made of."""

    heading = HeadingBlock()
    text = RichTextBlock()
    figure = FigureBlock()
    quote = QuoteBlock()
    works = WorksBlock()

    class Meta:
        label = _("Body")
        required = False

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        early = early_subsections(child.value["level"] if child.block_type == "heading" else None for child in cleaned)
        if early:
            errors = {place: blocks.StructBlockValidationError(block_errors={"level": early_subsection()}) for place in early}
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return cleaned
