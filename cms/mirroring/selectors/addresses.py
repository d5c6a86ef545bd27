"""Where a page is on a site. Nothing else in the house makes the address of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Substr
from wagtail.models import Page, Site

from cms.mirroring.selectors.visible import STEP, visible_publications
from cms.pages.addresses import Parts, made_by
from cms.sites.addresses import host_url, site_url
from cms.sites.models import SiteProfile
from cms.sites.selectors import site_of_page


@dataclass(frozen=True, kw_only=True)
class Address:
    """``path`` begins and ends with a slash and starts with the language where that is not the default; ``url`` is the whole address."""

    url: str
    path: str


def address(*, site: SiteProfile, pages: Iterable[int]) -> dict[int, Address]:
    """{page: its one address on ``site``}, in one statement for any number of pages; pages of other trees are absent.

    An address is structure and no permission: a draft has the one at which it would be seen. Ask ``visible_publications`` first.
    """
    root = site.site.root_page
    homes = Page.objects.filter(translation_key=root.translation_key, path=Substr(OuterRef("path"), 1, root.depth * STEP))
    found = Page.objects.filter(pk__in=set(pages)).annotate(
        home_url_path=Subquery(homes.values("url_path")[:1]), language=Subquery(homes.values("locale__language_code")[:1])
    )
    rows = found.exclude(home_url_path=None).values_list("pk", "url_path", "home_url_path", "language")
    start = site_url(site)
    paths = {pk: prefix_of(language) + url_path[len(home) :] for pk, url_path, home, language in rows}
    return {pk: Address(url=start + path, path=path) for pk, path in paths.items()}


def public_address(*, site: SiteProfile, page: int, now: datetime) -> Address | None:
    """Where a visitor of ``site`` finds a page: on that site, else on the page's own; None where nobody may see it (B2)."""
    own = Page.objects.filter(pk=page).first()
    at = site_of_page(own) if own is not None else None
    if own is None or at is None:
        return None
    shown_on = site if at.pk == site.pk else at
    if not visible_publications(site=shown_on, now=now).filter(page=page).exists():
        return None
    return address(site=shown_on, pages=[page]).get(page)


@made_by
def parts_of_page(page: Page) -> Parts | None:
    """The address that Wagtail's admin links to, from what Wagtail keeps in its cache: no statement for any page of a long list."""
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path):
            host = urlsplit(root.root_url).hostname or ""
            return Parts(root.site_id, host_url(host), prefix_of(root.language_code) + page.url_path[len(root.root_path) :])
    return None


def prefix_of(language: str) -> str:
    """What the paths of a language begin with."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
