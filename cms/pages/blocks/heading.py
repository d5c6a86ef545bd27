from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.rules import SECTION, SUBSECTION


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[(SECTION, _("section")), (SUBSECTION, _("subsection"))],
        default=SECTION,
        help_text=_("A subsection stands below a section. The page's title is above both."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Cuts a long text into parts that a reader can find.")
