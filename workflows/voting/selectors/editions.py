"""Editions as the public may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.sites.models import SiteProfile
from workflows.voting.models import Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet


def public_editions(site: SiteProfile | None = None) -> QuerySet[Edition]:
    """Announced or later, newest first; of one organising site, or of the network."""
    editions = Edition.objects.public().select_related("site")
    return editions.filter(site=site) if site is not None else editions


def public_edition(slug: str) -> Edition | None:
    return public_editions().filter(slug=slug).first()
