"""A page as its editor is writing it (gateway G28: never kept by anybody)."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from cms.pages.models import ContentPage
from cms.pages.selectors import body_of, card_of, preview_page
from cms.sites.addresses import site_url
from cms.sites.models import SiteProfile
from cms.sites.selectors import site_of_page
from gateway.context import Context
from gateway.pages.reading import At, addresses_of, card_row
from gateway.relay import opaque


def preview(token: str, context: Context) -> dict[str, Any] | None:
    """None for whatever is wrong with the token: it is not told what."""
    page = preview_page(token=token)
    site = site_of_page(page) if page is not None else None
    return draft_row(page, site, context) if page is not None and site is not None else None


def draft_row(page: ContentPage, site: SiteProfile, context: Context) -> dict[str, Any]:
    """The row that publishing would make, with what the site would add to it; a page that was never saved has no key yet."""
    kind, key = type(page).__name__, page.pk or 0
    return card_row(card_of(page), site) | {
        "id": opaque(kind, key, site=site.pk),
        "source_id": opaque(kind, key),
        "pk": key,
        "tree_path": page.path,
        "translation_key": page.translation_key,
        "locale": page.locale.language_code,
        "published_at": page.first_published_at,
        "updated_at": page.last_published_at,
        "own_body": body_of(page),
        "own_address": _address(page, site, context),
    }


def _address(page: ContentPage, site: SiteProfile, context: Context) -> At:
    """Where the page is, or would be: below its parent, by the slug that the form holds."""
    parent = Page.objects.filter(path=page.path[:-4]).values_list("pk", flat=True).first()
    known = addresses_of([key for key in (page.pk, parent) if key], context, site)
    if page.pk in known:
        return At(known[page.pk].url, known[page.pk].path)
    above = known.get(parent or 0)
    return At(f"{above.url}{page.slug}/", f"{above.path}{page.slug}/") if above else At(site_url(site), "/")
