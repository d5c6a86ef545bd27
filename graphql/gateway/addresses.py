"""Addresses of what is no page. Pages have theirs from ``cms.mirroring``."""

from __future__ import annotations

from django.conf import settings

from cms.sites.models import SiteProfile


def site_url(site: SiteProfile) -> str:
    port = "" if settings.SITE_PORT in {80, 443} else f":{settings.SITE_PORT}"
    return f"{settings.SITE_SCHEME}://{site.site.hostname}{port}"


def work_path(uuid: str) -> str:
    return f"/oeuvres/{uuid}"


def work_url(site: SiteProfile, uuid: str) -> str:
    return site_url(site) + work_path(uuid)
