"""Where a site is. Addresses of pages on it are made by ``cms.mirroring`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cms.sites.models import SiteProfile


def site_url(profile: SiteProfile) -> str:
    """Scheme, host and, where it is not the scheme's own, port; without a slash at the end."""
    return host_url(profile.site.hostname)


def host_url(hostname: str) -> str:
    """The same for a host name that is known to be a site's."""
    port = "" if settings.SITE_PORT in {80, 443} else f":{settings.SITE_PORT}"
    return f"{settings.SITE_SCHEME}://{hostname}{port}"
