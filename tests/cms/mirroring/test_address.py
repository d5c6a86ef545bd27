"""One address a page a site, made here and nowhere else."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from cms.core import clock
from cms.mirroring.enums import Status
from cms.mirroring.selectors import address, children, explain, public_address, resolve, visible_publications
from cms.pages.models import ArticlePage, SectionPage
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.network import add, home_of, site_with_homes
from tests.factories.sites import StaffFactory

ROOT = Path(__file__).resolve().parents[3]
MADE_ELSEWHERE = re.compile(r"\.get_(full_)?url\(|\.get_url_parts\(|find_for_request\(|\bpage\.(full_)?url\b")


@pytest.mark.django_db
@pytest.mark.rule("mirroring A5")
def test_address_is_the_inverse_of_resolve(site: SiteProfile) -> None:
    section = add(home_of(site), SectionPage, "visiter")
    pages = [
        home_of(site),
        section,
        add(section, ArticlePage, "nuit"),
        home_of(site, "en"),
        add(home_of(site, "en"), ArticlePage, "night"),
    ]

    found = address(site=site, pages=[page.pk for page in pages])

    assert [found[page.pk].path for page in pages] == ["/", "/visiter/", "/visiter/nuit/", "/en/", "/en/night/"]
    for page in pages:
        there = resolve(site=site, path=found[page.pk].path, now=clock.now())
        assert (there.status, there.page) == (Status.FOUND, page.pk)
        assert found[page.pk].url == "http://brou.localhost:3000" + found[page.pk].path


@pytest.mark.django_db
def test_wagtails_own_buttons_lead_to_the_same_address_and_ask_nothing(site: SiteProfile, client: Client) -> None:
    section = add(home_of(site), SectionPage, "visiter")
    pages = [section, add(section, ArticlePage, "nuit"), add(home_of(site, "en"), ArticlePage, "night")]
    made = address(site=site, pages=[page.pk for page in pages])
    pages[0].get_url()
    with CaptureQueriesContext(connection) as queries:
        assert [page.get_url() for page in pages] == [made[page.pk].url for page in pages]
    assert len(queries) == 0

    client.force_login(StaffFactory.with_role(Role.PUBLISHER, site))
    for view in ("wagtailadmin_explore", "wagtailadmin_pages:edit"):
        assert made[section.pk].url in client.get(reverse(view, args=[section.pk])).content.decode()


@pytest.mark.django_db
def test_a_page_of_another_site_has_no_address_here(site: SiteProfile) -> None:
    other = site_with_homes("brou-bis")
    page = add(home_of(other), ArticlePage, "nuit")

    assert address(site=site, pages=[page.pk, 10**6]) == {}
    found = public_address(site=site, page=page.pk, now=clock.now())
    assert found is not None
    assert found.url == "http://brou-bis.localhost:3000/nuit/"


@pytest.mark.django_db
def test_what_nobody_may_see_has_no_public_address(site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit")
    page.unpublish()

    assert public_address(site=site, page=page.pk, now=clock.now()) is None
    assert public_address(site=site, page=10**6, now=clock.now()) is None


@pytest.mark.django_db
@override_settings(SITE_SCHEME="https", SITE_PORT=443)
def test_the_usual_port_is_not_written(site: SiteProfile) -> None:
    home = home_of(site)

    assert address(site=site, pages=[home.pk])[home.pk].url == "https://brou.localhost/"


@pytest.mark.django_db
def test_one_statement_for_any_number_of_pages(site: SiteProfile) -> None:
    home = home_of(site)
    pages = [add(home, ArticlePage, f"p{n}").pk for n in range(12)]

    for wanted in (pages[:1], pages):
        with CaptureQueriesContext(connection) as queries:
            assert len(address(site=site, pages=wanted)) == len(wanted)
        assert len(queries) == 1


@pytest.mark.django_db
def test_children_are_those_that_may_be_seen_in_the_order_of_the_tree(site: SiteProfile) -> None:
    home = home_of(site)
    parents = [add(home, SectionPage, slug) for slug in ("a", "b")]
    kept = [add(parent, ArticlePage, f"{parent.slug}{n}") for parent in parents for n in range(3)]
    kept[1].unpublish()

    found = children(site=site, parents=[parent.path for parent in parents], now=clock.now()).order_by("page__path")

    assert [(row.parent_path, row.page_id) for row in found] == [
        (page.get_parent().path, page.pk) for page in kept if page.pk != kept[1].pk
    ]


@pytest.mark.django_db
def test_visible_pages_are_the_sites_own(site: SiteProfile) -> None:
    other = site_with_homes("brou-bis")
    mine, theirs = add(home_of(site), ArticlePage, "nuit"), add(home_of(other), ArticlePage, "nuit")
    shown = set(visible_publications(site=site, now=clock.now()).values_list("page_id", flat=True))

    assert shown == {home_of(site).pk, home_of(site, "en").pk, mine.pk}
    assert theirs.pk not in shown


@pytest.mark.django_db
@pytest.mark.rule("mirroring B12")
def test_why_a_path_shows_nothing_is_said_to_staff(site: SiteProfile, clock_offset: Callable[[str], None]) -> None:
    page = add(home_of(site), ArticlePage, "nuit", title="Une nuit")
    page.unpublish()

    found = explain(site=site, path="/nuit/", now=clock.now())

    assert (found.resolution.status, found.page) == (Status.NOT_FOUND, page.page_ptr)
    assert "Une nuit" in found.text
    out = StringIO()
    call_command("explain_address", "brou.localhost", "/nuit/", stdout=out)
    assert out.getvalue().startswith("not_found: ")
    with pytest.raises(CommandError, match="no site"):
        call_command("explain_address", "nulle-part.localhost", "/")


def test_nobody_else_makes_the_address_of_a_page() -> None:
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z", "cms", "workflows", "graphql", "fixtures", "scripts"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    elsewhere = []
    for name in listing.stdout.split("\0"):
        path = ROOT / name
        if not name.endswith((".py", ".html")) or name.startswith("cms/mirroring/") or "/migrations/" in name or not path.is_file():
            continue
        elsewhere += [f"{name}: {line.strip()}" for line in path.read_text().splitlines() if MADE_ELSEWHERE.search(line)]

    assert elsewhere == []
