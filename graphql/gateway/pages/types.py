from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from gateway.collections.pictures import Figure, figures
from gateway.collections.works import Work, on_each_site
from gateway.context import Context
from gateway.fields import ident, many, maybe_number, some, text, truth
from gateway.pages import reading
from gateway.pages.blocks import Block, block_rows
from gateway.pages.exhibitions import editions_of_exhibitions, state_of
from gateway.pages.lists import children_connections
from gateway.relay import PAGING, Node, Paging, connection_type
from gateway.scalars import Date, DateTime, Link, Locale

Rows = Sequence[dict[str, Any]]


class Translation(graphene.ObjectType):
    locale = some(Locale)
    url = text()


class Seo(graphene.ObjectType):
    title = text()
    description = text()
    canonical = text()
    index = truth(description="False asks robots not to index this page.")

    @staticmethod
    def resolve_canonical(parents: Rows, context: Context) -> list[Any]:
        return [found and found.url for found in reading.addresses([parent["page"] for parent in parents], context)]


class Page(graphene.Interface):
    class Meta:
        interfaces = (Node,)

    id = ident(description="This page on this site: differs from site to site.")
    source_id = ident(description="The page itself, wherever it is shown.")
    title = text()
    url = text()
    path = text()
    locale = some(Locale)
    seo = some(Seo)
    breadcrumbs = many(Link, description="From the home page down to the parent.")
    translations = many(Translation, description="The same page in other languages of this site.")
    published_at = graphene.Field(DateTime)
    updated_at = graphene.Field(DateTime)
    summary = text(description="One sentence for lists.")
    figure = graphene.Field(Figure, description="The picture for lists; null where there is none, or none may be shown.")

    @staticmethod
    def resolve_url(parents: Rows, context: Context) -> list[Any]:
        return [found and found.url for found in reading.addresses(parents, context)]

    @staticmethod
    def resolve_path(parents: Rows, context: Context) -> list[Any]:
        return [found and found.path for found in reading.addresses(parents, context)]

    @staticmethod
    def resolve_seo(parents: Rows, context: Context) -> list[Any]:
        return [parent["card"]["seo"] | {"page": parent} for parent in parents]

    @staticmethod
    def resolve_breadcrumbs(parents: Rows, context: Context) -> list[Any]:
        return reading.breadcrumbs(parents, context)

    @staticmethod
    def resolve_translations(parents: Rows, context: Context) -> list[Any]:
        return reading.translations(parents, context)

    @staticmethod
    def resolve_figure(parents: Rows, context: Context) -> list[Any]:
        return figures([(parent["card"]["figure"], parent["site"]) for parent in parents], context)


class WithBody:
    """What every page of ours has besides."""

    standfirst = text()
    body = many(Block)

    @staticmethod
    def resolve_body(parents: Rows, context: Context) -> list[Any]:
        bodies = reading.bodies(parents, context)
        return [block_rows(body["blocks"], parent["site"]) for parent, body in zip(parents, bodies, strict=True)]


PageConnection = connection_type("Page", Page)


class HomePage(WithBody, graphene.ObjectType):
    class Meta:
        interfaces = (Page, Node)


class SectionPage(WithBody, graphene.ObjectType):
    class Meta:
        interfaces = (Page, Node)

    children = some(PageConnection, **PAGING, description="Pages below, in the site's order.")

    @staticmethod
    def resolve_children(parents: Rows, context: Context, **paging: Any) -> list[Any]:
        return children_connections(parents, context, Paging(**paging))


class ArticlePage(WithBody, graphene.ObjectType):
    class Meta:
        interfaces = (Page, Node)

    byline = text()
    published_on = graphene.Field(Date, description="The day that the article gives itself.")


class ExhibitionState(graphene.Enum):
    UPCOMING = "upcoming"
    ON = "on"
    PAST = "past"


class HungWork(graphene.ObjectType):
    key = text()
    caption = text(description="The caption as it was when the work was hung: stands even if the record is withdrawn.")
    label = text(description="The label written for this exhibition; empty where there is none.")
    label_by = text(description="Who signed the label.")
    votes = maybe_number(description="Votes received, where an edition elected it.")
    work = graphene.Field(Work, description="Null where the record is no longer public.")

    @staticmethod
    def resolve_work(parents: Rows, context: Context) -> list[Any]:
        found = on_each_site(parents, lambda parent: [parent["work_id"]], context)
        return [found.get((parent["site"].pk, parent["work_id"])) for parent in parents]


class ExhibitionPage(WithBody, graphene.ObjectType):
    class Meta:
        interfaces = (Page, Node)

    starts_on = graphene.Field(Date)
    ends_on = graphene.Field(Date, description="Last day included.")
    state = graphene.Field(ExhibitionState, description="Null while no date is set.")
    venue = text()
    hang = many(HungWork, description="What hangs, in order.")
    edition = graphene.Field("gateway.voting.editions.Edition", description="The edition that elected what hangs here, if one did.")

    @staticmethod
    def resolve_state(parents: Rows, context: Context) -> list[Any]:
        return [state_of(parent, context) for parent in parents]

    @staticmethod
    def resolve_hang(parents: Rows, context: Context) -> list[Any]:
        bodies = reading.bodies(parents, context)
        return [
            [hung | {"work_id": hung["work"], "site": parent["site"]} for hung in body.get("hang", ())]
            for parent, body in zip(parents, bodies, strict=True)
        ]

    @staticmethod
    def resolve_edition(parents: Rows, context: Context) -> list[Any]:
        return editions_of_exhibitions(parents, context)


PAGE_TYPES: list[Any] = [HomePage, SectionPage, ArticlePage, ExhibitionPage]
