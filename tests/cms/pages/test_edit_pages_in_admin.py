"""Editors and publishers at work in the admin: what they can do on their monument, and what nobody can do on another's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from cms.collections.models import NetworkImage
from cms.pages.models import ArticlePage, ExhibitionPage, HomePage, SectionPage
from cms.sites.enums import Role
from tests.cms.pages.conftest import House, add_url, edit_url, errors_of, fields, figure, hung
from tests.factories.collections import picture_file
from tests.factories.network import add, home_of
from tests.factories.sites import StaffFactory

pytestmark = pytest.mark.django_db

Tables = Callable[[], tuple[int, ...]]


def text(html: str) -> tuple[str, str]:
    return "text", rich_text(html, features=["bold", "italic", "link", "ol", "ul"])


def test_an_editor_writes_and_submits_and_a_publisher_publishes(client: Client, house: House) -> None:
    client.force_login(house.editor)
    blocks = (
        ("heading", {"text": "Le soir", "level": "2"}),
        text("<p>Il <b>fait</b> nuit.</p>"),
        figure(house.image, "Le cloître la nuit"),
    )
    written = client.post(add_url(house.home()), fields(*blocks, standfirst="Une nuit.", picture=house.image.pk, picture_alt="La nuit"))
    page = ArticlePage.objects.get(slug="une-nuit-au-cloitre")
    assert (written.status_code, page.live, page.owner) == (302, False, house.editor)

    client.post(edit_url(page), {**fields(*blocks, title="Deux nuits", byline="La rédaction"), "action-submit": "1"})
    page.refresh_from_db()
    assert (page.title, page.live, page.workflow_in_progress) == ("Deux nuits", False, True)

    client.post(edit_url(page), {**fields(*blocks, title="Trois nuits"), "action-publish": "1"})
    page.refresh_from_db()
    assert (page.title, page.live) == ("Deux nuits", False), "an editor publishes nothing"

    client.force_login(house.publisher)
    assert "Deux nuits" in client.get("/admin/").content.decode(), "what waits is on the reviewer's start page"
    published = client.post(edit_url(page), {**fields(*blocks, title="Deux nuits"), "action-publish": "1"})
    page.refresh_from_db()
    assert (published.status_code, page.live, page.title) == (302, True, "Deux nuits")
    assert [block.block_type for block in page.body] == ["heading", "text", "figure"]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_nobody_works_below_another_monument(client: Client, house: House, tables: Tables, role: Role, language: str) -> None:
    theirs = home_of(house.angers, language)
    section = add(theirs, SectionPage, "visiter")
    client.force_login(StaffFactory.with_role(role, house.brou))
    before, titles = tables(), list(Page.objects.order_by("pk").values_list("title", "live", "path"))

    for address in (
        add_url(theirs),
        add_url(section, "exhibitionpage"),
        edit_url(theirs),
        edit_url(section),
        reverse("wagtailadmin_pages:preview_on_add", args=["cms_pages", "articlepage", theirs.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[section.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[section.pk]),
        reverse("wagtailadmin_pages:delete", args=[section.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[section.pk]),
        reverse("wagtailadmin_pages:copy", args=[section.pk]),
    ):
        assert client.get(address).status_code in {302, 403, 404, 405}, address
        assert client.post(address, {**fields(title="Volé"), "action-publish": "1"}).status_code in {302, 403, 404, 405}, address

    move = reverse("wagtailadmin_pages:move_confirm", args=[section.pk, house.home(language).pk])
    assert client.post(move).status_code in {302, 403}

    assert tables() == before
    assert list(Page.objects.order_by("pk").values_list("title", "live", "path")) == titles


def test_an_editor_works_in_both_languages_of_their_own(client: Client, house: House) -> None:
    client.force_login(house.editor)
    for language in ("fr", "en"):
        answer = client.post(add_url(house.home(language)), fields(rows=[hung(house.works[0])]))
        assert answer.status_code == 302
        assert ArticlePage.objects.filter(locale__language_code=language, slug="une-nuit-au-cloitre").exists()


def test_a_hang_is_of_its_pages_language(client: Client, house: House) -> None:
    client.force_login(house.editor)
    rows = [hung(work, ORDER=n) for n, work in enumerate(house.works)]
    client.post(
        add_url(house.home("en"), "exhibitionpage"), fields(rows=rows, starts_on="2026-03-01", ends_on="2026-04-01", venue="Room 3")
    )
    page = ExhibitionPage.objects.get()
    assert (page.starts_on, page.ends_on, page.venue) == (date(2026, 3, 1), date(2026, 4, 1), "Room 3")
    assert [row.work for row in page.hung_works.all()] == house.works
    assert {row.locale.language_code for row in page.hung_works.all()} == {"en"}


def test_only_one_s_own_pictures_and_works_are_cited(client: Client, house: House, tables: Tables) -> None:
    client.force_login(house.editor)
    before = tables()
    refused = client.post(add_url(house.home()), fields(picture=house.their_image.pk, picture_alt="Vue"))
    assert errors_of(refused) == {"picture": ["not_yours"]}
    for block in (figure(house.their_image, "Vue"), ("works", {"heading": "", "works": listed(house.their_work.pk)})):
        refused = client.post(add_url(house.home()), fields(block))
        assert list(errors_of(refused)) == ["body"]
    refused = client.post(add_url(house.home(), "exhibitionpage"), fields(rows=[hung(house.works[0]), hung(house.their_work)]))
    assert errors_of(refused) == {"hung_works-1-work": ["not_yours"]}
    assert tables() == before


def listed(*keys: int) -> dict[str, object]:
    items = {str(n): {"value": key, "deleted": "", "order": str(n), "id": ""} for n, key in enumerate(keys)}
    return {"count": str(len(keys)), **items}


def test_what_another_put_into_the_page_may_stay(client: Client, house: House, article: ArticlePage) -> None:
    article.picture, article.picture_alt = house.their_image, "Vue"
    article.body = [("works", {"heading": "", "works": [house.their_work]})]
    article.save_revision().publish()
    client.force_login(house.editor)
    blocks = [("works", {"heading": "Œuvres", "works": listed(house.their_work.pk)})]
    answer = client.post(edit_url(article), fields(*blocks, picture=house.their_image.pk, picture_alt="Vue", title="Après"))
    assert answer.status_code == 302, errors_of(answer)
    assert Page.objects.get(pk=article.pk).get_latest_revision_as_object().title == "Après"


def test_the_form_offers_choosers_preview_and_comments(client: Client, house: House) -> None:
    client.force_login(house.editor)
    answer = client.get(add_url(house.home(), "exhibitionpage"))
    html = answer.content.decode()
    assert "/admin/snippets/choose/cms_collections/work/" in html
    assert reverse("wagtailadmin_pages:preview_on_add", args=["cms_pages", "exhibitionpage", house.home().pk]) in html
    assert "comments" in answer.context["form"].formsets
    chooser = client.get("/admin/snippets/choose/cms_collections/work/").json()["html"]
    assert "Le Cloître" in chooser
    assert "La Tour" not in chooser
    pictures = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert reverse("wagtailimages_chooser:chosen", args=[house.image.pk]) in pictures
    assert reverse("wagtailimages_chooser:chosen", args=[house.their_image.pk]) not in pictures


def test_page_types_stand_where_they_belong(house: House) -> None:
    home, section = house.home(), house.section()
    article = section.add_child(instance=ArticlePage(title="A", slug="a", locale=home.locale, live=False))
    kinds = {ArticlePage, ExhibitionPage, SectionPage}
    assert {kind for kind in (*kinds, HomePage) if kind.can_create_at(home)} == kinds
    assert {kind for kind in (*kinds, HomePage) if kind.can_create_at(section)} == kinds
    assert not [kind for kind in (*kinds, HomePage) if kind.can_create_at(article)]
    assert not [kind for kind in (*kinds, HomePage) if kind.can_create_at(Page.get_first_root_node())]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.LEAD])
def test_a_home_page_stays_where_it_is(client: Client, house: House, tables: Tables, role: Role, language: str) -> None:
    home = house.home(language)
    client.force_login(StaffFactory.with_role(role, house.brou))
    before = tables()
    root = Page.get_first_root_node()
    for address in (
        reverse("wagtailadmin_pages:delete", args=[home.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[home.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[home.pk, root.pk]),
        reverse("wagtailadmin_pages:copy", args=[home.pk]),
    ):
        assert client.post(address, {"new_title": "Deux", "new_slug": "deux", "new_parent_page": root.pk}).status_code in {302, 403}
    for act in ("delete", "unpublish", "move"):
        client.post(f"/admin/bulk/wagtailcore/page/{act}/?next=/admin/&id={home.pk}", {"chooser": root.pk, "include_descendants": ""})
    kept = Page.objects.get(pk=home.pk)
    assert (kept.live, kept.path, kept.slug) == (True, home.path, home.slug)
    assert tables() == before
    assert client.get(edit_url(home)).status_code == 200, "it is edited as any page is"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.LEAD, Role.CURATOR])
def test_every_entry_of_the_menu_leads_somewhere(client: Client, house: House, role: Role) -> None:
    client.force_login(StaffFactory.with_role(role, house.brou, house.angers))
    start = client.get("/admin/")
    entries = admin_menu.menu_items_for_request(start.wsgi_request)
    leaves = [
        leaf for entry in entries for leaf in (entry.menu.menu_items_for_request(start.wsgi_request) if hasattr(entry, "menu") else [entry])
    ]
    inside = [leaf.url for leaf in leaves if leaf.url.startswith("/")]
    assert inside
    assert {address: client.get(address).status_code for address in inside} == dict.fromkeys(inside, 200)


@pytest.mark.parametrize("content", [b"bonjour", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b""])
def test_a_file_that_is_no_picture_does_not_reach_the_page_s_chooser(client: Client, house: House, content: bytes) -> None:
    client.force_login(house.editor)
    before = NetworkImage.objects.count()
    data = {"title": "Vue", "collection": house.brou.media_collection.pk, "visibility": "public", "tags": ""}
    sent = {f"image-chooser-upload-{name}": value for name, value in data.items()}
    file = {"image-chooser-upload-file": SimpleUploadedFile("vue.png", content)}
    answer = client.post(reverse("wagtailimages_chooser:create"), {**sent, **file})
    assert answer.status_code == 200
    assert answer.json()["step"] == "reshow_creation_form"
    assert NetworkImage.objects.count() == before

    kept = client.post(
        reverse("wagtailimages_chooser:create"),
        {**sent, "image-chooser-upload-file": SimpleUploadedFile("vue.png", picture_file(colour=(10, 90, 60)).getvalue())},
    )
    assert kept.json()["step"] == "chosen"
    assert NetworkImage.objects.count() == before + 1


def test_a_slug_is_made_from_the_title(client: Client, house: House) -> None:
    client.force_login(house.editor)
    for expected in ("oeuvres-elues-d-ete", "oeuvres-elues-d-ete-1"):
        answer = client.post(add_url(house.home()), fields(title="Œuvres élues d’été", slug=""))
        assert answer.status_code == 302, errors_of(answer)
        assert ArticlePage.objects.latest("pk").slug == expected


@pytest.mark.parametrize("slug", ["oeuvres", "preview", "en"])
def test_an_address_that_the_site_uses_itself_is_refused_below_the_home_page(
    client: Client, house: House, tables: Tables, slug: str
) -> None:
    client.force_login(house.editor)
    before = tables()
    assert errors_of(client.post(add_url(house.home()), fields(slug=slug))) == {"slug": ["taken"]}
    assert tables() == before
    assert client.post(add_url(house.section()), fields(slug=slug)).status_code == 302
