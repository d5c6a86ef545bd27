"""What stands at a path: a live page, an editor's redirect, an old address, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.core import clock
from cms.mirroring.enums import Reason, Status
from cms.mirroring.models import AddressHistory
from cms.mirroring.selectors import Resolution, resolve
from cms.pages.models import ArticlePage, SectionPage
from cms.sites.models import SiteProfile
from tests.factories.network import add, home_of, site_with_homes

pytestmark = pytest.mark.django_db

At = Callable[..., Resolution]
Rename = Callable[..., ArticlePage]
URL = "http://brou.localhost:3000"


def test_pages_of_every_language_stand_at_their_paths(site: SiteProfile, at: At) -> None:
    section = add(home_of(site), SectionPage, "visiter")
    article = add(section, ArticlePage, "une-nuit")
    english = add(home_of(site, "en"), ArticlePage, "a-night")

    assert (at("/").status, at("/").page) == (Status.FOUND, home_of(site).pk)
    assert (at("/visiter/une-nuit/").status, at("/visiter/une-nuit/").page) == (Status.FOUND, article.pk)
    assert at("/en/").page == home_of(site, "en").pk
    assert at("/en/a-night/").page == english.pk
    assert at("/a-night/").status == at("/en/visiter/").status == at("/fr/visiter/").status == Status.NOT_FOUND


def test_a_path_spelled_otherwise_leads_to_the_one_spelling(site: SiteProfile, at: At) -> None:
    add(home_of(site), SectionPage, "visiter")

    for path in ("/visiter", "visiter/", "//visiter//"):
        found = at(path)
        assert (found.status, found.location, found.permanent, found.reason) == (
            Status.REDIRECT,
            f"{URL}/visiter/",
            True,
            Reason.SPELLING,
        )
    assert at("/en").location == f"{URL}/en/"


@pytest.mark.parametrize(
    "path", ["/nulle-part/", "/visiter/nulle-part/", "/..", "/%00/", "/a b/", "/" + "a/" * 15, "/" + "a" * 3000, "/é!/"]
)
def test_nothing_stands_at(site: SiteProfile, at: At, path: str) -> None:
    add(home_of(site), SectionPage, "visiter")

    assert at(path) == Resolution(status=Status.NOT_FOUND, reason=Reason.NOTHING_HERE)


def test_a_page_of_another_site_does_not_stand_here(site: SiteProfile, at: At) -> None:
    other = site_with_homes("cluny")
    add(home_of(other), SectionPage, "visiter")

    assert at("/visiter/").status == Status.NOT_FOUND
    assert at("/visiter/", on=other).status == Status.FOUND


@pytest.mark.rule("mirroring B8")
def test_what_is_not_to_be_seen_is_not_found_and_says_why_to_staff(site: SiteProfile, at: At, clock_offset: Callable[[str], None]) -> None:
    home = home_of(site)
    draft, private, late = (add(home, SectionPage, slug) for slug in ("brouillon", "prive", "tard"))
    for parent in (draft, private, late):
        add(parent, ArticlePage, "dessous")
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    SectionPage.objects.filter(pk=late.pk).update(expire_at=clock.now() + timedelta(hours=1))

    assert at("/tard/dessous/").status == Status.FOUND
    clock_offset("2h")
    for slug, reason in (("brouillon", Reason.DRAFT), ("prive", Reason.RESTRICTED), ("tard", Reason.EXPIRED)):
        for path in (f"/{slug}/", f"/{slug}/dessous/"):
            found = at(path)
            assert (found.status, found.reason, found.location) == (Status.NOT_FOUND, reason, None)


@pytest.mark.rule("mirroring B4")
def test_an_old_address_leads_to_todays_in_one_hop_through_every_later_rename(site: SiteProfile, at: At, rename: Rename) -> None:
    section = add(home_of(site), SectionPage, "actes")
    article = add(section, ArticlePage, "nuit")
    section = rename(section, "actualites")
    article = rename(article, "grande-nuit")
    section = rename(section, "nouvelles")

    assert at("/nouvelles/grande-nuit/").page == article.pk
    for old in ("/actes/nuit/", "/actualites/nuit/", "/actualites/grande-nuit/", "/nouvelles/nuit/", "/actes/grande-nuit/", "/actes/nuit"):
        found = at(old)
        assert (found.status, found.location, found.permanent) == (Status.REDIRECT, f"{URL}/nouvelles/grande-nuit/", True)
    assert AddressHistory.objects.count() == 3, "one row a rename, however much hangs below"


@pytest.mark.rule("mirroring B4")
def test_an_address_taken_again_belongs_to_the_live_page(site: SiteProfile, at: At, rename: Rename) -> None:
    home = home_of(site)
    first = rename(add(home, ArticlePage, "nuit"), "nuit-d-avant")
    assert at("/nuit/").location == f"{URL}/nuit-d-avant/"
    second = add(home, ArticlePage, "nuit")

    assert (at("/nuit/").status, at("/nuit/").page) == (Status.FOUND, second.pk)
    second.unpublish()
    assert at("/nuit/").location == f"{URL}/nuit-d-avant/", "a draft holds nothing"
    first = rename(first, "autre")
    assert at("/nuit-d-avant/").location == f"{URL}/autre/"


@pytest.mark.rule("mirroring B1")
@pytest.mark.rule("mirroring B2")
def test_a_page_that_moves_keeps_its_old_address(site: SiteProfile, at: At) -> None:
    here, there = (add(home_of(site), SectionPage, slug) for slug in ("ici", "la"))
    section = add(here, SectionPage, "serie")
    article = add(section, ArticlePage, "nuit")
    section.move(there, pos="last-child")

    assert at("/la/serie/nuit/").page == article.pk
    assert at("/ici/serie/nuit/").location == f"{URL}/la/serie/nuit/"
    other = site_with_homes("cluny")
    section.refresh_from_db()
    section.move(home_of(other), pos="last-child")
    assert at("/la/serie/nuit/").location == "http://cluny.localhost:3000/serie/nuit/"
    assert at("/ici/serie/").location == "http://cluny.localhost:3000/serie/"


def test_a_new_order_among_siblings_moves_no_address(site: SiteProfile, at: At) -> None:
    first, second = (add(home_of(site), SectionPage, slug) for slug in ("un", "deux"))
    second.move(first, pos="left")

    assert at("/deux/").status == Status.FOUND
    assert not AddressHistory.objects.exists()


def test_a_deleted_page_is_gone_with_what_was_below(site: SiteProfile, at: At) -> None:
    section = add(home_of(site), SectionPage, "serie")
    add(section, ArticlePage, "nuit")
    section.delete()

    for path in ("/serie/", "/serie/nuit/", "/serie/jamais/"):
        assert (at(path).status, at(path).reason) == (Status.GONE, Reason.DELETED)


def test_a_draft_that_was_never_public_leaves_no_trace(site: SiteProfile, at: At, rename: Rename) -> None:
    home = home_of(site)
    draft = ArticlePage(title="Brouillon", slug="brouillon", locale=home.locale, live=False)
    home.add_child(instance=draft)
    draft.slug = "autrement"
    draft.save()
    draft.delete()

    assert not AddressHistory.objects.exists()
    assert at("/brouillon/").status == at("/autrement/").status == Status.NOT_FOUND


def test_an_old_address_of_what_is_hidden_now_betrays_nothing(site: SiteProfile, at: At, rename: Rename) -> None:
    page = rename(add(home_of(site), ArticlePage, "nuit"), "secret")
    page.unpublish()

    assert (at("/nuit/").status, at("/nuit/").location) == (Status.NOT_FOUND, None)


@pytest.mark.rule("mirroring B4")
def test_an_editors_redirect_stands_after_the_live_page_and_before_the_old_address(site: SiteProfile, at: At, rename: Rename) -> None:
    home = home_of(site)
    target, hidden = add(home, ArticlePage, "cible"), add(home, ArticlePage, "cachee")
    add(home, ArticlePage, "vive")
    rename(add(home, ArticlePage, "ancienne"), "nouvelle")
    hidden.unpublish()
    for path in ("/vive", "/ancienne", "/libre"):
        Redirect.objects.create(old_path=path, site=site.site, redirect_page=target, is_permanent=False)
    Redirect.objects.create(old_path="/libre", redirect_link="https://exemple.fr/")
    Redirect.objects.create(old_path="/partout", redirect_link="https://exemple.fr/")
    Redirect.objects.create(old_path="/vers-rien", site=site.site, redirect_page=hidden)

    assert at("/vive/").status == Status.FOUND
    for path in ("/ancienne/", "/libre/"):
        assert (at(path).location, at(path).permanent, at(path).reason) == (f"{URL}/cible/", False, Reason.EDITORS_REDIRECT)
    assert (at("/partout/").location, at("/partout/").permanent) == ("https://exemple.fr/", True)
    assert at("/vers-rien/").status == Status.NOT_FOUND


def test_statements_do_not_grow_with_depth_or_history(site: SiteProfile, rename: Rename) -> None:
    home, other = home_of(site), site_with_homes("cluny")
    parent, now = home, clock.now()
    for n in range(8):
        parent = add(parent, SectionPage, f"n{n}")
    for n in range(20):
        rename(add(home_of(other), ArticlePage, f"a{n}"), f"b{n}")

    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            resolve(site=site, path=path, now=now)
        return len(queries)

    deep = "/" + "".join(f"n{n}/" for n in range(8))
    assert statements("/") == statements("/n0/") == statements(deep) == 2
    shallow_miss, deep_miss = statements("/rien/"), statements(deep + "rien/")
    assert shallow_miss == deep_miss == 2
    rename(home.get_children().get(slug="n0"), "m0")
    assert statements("/n0/") == statements(deep) <= 8


def test_a_child_is_found_by_the_index() -> None:
    with connection.cursor() as cursor:
        parent = "CAST(substr(child.path, 1, length(child.path) - 4) AS text)"
        sql = f"SELECT child.id FROM wagtailcore_page child WHERE {parent} = %s AND slug = %s"
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + sql, ["00010001", "x"])
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN " + sql, ["00010001", "x"])
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "cms_mirroring_page_child" in plan
