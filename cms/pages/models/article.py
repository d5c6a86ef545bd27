from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cms.pages.models.base import ContentPage


class ArticlePage(ContentPage):
    """Something to read: signed, dated, listed with the news."""

    byline = models.CharField(_("signed"), max_length=160, blank=True, help_text=_("Such as “The editors”. May stay empty."))
    published_on = models.DateField(
        _("date of the article"), null=True, blank=True, help_text=_("Articles stand in lists by it. Empty, by the day of publication.")
    )

    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        MultiFieldPanel([FieldRowPanel([FieldPanel("byline"), FieldPanel("published_on")])], heading=_("Signature and date")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage", "cms_pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Something to read, listed with the site's articles by its date.")

    class Meta:
        verbose_name = _("article")
