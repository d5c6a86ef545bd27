"""What a page is made of keeps its id over drafts, publications, copies and languages: overrides and links hold on to it."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models
from django.test import Client
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, ObjectList
from wagtail.models import Locale, Orderable

from cms.pages.blocks import BodyBlock
from cms.pages.blocks.ids import with_ids
from cms.pages.checks import problems_of
from cms.pages.models import ArticlePage, ExhibitionPage, HomePage, HungWork, SectionPage
from cms.pages.models.rows import PageRow, RowsPanel
from cms.pages.selectors import body_of
from tests.cms.pages.conftest import House, edit_url, fields, hung, rows_of_form
from tests.factories.collections import WorkFactory
from tests.factories.network import add, home_of, published, site_with_homes

pytestmark = pytest.mark.django_db

FIGURE = {"image": None, "alt": "", "decorative": True, "caption": ""}


def stored_ids(page: ArticlePage) -> list[str | None]:
    """Ids of blocks, and of the items of their lists, as the database has them."""
    found: list[str | None] = []
    for block in type(page).objects.get(pk=page.pk).body.raw_data:
        found.append(block.get("id"))
        if block["type"] == "works":
            found += [item.get("id") if isinstance(item, dict) else None for item in block["value"]["works"]]
    return found


@pytest.mark.rule("mirroring A14")
def test_blocks_and_items_written_by_code_get_ids_at_once_and_keep_them(house: House) -> None:
    raw = [
        {"type": "text", "value": "<p>a</p>"},
        {"type": "text", "value": "<p>b</p>", "id": ""},
        {"type": "works", "value": {"heading": "", "works": [work.pk for work in house.works]}},
    ]
    page = ArticlePage(title="A", slug="a", locale=house.home().locale, live=False, body=raw)
    house.home().add_child(instance=page)
    first = stored_ids(page)
    assert len(set(first)) == len(first) == 6
    assert all(first)
    for title in ("B", "C"):
        page.title = title
        page = published(page)
        assert stored_ids(page) == first
        assert [block["key"] for block in body_of(page)["blocks"]] == [first[0], first[1], first[2]]


def test_tuples_get_ids_too(house: House) -> None:
    page = add(house.home(), ArticlePage, "a", body=[("text", "<p>a</p>"), ("works", {"heading": "", "works": house.works[:2]})])
    assert all(stored_ids(page))
    assert stored_ids(published(page)) == stored_ids(page)


def test_what_has_its_id_is_left_alone_and_one_that_stands_twice_is_told_apart() -> None:
    body = BodyBlock()
    whole: list[dict[str, Any]] = [
        {"type": "works", "value": {"heading": "", "works": [{"type": "item", "value": 1, "id": "i"}]}, "id": "b"}
    ]
    assert with_ids(body, whole) == whole
    twice = with_ids(body, [{"type": "text", "value": "a", "id": "x"}, {"type": "text", "value": "b", "id": "x"}])
    assert twice[0]["id"] == "x"
    assert twice[1]["id"] not in {"x", ""}
    unknown = [{"type": "gone", "value": {"a": [1]}, "id": "y"}]
    assert with_ids(body, unknown) == unknown, "a kind of block that is known no longer stays as it was"


def test_a_vanished_image_is_not_lost_by_giving_ids(home: HomePage) -> None:
    page = ArticlePage(title="A", slug="a", locale=home.locale, live=False, body=[{"type": "figure", "value": {**FIGURE, "image": 999}}])
    home.add_child(instance=page)
    assert ArticlePage.objects.get().body.raw_data[0]["value"]["image"] == 999


def hang_of(page: ExhibitionPage) -> list[tuple[uuid.UUID, str]]:
    return [(row.uuid, row.work.title) for row in HungWork.objects.filter(page=page.pk).order_by("sort_order")]


@pytest.fixture
def exhibition(house: House) -> ExhibitionPage:
    page = ExhibitionPage(title="E", slug="e", locale=house.home().locale, live=False)
    page.hung_works = [HungWork(work=work, sort_order=n) for n, work in enumerate(house.works[:2])]
    house.home().add_child(instance=page)
    shown: ExhibitionPage = published(page)
    return shown


@pytest.mark.rule("mirroring A2")
def test_a_hung_work_keeps_its_uuid_over_publications(client: Client, house: House, exhibition: ExhibitionPage) -> None:
    client.force_login(house.publisher)
    first = hang_of(exhibition)
    rows = rows_of_form(client, exhibition)
    added = [*rows, hung(house.works[2], label="Un cartel", ORDER="3")]
    client.post(edit_url(exhibition), fields(rows=added, initial=2, title="E", slug="e"))
    assert hang_of(exhibition) == first, "a draft changes nothing that is public"
    drafted = rows_of_form(client, exhibition)
    assert [row["id"] for row in drafted][2] == "", "a row of a draft has no primary key"
    keys = [row["key"] for row in drafted]

    for n in range(4):
        action = {"action-publish": "1"} if n % 2 else {}
        sent = fields(rows=rows_of_form(client, exhibition), initial=3, title=f"E{n}", slug="e")
        assert client.post(edit_url(exhibition), {**sent, **action}).status_code == 302
        assert [row["key"] for row in rows_of_form(client, exhibition)] == keys
        if action:
            assert [str(key) for key, _title in hang_of(exhibition)] == keys
            assert HungWork.objects.get(uuid=keys[2]).label == "Un cartel"
    assert hang_of(exhibition)[:2] == first


def test_rows_of_a_draft_are_changed_moved_and_taken_down(client: Client, house: House, exhibition: ExhibitionPage) -> None:
    client.force_login(house.publisher)
    rows = [*rows_of_form(client, exhibition), hung(house.works[2], ORDER="3")]
    client.post(edit_url(exhibition), fields(rows=rows, initial=2, title="E", slug="e"))
    rows = rows_of_form(client, exhibition)
    key = rows[2]["key"]
    rows[2] |= {"label": "Nouveau", "ORDER": "1"}
    rows[0] |= {"ORDER": "2", "DELETE": "on"}
    rows[1] |= {"ORDER": "3"}
    client.post(edit_url(exhibition), {**fields(rows=rows, initial=3, title="E", slug="e"), "action-publish": "1"})
    assert hang_of(exhibition) == [(uuid.UUID(key), "Le Chœur"), (uuid.UUID(rows[1]["key"]), "La Nef")]
    assert HungWork.objects.get(uuid=key).label == "Nouveau"
    rows = rows_of_form(client, exhibition)
    rows[0]["DELETE"] = "on"
    client.post(edit_url(exhibition), {**fields(rows=rows, initial=2, title="E", slug="e"), "action-publish": "1"})
    assert [title for _key, title in hang_of(exhibition)] == ["La Nef"]


def test_a_save_in_the_background_tells_the_open_form_its_new_rows(client: Client, house: House, exhibition: ExhibitionPage) -> None:
    client.force_login(house.publisher)
    rows = [*rows_of_form(client, exhibition), hung(house.works[2], ORDER="3")]
    sent = fields(rows=rows, initial=2, title="E", slug="e")
    saved = client.post(edit_url(exhibition), sent, headers={"Accept": "application/json"}).json()
    updates = saved["field_updates"]
    key = updates["hung_works-2-key"]
    again = client.post(edit_url(exhibition), {**sent, **updates}, headers={"Accept": "application/json"}).json()
    assert again["success"]
    assert [row["key"] for row in rows_of_form(client, exhibition)][2:] == [key]


def test_somebody_else_s_key_or_one_sent_twice_makes_a_row_of_its_own(client: Client, house: House, exhibition: ExhibitionPage) -> None:
    client.force_login(house.publisher)
    known = rows_of_form(client, exhibition)
    forged = [{**hung(house.works[2]), "key": str(uuid.uuid4())}, {**hung(house.works[0]), "key": known[0]["key"], "id": ""}]
    forged += [{**hung(WorkFactory(museum=house.museum)), "key": known[0]["key"], "id": ""}, known[1]]
    client.post(edit_url(exhibition), {**fields(rows=forged, initial=4, title="E", slug="e"), "action-publish": "1"})
    keys = [str(key) for key, _title in hang_of(exhibition)]
    assert len(set(keys)) == 4
    assert known[0]["key"] in keys
    assert forged[0]["key"] not in keys


@pytest.mark.rule("mirroring A2")
def test_copies_and_translations_keep_uuids_and_block_ids(house: House, exhibition: ExhibitionPage) -> None:
    exhibition.body = [("text", "<p>a</p>")]
    exhibition = published(exhibition)
    english = Locale.objects.get(language_code="en")
    copy = exhibition.copy(update_attrs={"slug": "e-2", "title": "Copie"})
    translation = exhibition.copy_for_translation(english)
    for made in (copy, translation):
        page = published(ExhibitionPage.objects.get(pk=made.pk))
        assert [key for key, _title in hang_of(page)] == [key for key, _title in hang_of(exhibition)]
        assert stored_ids(page) == stored_ids(exhibition)
    assert set(HungWork.objects.filter(page=translation.pk).values_list("locale__language_code", flat=True)) == {"en"}
    assert HungWork.objects.count() == 6


@pytest.mark.rule("mirroring A2")
def test_child_models_without_a_lasting_uuid_are_refused_at_start() -> None:
    class Plate(Orderable):
        page = ParentalKey(SectionPage, on_delete=models.CASCADE, related_name="plates")
        uuid = models.UUIDField(null=True)

        class Meta:
            app_label = "cms_pages"

    class Leaf(PageRow):
        page = ParentalKey(SectionPage, on_delete=models.CASCADE, related_name="leaves")

        class Meta(PageRow.Meta):
            app_label = "cms_pages"
            constraints = [models.UniqueConstraint(fields=["page", "uuid"], name="leaf_once")]

    try:
        assert [(problem.id, problem.obj) for problem in problems_of(SectionPage)] == [("cimaise.E040", Plate)]
        handler = ObjectList([InlinePanel("leaves", panels=[]), RowsPanel("plates", panels=[])]).bind_to_model(SectionPage)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(SectionPage, "get_edit_handler", classmethod(lambda cls: handler))
            assert [problem.id for problem in problems_of(SectionPage)] == ["cimaise.E040", "cimaise.E041"]
    finally:
        from django.apps import apps

        for model in (Plate, Leaf):
            del apps.all_models["cms_pages"][model._meta.model_name]
        apps.clear_cache()
    assert not list(problems_of(ExhibitionPage))
    call_command("check", "--fail-level", "ERROR")


def test_another_site_s_exhibition_is_another(house: House, exhibition: ExhibitionPage) -> None:
    copy = exhibition.copy(to=home_of(site_with_homes("cluny")), update_attrs={"slug": "e"})
    taken = HungWork.objects.filter(page=copy.pk).first()
    assert taken is not None
    taken.delete()
    assert len(hang_of(exhibition)) == 2
