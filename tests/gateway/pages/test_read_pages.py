"""Pages through the API: what is published is shown, and nothing else by any path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.collections.actions import MakeRenditions, WithdrawWork
from cms.collections.models import NetworkImage
from cms.core import clock
from cms.pages.models import ArticlePage, ExhibitionPage, HungWork, SectionPage
from cms.sites.models import SiteProfile
from gateway.relay import opaque
from tests.factories.collections import ImageFactory, MuseumFactory, WorkFactory
from tests.factories.network import Network, add, home_of, open_edition, published, site_with_homes, small_network
from tests.gateway.conftest import Ask

pytestmark = pytest.mark.django_db

BODY = """body { __typename key ... on HeadingBlock { heading level } ... on RichTextBlock { text { html nodes } }
  ... on FigureBlock { figure { alt image { srcset } } } ... on QuoteBlock { quote attribution }
  ... on WorksBlock { heading works { label url image { image { srcset } } } } }"""
PAGE = f"""fragment P on Page {{ __typename id sourceId title url path locale summary publishedAt updatedAt
  seo {{ title description canonical index }} breadcrumbs {{ title url }} translations {{ locale url }} figure {{ alt image {{ srcset }} }}
  ... on HomePage {{ standfirst {BODY} }} ... on SectionPage {{ standfirst {BODY} children {{ nodes {{ title }} totalCount }} }}
  ... on ArticlePage {{ standfirst byline publishedOn {BODY} }}
  ... on ExhibitionPage {{ standfirst startsOn endsOn state venue {BODY}
    hang {{ key caption label labelBy votes work {{ label }} }} edition {{ slug state }} }} }}"""
ROUTE = (
    PAGE + "query($host: String!, $path: String!) { site(host: $host) { route(path: $path) { status location permanent page { ...P } } } }"
)
NODE = PAGE + "query($id: ID!) { node(id: $id) { id ... on Page { ...P } } }"
LISTS = """query($host: String!, $locale: Locale! = FR) { site(host: $host) { menu(locale: $locale) { title url path }
  articles(locale: $locale, first: 100) { totalCount nodes { title url path } }
  exhibitions(locale: $locale, first: 100) { totalCount nodes { title } }
  sitemap(first: 100) { nodes { url alternates { locale url } } } } }"""
HOST = "brou.localhost"


@pytest.fixture
def site(db: None) -> SiteProfile:
    return site_with_homes("brou")


def route(ask: Ask, path: str, host: str = HOST) -> Any:
    return ask(ROUTE, host=host, path=path).data["site"]["route"]


def page_at(ask: Ask, path: str) -> Any:
    return route(ask, path)["page"]


def lists(ask: Ask, **variables: Any) -> Any:
    return ask(LISTS, host=HOST, **variables).data["site"]


def text(html: str) -> list[dict[str, Any]]:
    return [{"type": "text", "value": html}]


def test_a_page_in_full(ask: Ask) -> None:
    network = small_network()
    section = page_at(ask, "/visiter/")
    assert (section["__typename"], section["title"], section["standfirst"]) == ("SectionPage", "Visiter", "Une section")
    assert section["children"] == {"nodes": [{"title": "Une nuit"}], "totalCount": 1}
    article = page_at(ask, "/visiter/une-nuit/")
    assert (article["url"], article["path"], article["locale"]) == (
        "http://brou.localhost:3000/visiter/une-nuit/",
        "/visiter/une-nuit/",
        "FR",
    )
    assert article["seo"]["canonical"] == article["url"]
    assert [link["url"] for link in article["breadcrumbs"]] == ["http://brou.localhost:3000/", "http://brou.localhost:3000/visiter/"]
    assert (article["byline"], article["publishedOn"], article["figure"]["alt"]) == ("Ana", "2026-03-01", "Le cloître")
    heading, paragraph, figure, quote, works = article["body"]
    assert (heading["heading"], heading["level"], bool(heading["key"])) == ("Un titre", 2, True)
    assert paragraph["text"]["html"] == '<p>Lire <a href="http://brou.localhost:3000/">l’accueil</a>.</p>'
    assert paragraph["text"]["nodes"][0]["children"][1]["href"] == "http://brou.localhost:3000/"
    assert (figure["figure"]["alt"], quote["attribution"]) == ("Le cloître", "Anonyme")
    assert figure["figure"]["image"]["srcset"].count("w") >= 1
    assert [work["label"] for work in works["works"]] == [work.label for work in network.works[:2]]


def test_an_exhibition(ask: Ask) -> None:
    network = small_network()
    found = page_at(ask, "/exposition/")
    assert [(hung["label"], hung["votes"], hung["work"]["label"]) for hung in found["hang"]] == [
        ("Un cartel", 3, w.label) for w in network.works
    ]
    assert found["edition"] == {"slug": "chambre", "state": "OPEN"}
    assert (found["startsOn"], found["state"]) == (None, None)
    WithdrawWork(work=network.works[0], by=None).run()
    assert page_at(ask, "/exposition/")["hang"][0]["work"] is None
    assert page_at(ask, "/exposition/")["hang"][0]["caption"] == network.works[0].label


def test_an_edition_knows_its_exhibition_once_it_is_published(ask: Ask) -> None:
    network = small_network()
    document = 'query { site(host: "reseau.localhost") { edition(slug: "chambre") { exhibition { title url } } } }'
    assert ask(document).data["site"]["edition"]["exhibition"] == {"title": "Exposition", "url": "http://brou.localhost:3000/exposition/"}
    network.exhibition.unpublish()
    assert ask(document).data["site"]["edition"]["exhibition"] is None


@pytest.mark.parametrize(
    ("starts", "ends", "state"),
    [(1, 9, "UPCOMING"), (0, 0, "ON"), (-9, -1, "PAST"), (None, 0, "ON"), (None, None, None)],
)
def test_an_exhibition_is_to_come_on_or_past(ask: Ask, site: SiteProfile, starts: int | None, ends: int | None, state: str | None) -> None:
    today = timezone.localtime(clock.now()).date()
    days = {"starts_on": starts, "ends_on": ends}
    values = {name: None if days[name] is None else today + timedelta(days=days[name]) for name in days}
    add(home_of(site), ExhibitionPage, "expo", **values)
    assert page_at(ask, "/expo/")["state"] == state


@pytest.mark.rule("gateway G7")
def test_what_is_written_and_not_published_is_not_shown(ask: Ask, site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit", title="Avant", standfirst="Avant", body=text("<p>Avant</p>"))
    page.title, page.standfirst, page.body = "Après", "Après", text("<p>Après</p>")
    page.save_revision()
    found = page_at(ask, "/nuit/")
    assert (found["title"], found["standfirst"], found["body"][0]["text"]["html"]) == ("Avant", "Avant", "<p>Avant</p>")
    page.get_latest_revision().publish()
    assert page_at(ask, "/nuit/")["title"] == "Après"


def hide_as_draft(page: Page) -> None:
    page.unpublish()


def hide_by_restriction(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def hide_by_ancestor(page: Page) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")


def hide_by_draft_ancestor(page: Page) -> None:
    page.get_parent().specific.unpublish()


@pytest.mark.rule("gateway G8")
@pytest.mark.parametrize("hide", [hide_as_draft, hide_by_restriction, hide_by_ancestor, hide_by_draft_ancestor])
def test_what_is_hidden_leaks_by_no_path(ask: Ask, site: SiteProfile, hide: Callable[[Page], None]) -> None:
    home = home_of(site)
    section = add(home, SectionPage, "section")
    edition = open_edition(
        site, museum := MuseumFactory(sites=[site]), [WorkFactory.in_storage(museum=museum) for _ in range(2)], slug="vote"
    )
    secret = add(section, ArticlePage, "secret", title="Le secret")
    exhibition = add(section, ExhibitionPage, "secrete", title="La secrète", edition_uuid=edition.uuid)
    english = home_of(site, "en")
    translation = add(english, ArticlePage, "open", translation_key=secret.translation_key)
    linking = add(home, ArticlePage, "public", body=text(f'<p><a linktype="page" id="{secret.pk}">mots</a></p>'))
    assert "href" in page_at(ask, "/public/")["body"][0]["text"]["html"], "what is public is linked"
    assert page_at(ask, "/section/secret/")["title"] == "Le secret"
    for page in (secret, exhibition):
        if hide in (hide_as_draft, hide_by_restriction) or page is secret:
            hide(page)
    assert route(ask, "/section/secret/")["page"] is None
    everything = str(ask(LISTS, host=HOST).data) + str(page_at(ask, "/section/")) + str(page_at(ask, "/"))
    assert "secret" not in everything
    assert page_at(ask, "/public/")["body"][0]["text"]["html"] == "<p>mots</p>"
    assert page_at(ask, "/en/open/")["translations"] == []
    for kind, page in (("ArticlePage", secret), ("ExhibitionPage", exhibition), ("Page", secret)):
        for at in (site.pk, ""):
            assert ask(NODE, id=opaque(kind, page.pk, site=at)).data == {"node": None}
    document = 'query { site(host: "brou.localhost") { edition(slug: "vote") { exhibition { title } } } }'
    assert ask(document).data["site"]["edition"]["exhibition"] is None
    assert translation.live
    assert linking.live


def test_a_page_whose_time_is_over_is_gone_before_any_task_says_so(
    ask: Ask, site: SiteProfile, clock_offset: Callable[[str], None]
) -> None:
    page = add(home_of(site), ArticlePage, "bref", expire_at=clock.now() + timedelta(hours=1))
    assert page_at(ask, "/bref/")
    clock_offset("2h")
    assert page_at(ask, "/bref/") is None
    assert ask(NODE, id=opaque("ArticlePage", page.pk, site=site.pk)).data == {"node": None}


@pytest.mark.rule("gateway G29")
@pytest.mark.rule("mirroring A10")
def test_an_id_holds_the_site_and_another_site_shows_nothing(ask: Ask, site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit")
    other = site_with_homes("cluny")
    found = page_at(ask, "/nuit/")
    assert found["id"] == opaque("ArticlePage", page.pk, site=site.pk)
    assert found["sourceId"] != found["id"]
    assert ask(NODE, id=found["id"]).data["node"]["title"] == "Nuit"
    for wrong in [opaque("ArticlePage", page.pk, site=other.pk), opaque("HomePage", page.pk, site=site.pk), found["sourceId"], "x", ""]:
        assert ask(NODE, id=wrong).data == {"node": None}
    assert route(ask, "/nuit/", host="cluny.localhost")["page"] is None


def test_paths_where_nothing_stands(ask: Ask, site: SiteProfile) -> None:
    for path in ["/nulle-part/", "", "//", "/nuit/../", "/" + "a/" * 400, "/é/", "/%00/", "nuit"]:
        assert route(ask, path)["status"] in {"NOT_FOUND", "FOUND", "REDIRECT"}
    assert route(ask, "/nulle-part/") == {"status": "NOT_FOUND", "location": None, "permanent": False, "page": None}


def test_hosts(ask: Ask, site: SiteProfile) -> None:
    document = "query($host: String) { site(host: $host) { name } }"
    for host in ["brou.localhost", "brou.localhost:3000", "BROU.localhost", "brou.localhost."]:
        assert ask(document, host=host).data == {"site": {"name": "Brou"}}
    for host in ["nowhere.localhost", "", "brou.localhost/", "é", "[::1]:80"]:
        assert ask(document, host=host).data == {"site": None}
    assert ask("{ site { name } }", headers={"Host": "brou.localhost:8000"}).data == {"site": {"name": "Brou"}}


def test_lists_and_menus_are_of_one_language(ask: Ask, site: SiteProfile) -> None:
    french, english = home_of(site), home_of(site, "en")
    section = add(french, SectionPage, "visiter", show_in_menus=True)
    add(french, SectionPage, "cachee")
    add(english, SectionPage, "visit", show_in_menus=True, translation_key=section.translation_key)
    add(section, SectionPage, "dessous", show_in_menus=True)
    add(french, ArticlePage, "nuit")
    add(english, ArticlePage, "night")
    assert [entry["path"] for entry in lists(ask)["menu"]] == ["/visiter/"]
    assert [entry["path"] for entry in lists(ask, locale="EN")["menu"]] == ["/en/visit/"]
    assert [node["path"] for node in lists(ask)["articles"]["nodes"]] == ["/nuit/"]
    assert [node["path"] for node in lists(ask, locale="EN")["articles"]["nodes"]] == ["/en/night/"]
    assert page_at(ask, "/visiter/")["translations"] == [{"locale": "EN", "url": "http://brou.localhost:3000/en/visit/"}]
    mapped = {entry["url"]: entry["alternates"] for entry in lists(ask)["sitemap"]["nodes"]}
    assert len(mapped) == 8
    assert mapped["http://brou.localhost:3000/en/visit/"] == [{"locale": "FR", "url": "http://brou.localhost:3000/visiter/"}]


def test_articles_stand_by_the_day_that_they_give_themselves(ask: Ask, site: SiteProfile) -> None:
    home = home_of(site)
    for slug, day in (("mars", date(2026, 3, 1)), ("sans", None), ("mai", date(2026, 5, 1)), ("mars-bis", date(2026, 3, 1))):
        add(home, ArticlePage, slug, published_on=day)
    document = """query($first: Int, $after: String, $last: Int, $before: String) { site(host: "brou.localhost") {
      articles(first: $first, after: $after, last: $last, before: $before) {
        nodes { path } pageInfo { endCursor startCursor hasNextPage } } } }"""
    whole = [node["path"] for node in ask(document).data["site"]["articles"]["nodes"]]
    assert whole == ["/sans/", "/mai/", "/mars-bis/", "/mars/"]
    first = ask(document, first=2).data["site"]["articles"]
    rest = ask(document, first=2, after=first["pageInfo"]["endCursor"]).data["site"]["articles"]
    assert [node["path"] for node in [*first["nodes"], *rest["nodes"]]] == whole
    back = ask(document, last=1, before=rest["pageInfo"]["startCursor"]).data["site"]["articles"]
    assert [node["path"] for node in back["nodes"]] == whole[1:2]


def test_children_page_by_page_under_several_parents(ask: Ask, site: SiteProfile) -> None:
    home = home_of(site)
    top = add(home, SectionPage, "haut")
    for name in ("a", "b"):
        section = add(top, SectionPage, name)
        for n in range(4):
            add(section, ArticlePage, f"{name}{n}")
    document = """query($first: Int, $last: Int) { site(host: "brou.localhost") { route(path: "/haut/") { page { ... on SectionPage {
      children { nodes { ... on SectionPage { children(first: $first, last: $last) { totalCount nodes { title }
        pageInfo { hasNextPage hasPreviousPage } } } } } } } } } }"""

    def below(**variables: int) -> list[Any]:
        nodes = ask(document, **variables).data["site"]["route"]["page"]["children"]["nodes"]
        return [(node["children"]["totalCount"], [one["title"] for one in node["children"]["nodes"]]) for node in nodes]

    assert below(first=2) == [(4, ["A0", "A1"]), (4, ["B0", "B1"])]
    assert below(last=1) == [(4, ["A3"]), (4, ["B3"])]


def test_robots_are_not_offered_what_they_are_asked_to_skip(ask: Ask, site: SiteProfile) -> None:
    add(home_of(site), ArticlePage, "nuit", noindex=True)
    assert page_at(ask, "/nuit/")["seo"]["index"] is False
    assert not [entry for entry in lists(ask)["sitemap"]["nodes"] if "nuit" in entry["url"]]


def test_a_picture_that_may_not_be_shown_is_none(ask: Ask, site: SiteProfile) -> None:
    image = ImageFactory.cleared()
    MakeRenditions(image_id=image.pk).run()
    figure = [{"type": "figure", "value": {"image": image.pk, "alt": "a", "decorative": False, "caption": ""}}]
    add(home_of(site), ArticlePage, "nuit", picture_id=image.pk, picture_alt="a", body=figure)
    assert page_at(ask, "/nuit/")["figure"]["alt"] == "a"
    NetworkImage.objects.filter(pk=image.pk).update(expires_at=clock.now())
    found = page_at(ask, "/nuit/")
    assert (found["figure"], found["body"][0]["figure"]) == (None, None)


@pytest.mark.rule("gateway G1")
def test_statements_do_not_grow_with_pages(ask: Ask, site: SiteProfile, statements: Callable[..., int]) -> None:
    home = home_of(site)
    image, museum = ImageFactory.cleared(), MuseumFactory(sites=[site])
    MakeRenditions(image_id=image.pk).run()
    work = WorkFactory(museum=museum, images=[image])
    section = add(home, SectionPage, "section")
    body = [
        *text(f'<p><a linktype="page" id="{section.pk}">a</a></p>'),
        {"type": "figure", "value": {"image": image.pk, "alt": "a", "decorative": False, "caption": ""}},
        {"type": "works", "value": {"heading": "", "works": [work.pk]}},
    ]
    english = Locale.objects.get(language_code="en")
    other = home_of(site, "en")

    def grow(number: int) -> None:
        for n in range(number):
            slug = f"p{Page.objects.count()}-{n}"
            page = add(section, ArticlePage, slug, body=body, picture_id=image.pk, picture_alt="a")
            exhibition = ExhibitionPage(title=slug, slug=f"e{slug}", locale=home.locale, live=False, body=body)
            exhibition.hung_works = [HungWork(work=work, caption="c", locale=home.locale)]
            section.add_child(instance=exhibition)
            published(exhibition)
            add(other, ArticlePage, f"en-{slug}", locale=english, translation_key=page.translation_key)

    everything = (
        PAGE
        + """query($host: String!) { site(host: $host) { articles(first: 100) { totalCount nodes { ...P } }
      exhibitions(first: 100) { nodes { ...P } } sitemap(first: 100) { nodes { url updatedAt alternates { url } } }
      route(path: "/section/") { page { ... on SectionPage { children(first: 100) { totalCount nodes { ...P } } } } } } }"""
    )
    grow(5)
    at_ten = statements(everything, host=HOST)
    grow(45)
    assert statements(everything, host=HOST) == at_ten


@pytest.mark.rule("gateway G28")
def test_a_preview_shows_the_draft_and_is_kept_by_nobody(ask: Ask) -> None:
    network = small_network()
    page = network.exhibition
    page.title = "Pas encore"
    page.hung_works = [HungWork(work=network.works[0], caption="Une seule", label="Brouillon", locale=page.locale)]
    token = page.create_page_preview().token
    document = PAGE + "query($token: String!) { preview(token: $token) { ...P } }"
    answer = ask(document, token=token)
    assert (answer.data["preview"]["title"], answer.headers["Cache-Control"]) == ("Pas encore", "no-store")
    assert [hung["caption"] for hung in answer.data["preview"]["hang"]] == ["Une seule"]
    assert page_at(ask, "/exposition/")["title"] == "Exposition"


def test_a_page_that_was_never_saved_can_be_previewed(ask: Ask, network_of_one: Network) -> None:
    home = home_of(network_of_one.monument)
    page = ArticlePage(title="Tout neuf", slug="tout-neuf", locale=home.locale, body=text("<p>neuf</p>"))
    page.path, page.depth = home.path + "9999", home.depth + 1
    page.get_parent = lambda *args: home  # type: ignore[method-assign]
    document = PAGE + "query($token: String!) { preview(token: $token) { ...P } }"
    found = ask(document, token=page.create_page_preview().token).data["preview"]
    assert found["title"] == "Tout neuf"


@pytest.fixture
def network_of_one(db: None) -> Network:
    return small_network()


@pytest.mark.parametrize("token", ["", "forged", "id=1:abc:def"])
def test_a_forged_preview_is_none(ask: Ask, site: SiteProfile, token: str) -> None:
    assert ask("query($t: String!) { preview(token: $t) { title } }", t=token).data == {"preview": None}


def test_a_preview_ends(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    network = small_network()
    token = network.preview_token()
    document = "query($t: String!) { preview(token: $t) { title } }"
    assert ask(document, t=token).data["preview"]
    later = time.time() + 2 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert ask(document, t=token).data == {"preview": None}
