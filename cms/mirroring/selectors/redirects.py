"""Redirects that editors wrote: after the live page, before an old address (B4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wagtail.contrib.redirects.models import Redirect

from cms.mirroring.selectors.addresses import public_address
from cms.sites.models import SiteProfile


@dataclass(frozen=True, kw_only=True)
class Leads:
    location: str
    permanent: bool


def editors_redirect(*, site: SiteProfile, path: str, now: datetime) -> Leads | None:
    """Where an editor sends a path of this site; the site's own redirect before one of the whole network.

    None where there is none, or where it leads to a page that nobody may see.
    """
    known = Redirect.get_for_site(site.site).filter(old_path=Redirect.normalise_path(path)).order_by("site_id")
    # PostgreSQL puts nulls last, SQLite first.
    for redirect in sorted(known, key=lambda redirect: redirect.site_id is None):
        if redirect.redirect_link:
            return Leads(location=redirect.redirect_link, permanent=redirect.is_permanent)
        target = public_address(site=site, page=redirect.redirect_page_id, now=now) if redirect.redirect_page_id else None
        if target is not None:
            return Leads(location=target.url + redirect.redirect_page_route_path.lstrip("/"), permanent=redirect.is_permanent)
    return None
