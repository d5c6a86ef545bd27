from __future__ import annotations

from django.db.models import Exists, OuterRef
from wagtail.models import Page

from cms.pages.actions.provision_site import EXHIBITIONS
from cms.pages.models import ExhibitionPage, SectionPage
from cms.sites.models import SiteProfile


def parent_for_exhibition(site: SiteProfile) -> Page:
    """Where a new exhibition of a site goes: the section that holds its exhibitions, else the one made for them, else the home page."""
    home = site.site.root_page
    sections = SectionPage.objects.child_of(home)
    held = ExhibitionPage.objects.filter(path__startswith=OuterRef("path"))
    made_for_them = sections.filter(slug__in=EXHIBITIONS.slugs.values())
    found = sections.filter(Exists(held)).order_by("path").first() or made_for_them.first()
    parent: Page = found or home.specific
    return parent
