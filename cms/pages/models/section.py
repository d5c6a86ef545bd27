from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cms.pages.models.base import ContentPage


class SectionPage(ContentPage):
    """A part of a site: lists the pages below it."""

    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage", "cms_pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.SectionPage", "cms_pages.ArticlePage", "cms_pages.ExhibitionPage"]
    page_description = _("A part of the site: lists the pages below it, and may stand in the menu.")

    class Meta:
        verbose_name = _("section of the site")
