from __future__ import annotations

from cms.sites.enums import SiteKind
from cms.sites.models import SiteProfile


def site_by_host(host: str) -> SiteProfile | None:
    """The site that a host name serves; its port does not matter. None for an unknown host."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    profiles = SiteProfile.objects.select_related("site", "site__root_page", "site__root_page__locale")
    return profiles.filter(site__hostname=name.rstrip(".").lower()).first()


def national_site() -> SiteProfile | None:
    return SiteProfile.objects.select_related("site", "site__root_page").filter(kind=SiteKind.NATIONAL).first()
