from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RichTextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists. Headings, images and quotations are blocks of their own.")
        # What the counter lets through, and nothing that it would drop.
        features = ("bold", "italic", "superscript", "subscript", "link", "document-link", "ol", "ul")
