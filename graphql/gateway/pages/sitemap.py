from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from cms.mirroring.selectors import visible_publications
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.fields import many, text
from gateway.pages import reading
from gateway.pages.types import Translation
from gateway.relay import Order, Paging, by, connection_of, connection_type, page_of
from gateway.scalars import DateTime

PAGES = Order("SITEMAP", (by("page_id", int),))


class SitemapEntry(graphene.ObjectType):
    url = text()
    updated_at = graphene.Field(DateTime)
    alternates = many(Translation)

    @staticmethod
    def resolve_url(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
        return [found and found.url for found in reading.addresses(parents, context)]

    @staticmethod
    def resolve_alternates(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
        return reading.translations(parents, context)


SitemapConnection = connection_type("Sitemap", SitemapEntry, counted=False)


def sitemap(site: SiteProfile, context: Context, paging: Paging) -> dict[str, Any]:
    """Pages that robots are asked to skip are not offered to them."""
    shown = visible_publications(site=site, now=context.now)
    found, more = page_of(shown.values(*reading.COLUMNS), PAGES, paging)
    kept = [(values, row) for values in found for row in [reading.page_row(values, site)] if row["card"]["seo"]["index"]]
    return connection_of([row for _values, row in kept], [PAGES.cursor(values) for values, _row in kept], paging, more=more)
