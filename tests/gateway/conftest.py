from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from cms.pages.models import HomePage
from cms.sites.actions import EstablishSite
from cms.sites.enums import SiteKind
from cms.sites.models import SiteProfile

RESPONSE_JSON = "application/graphql-response+json"


@dataclass
class Answer:
    status: int
    body: dict[str, Any]
    headers: Any

    @property
    def data(self) -> Any:
        """The whole answer, which must be free of errors."""
        assert "errors" not in self.body, self.body["errors"]
        return self.body["data"]

    @property
    def codes(self) -> list[str]:
        return [error["extensions"]["code"] for error in self.body.get("errors", [])]


Ask = Callable[..., Answer]


@pytest.fixture
def ask(client: Client) -> Ask:
    """``ask(document, name=value…)`` posts an operation as a front end does; ``headers`` adds to its own."""

    def post(document: str, *, headers: dict[str, str] | None = None, **variables: Any) -> Answer:
        sent = {"Accept": f"{RESPONSE_JSON}, application/json;q=0.9", "Cimaise-Key": "test-front-end", **(headers or {})}
        body = json.dumps({"query": document, "variables": variables})
        response = client.post("/graphql", body, content_type="application/json", headers=sent)
        return Answer(status=response.status_code, body=response.json(), headers=response.headers)

    return post


SiteCalled = Callable[..., SiteProfile]


@pytest.fixture
def site_called(db: None) -> SiteCalled:
    """``site_called("brou")``: a monument with empty home pages in both languages; ``kind`` for the national site."""

    def make(slug: str, kind: SiteKind = SiteKind.MONUMENT, **values: Any) -> SiteProfile:
        french, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=french)
        home = root.add_child(instance=HomePage(title=slug.title(), slug=slug, locale=french))
        root.add_child(instance=HomePage(title=slug.title(), slug=f"{slug}-en", locale=english, translation_key=home.translation_key))
        return EstablishSite(kind=kind, slug=slug, name=slug.title(), host=f"{slug}.localhost", root_page=home, **values).run()

    return make


@pytest.fixture
def monument(site_called: SiteCalled) -> SiteProfile:
    return site_called("brou")


@pytest.fixture
def national(site_called: SiteCalled) -> SiteProfile:
    return site_called("reseau", SiteKind.NATIONAL)


@pytest.fixture
def statements(ask: Ask) -> Callable[..., int]:
    """``statements(document, name=value…)``: how many SQL statements an operation took; its answer must be free of errors."""

    def count(document: str, **variables: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert ask(document, **variables).data
        return len(queries)

    return count
