"""All that depends on a site hangs under it (gateway G28)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene
from django.conf import settings

from cms.collections.models import Museum as MuseumModel
from cms.collections.models import Work as WorkModel
from cms.collections.selectors import public_works
from cms.sites.addresses import site_url
from cms.sites.enums import SiteKind as Kind
from cms.sites.models import SiteProfile
from cms.sites.selectors import national_site
from gateway.collections.listing import ORDERS, WorkConnection, WorkFilter, WorkOrder, works_page
from gateway.collections.makers import MakerAuthority, maker_of
from gateway.collections.museums import COLUMNS, Museum, museum_row
from gateway.collections.tombstones import WorkTombstone, tombstone_row
from gateway.collections.works import Work, work_row
from gateway.context import Context
from gateway.fields import ident, many, maybe_text, needed, some, text, truth
from gateway.pages.lists import articles, exhibitions
from gateway.pages.sitemap import SitemapConnection, sitemap
from gateway.pages.types import PageConnection
from gateway.relay import PAGING, Node, Paging, opaque
from gateway.relay.ids import as_uuid
from gateway.scalars import Link, Locale
from gateway.sites.routes import MenuEntry, Route, menu, route
from gateway.voting.editions import Edition, edition_row
from workflows.voting.selectors.editions import public_editions

Rows = Sequence[dict[str, Any]]
IN_LOCALE = {"locale": needed(Locale, default_value=Locale.FR)}


class SiteKind(graphene.Enum):
    NATIONAL = "national"
    MONUMENT = "monument"


class MonumentFacts(graphene.ObjectType):
    official_name = text()
    commune = maybe_text()
    departement = maybe_text()
    region = maybe_text()
    latitude = graphene.Float()
    longitude = graphene.Float()


class MonumentEntry(graphene.ObjectType):
    name = text()
    url = text()
    theme = text()
    commune = maybe_text()
    departement = maybe_text()
    region = maybe_text()


class Site(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    id = ident()
    slug = text()
    kind = some(SiteKind)
    name = text()
    host = text()
    url = text(description="The site's own address, without a slash at the end.")
    theme = text(description="The look: national, abbaye or chateau.")
    time_zone = text()
    locales = many(Locale)
    default_locale = some(Locale)
    monument = graphene.Field(MonumentFacts, description="What is known of the monument; null on the national site.")
    network = graphene.Field(Link, description="The national site; null on the national site itself.")
    demonstration = truth(description="True where hours, prices, storage and votes are examples of a demonstration.")
    club_url = text(description="The address of the club, where editions are voted on.")
    menu = many(MenuEntry, **IN_LOCALE)
    route = some(
        Route,
        path=needed(graphene.String),
        description="What stands at a path of this site: a page, a redirect, something gone, or nothing.",
    )
    articles = some(PageConnection, **IN_LOCALE, **PAGING)
    exhibitions = some(PageConnection, **IN_LOCALE, **PAGING)
    works = some(
        WorkConnection,
        filter=graphene.Argument(WorkFilter),
        order=needed(WorkOrder, default_value=WorkOrder.TITLE),
        **PAGING,
        description="Works of the museums of this site; of every museum on the national site.",
    )
    work = graphene.Field(Work, uuid=needed(graphene.ID))
    work_tombstone = graphene.Field(
        WorkTombstone,
        uuid=needed(graphene.ID),
        description="What remains where a work of this site has left, else null.",
    )
    maker = graphene.Field(
        MakerAuthority,
        uuid=needed(graphene.ID),
        description="A maker of a public work of the network, by id or uuid; one that was merged answers with the maker in its place.",
    )
    museums = many(Museum)
    editions = many(
        Edition, description="Editions of this site that the public may see, newest first; on the national site, the network's."
    )
    edition = graphene.Field(Edition, slug=needed(graphene.String))
    monuments = many(MonumentEntry, description="The monuments of the network, by name.")
    sitemap = some(
        SitemapConnection,
        first=graphene.Int(),
        after=graphene.String(),
        description="Every page whose canonical address is on this site.",
    )

    # One site a place in the document: a loop over parents is a loop over one.

    @staticmethod
    def resolve_network(parents: Rows, context: Context) -> list[Any]:
        national = national_site()
        link = {"title": national.name, "url": site_url(national)} if national else None
        return [None if parent["kind"] == Kind.NATIONAL else link for parent in parents]

    @staticmethod
    def resolve_menu(parents: Rows, context: Context, *, locale: Any) -> list[Any]:
        return [menu(parent["site"], context, locale=locale.value) for parent in parents]

    @staticmethod
    def resolve_route(parents: Rows, context: Context, *, path: str) -> list[Any]:
        return [route(parent["site"], context, path=path) for parent in parents]

    @staticmethod
    def resolve_articles(parents: Rows, context: Context, *, locale: Any, **paging: Any) -> list[Any]:
        return [articles(parent["site"], context, locale=locale.value, paging=Paging(**paging)) for parent in parents]

    @staticmethod
    def resolve_exhibitions(parents: Rows, context: Context, *, locale: Any, **paging: Any) -> list[Any]:
        return [exhibitions(parent["site"], context, locale=locale.value, paging=Paging(**paging)) for parent in parents]

    @staticmethod
    def resolve_works(parents: Rows, context: Context, *, order: Any, filter: Any = None, **paging: Any) -> list[Any]:  # noqa: A002
        wanted, by = dict(filter or {}), ORDERS[order.name]
        return [works_page(parent["site"], context, wanted, by, Paging(**paging)) for parent in parents]

    @staticmethod
    def resolve_work(parents: Rows, context: Context, *, uuid: str) -> list[Any]:
        return [work_of(parent["site"], uuid) for parent in parents]

    @staticmethod
    def resolve_work_tombstone(parents: Rows, context: Context, *, uuid: str) -> list[Any]:
        return [tombstone_row(parent["site"], uuid) for parent in parents]

    @staticmethod
    def resolve_maker(parents: Rows, context: Context, *, uuid: str) -> list[Any]:
        return [maker_of(parent["site"], context, uuid) for parent in parents]

    @staticmethod
    def resolve_museums(parents: Rows, context: Context) -> list[Any]:
        return [[museum_row(values) for values in _museums(parent["site"])] for parent in parents]

    @staticmethod
    def resolve_editions(parents: Rows, context: Context) -> list[Any]:
        return [[edition_row(edition, parent["site"]) for edition in _editions(parent["site"])] for parent in parents]

    @staticmethod
    def resolve_edition(parents: Rows, context: Context, *, slug: str) -> list[Any]:
        found = [_editions(parent["site"]).filter(slug=slug).first() for parent in parents]
        return [edition_row(edition, parent["site"]) if edition else None for edition, parent in zip(found, parents, strict=True)]

    @staticmethod
    def resolve_monuments(parents: Rows, context: Context) -> list[Any]:
        profiles = SiteProfile.objects.filter(kind=Kind.MONUMENT).select_related("site").order_by("name", "pk")
        entries = [_monument_entry(profile) for profile in profiles]
        return [entries] * len(parents)

    @staticmethod
    def resolve_sitemap(parents: Rows, context: Context, **paging: Any) -> list[Any]:
        return [sitemap(parent["site"], context, Paging(**paging)) for parent in parents]


def site_row(profile: SiteProfile) -> dict[str, Any]:
    return {
        "__typename": "Site",
        "id": opaque("Site", profile.slug),
        "site": profile,
        "slug": profile.slug,
        "kind": profile.kind,
        "name": profile.name,
        "host": profile.site.hostname,
        "url": site_url(profile),
        "theme": profile.theme,
        "time_zone": profile.time_zone,
        "locales": profile.locales,
        "default_locale": settings.LANGUAGE_CODE,
        "monument": _facts(profile) if profile.kind == Kind.MONUMENT else None,
        "demonstration": settings.DEMONSTRATION,
        "club_url": settings.CLUB_URL,
    }


def _facts(profile: SiteProfile) -> dict[str, Any]:
    return {
        "official_name": profile.official_name or profile.name,
        "commune": profile.commune or None,
        "departement": profile.departement or None,
        "region": profile.region or None,
        "latitude": profile.latitude,
        "longitude": profile.longitude,
    }


def _monument_entry(profile: SiteProfile) -> dict[str, Any]:
    facts = {name: getattr(profile, name) or None for name in ("commune", "departement", "region")}
    return {"name": profile.name, "url": site_url(profile), "theme": profile.theme} | facts


def work_of(site: SiteProfile, text: str) -> dict[str, Any] | None:
    uuid = as_uuid(text, "Work")
    found = public_works(WorkModel.objects.of_site(site).filter(uuid=uuid)) if uuid else []
    return work_row(found[0], site) if found else None


def _museums(site: SiteProfile) -> Any:
    museums = MuseumModel.objects.all() if site.kind == Kind.NATIONAL else site.museums.all()
    return museums.order_by("name", "pk").values(*COLUMNS)


def _editions(site: SiteProfile) -> Any:
    return public_editions(None if site.kind == Kind.NATIONAL else site).select_related("site__site")
