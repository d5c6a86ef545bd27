from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class WorksBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=160)
    works = blocks.ListBlock(
        SnippetChooserBlock("cms_collections.Work", label=_("Work")),
        label=_("Works"),
        min_num=1,
        max_num=12,
        help_text=_("Up to twelve, in the order in which they hang. Of a work whose record leaves, its name and museum stay."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Works cited")
        description = _("Works of the collections, each leading to its record.")
