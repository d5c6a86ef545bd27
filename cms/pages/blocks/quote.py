from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quotation"), max_length=600, help_text=_("Without quotation marks: the page sets them."))
    attribution = blocks.CharBlock(label=_("Who, where, when"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words of somebody, set apart.")
