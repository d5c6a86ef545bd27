"""Addresses of what is no page. Pages have theirs from ``cms.mirroring``."""

from __future__ import annotations

from cms.sites.addresses import site_url
from cms.sites.models import SiteProfile


def work_path(uuid: str) -> str:
    return f"/oeuvres/{uuid}"


def work_url(site: SiteProfile, uuid: str) -> str:
    return site_url(site) + work_path(uuid)
