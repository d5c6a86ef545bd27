"""Pages: a list through the counter against a plain graphene schema over models; an address against one look by key; a publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import graphene
from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published

from cms.core import clock
from cms.mirroring import signal_handlers
from cms.mirroring.selectors import address, resolve
from cms.pages.models import ArticlePage, SectionPage
from cms.sites.models import SiteProfile
from gateway.callers import Caller
from gateway.context import Context
from gateway.execution import execute
from gateway.limits import prepared
from gateway.schema import schema
from tests.benchmarks.bench import Line, compare
from tests.factories.network import add, home_of, site_with_homes

LIST = """query($host: String!) { site(host: $host) { articles(first: 50) { nodes {
  title summary url publishedAt breadcrumbs { title url } ... on ArticlePage { byline } } } } }"""


class PlainArticle(graphene.ObjectType):
    """As a model's fields are usually resolved: one object at a time."""

    title = graphene.String()
    summary = graphene.String()
    url = graphene.String()
    published_at = graphene.String()
    byline = graphene.String()
    breadcrumbs = graphene.List(graphene.String)

    @staticmethod
    def resolve_summary(page: Any, info: Any) -> str:
        return str(page.specific.standfirst)

    @staticmethod
    def resolve_url(page: Any, info: Any) -> str:
        return "/".join(one.slug for one in page.get_ancestors())

    @staticmethod
    def resolve_published_at(page: Any, info: Any) -> str:
        return str(page.first_published_at)

    @staticmethod
    def resolve_byline(page: Any, info: Any) -> str:
        return str(page.specific.byline)

    @staticmethod
    def resolve_breadcrumbs(page: Any, info: Any) -> list[str]:
        return [one.title for one in page.get_ancestors()]


class Plain(graphene.ObjectType):
    articles = graphene.List(PlainArticle)

    @staticmethod
    def resolve_articles(root: Any, info: Any) -> Any:
        return Page.objects.live().public().type(ArticlePage)[:50]


def run() -> Iterator[Line]:
    site, pages = _made()
    yield _list()
    yield _address(site, pages)
    yield _resolve(site, pages[0])
    yield _publish(pages[0])


@transaction.atomic
def _made() -> tuple[SiteProfile, list[Page]]:
    """A site with 50 articles, each five levels deep."""
    site = site_with_homes("banc")
    parent = home_of(site)
    for level in range(4):
        parent = add(parent, SectionPage, f"niveau-{level}")
    return site, [add(parent, ArticlePage, f"article-{n}", standfirst="Un article", byline="Ana") for n in range(50)]


def _list() -> Line:
    plain = graphene.Schema(query=Plain, types=[PlainArticle])
    document = "{ articles { title summary url publishedAt byline breadcrumbs } }"

    def ours() -> None:
        caller = Caller(front_end=True, address=None, session=None, language="fr")
        parsed = prepared(schema.graphql_schema, LIST)
        answer = execute(schema.graphql_schema, parsed, Context(caller, host=""), variables={"host": "banc.localhost"})
        assert answer.data is not None
        assert len(answer.data["site"]["articles"]["nodes"]) == 50

    def reference() -> None:
        answer = plain.execute(document)
        assert len(answer.data["articles"]) == 50

    return compare("50 articles / plain graphene over models", ours=ours, reference=reference, bound=0.6, rounds=7, each=3)


def _address(site: Any, pages: list[Any]) -> Line:
    keys = [page.pk for page in pages]

    def reference() -> None:
        for key in keys:
            Page.objects.get(pk=key)

    return compare(
        "addresses of 50 pages / 50 looks by key", ours=lambda: address(site=site, pages=keys), reference=reference, bound=0.6, each=5
    )


def _resolve(site: Any, page: Any) -> Line:
    path = address(site=site, pages=[page.pk])[page.pk].path
    now = clock.now()
    return compare(
        "the page at a path 5 deep / one look by key",
        ours=lambda: resolve(site=site, path=path, now=now),
        reference=lambda: Page.objects.get(pk=page.pk),
        bound=25,
    )


def _publish(page: Any) -> Line:
    """With our receiver, and as Wagtail publishes by itself."""

    def publish() -> None:
        with transaction.atomic():
            page.save_revision().publish()

    def reference() -> None:
        page_published.disconnect(dispatch_uid="mirroring.published")
        try:
            publish()
        finally:
            page_published.connect(signal_handlers.published, dispatch_uid="mirroring.published")

    return compare("publishing a page / Wagtail alone", ours=publish, reference=reference, bound=2.0, rounds=7, each=5)
