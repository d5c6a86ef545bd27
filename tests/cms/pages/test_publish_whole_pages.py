"""A draft may lack something; what is published may not, by whatever way it goes. Each refusal names its field and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.models import Page

from cms.collections.models import NetworkImage
from cms.pages.blocks import BodyBlock
from cms.pages.blocks.rules import early_subsections
from cms.pages.models import ArticlePage, ExhibitionPage, HomePage, HungWork
from tests.cms.pages.conftest import House, add_url, edit_url, errors_of, fields, figure, hung
from tests.factories.collections import ImageFactory
from tests.factories.network import add

pytestmark = pytest.mark.django_db

Tables = Callable[[], tuple[int, ...]]
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


def body_errors(*blocks: tuple[str, Any], draft: bool = False) -> dict[int, dict[str, str | None]]:
    """Codes of what a body's form refuses: {place: {field: code}}."""
    body = BodyBlock()
    value = body.normalize(body.to_python([{"type": kind, "value": raw} for kind, raw in blocks]))
    try:
        body.clean_deferred(value) if draft else body.clean(value)
    except StreamBlockValidationError as error:
        found = {}
        for place, of_block in error.block_errors.items():
            assert isinstance(of_block, StructBlockValidationError)
            found[place] = {name: one.error_list[0].code for name, one in of_block.block_errors.items()}
        return found
    return {}


@pytest.mark.parametrize(
    ("alt", "decorative", "refused"),
    [
        ("Le cloître", False, {}),
        ("", True, {}),
        ("", False, {"alt": "alt_missing"}),
        ("   ", False, {"alt": "alt_missing"}),
        ("Le cloître", True, {"decorative": "alt_and_decorative"}),
    ],
)
def test_an_image_has_words_or_is_said_decorative(alt: str, decorative: bool, refused: dict[str, str]) -> None:
    image = ImageFactory.cleared()
    block = ("figure", {"image": image.pk, "alt": alt, "decorative": decorative, "caption": ""})
    assert body_errors(block) == ({0: refused} if refused else {})
    assert body_errors(block, draft=True) == {}, "a draft may wait"


@pytest.mark.parametrize(
    ("levels", "early"),
    [("", []), ("2323", []), ("33", [0, 1]), ("-3-2-3", [1]), ("23", []), ("---", [])],
)
def test_headings_keep_their_order(levels: str, early: list[int]) -> None:
    assert early_subsections(None if level == "-" else level for level in levels) == early
    blocks = [("text", "<p>a</p>") if level == "-" else ("heading", {"text": "a", "level": level}) for level in levels]
    assert body_errors(*blocks) == {place: {"level": "subsection_first"} for place in early}


@pytest.mark.parametrize(
    ("block", "field"),
    [
        (("heading", {"text": "", "level": "2"}), "text"),
        (("heading", {"text": "a", "level": "4"}), "level"),
        (("figure", {"image": None, "alt": "a", "decorative": False, "caption": ""}), "image"),
        (("quote", {"quote": "", "attribution": ""}), "quote"),
        (("quote", {"quote": "a" * 601, "attribution": ""}), "quote"),
    ],
)
def test_blocks_ask_for_what_they_are(block: tuple[str, Any], field: str) -> None:
    assert list(body_errors(block)[0]) == [field]


REFUSED: list[tuple[str, dict[str, Any], dict[str, list[str]]]] = [
    ("articlepage", {"title": ""}, {"title": ["required"]}),
    ("articlepage", {"picture": "ours"}, {"picture_alt": ["alt_missing"]}),
    ("articlepage", {"picture": "ours", "picture_alt": "a", "picture_decorative": "on"}, {"picture_decorative": ["alt_and_decorative"]}),
    ("articlepage", {"standfirst": "a" * 601}, {"standfirst": ["max_length"]}),
    ("articlepage", {"published_on": "hier"}, {"published_on": ["invalid"]}),
    ("exhibitionpage", {"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, {"ends_on": ["days_reversed"]}),
    ("exhibitionpage", {"rows": ["first", "first"]}, {"hung_works-1-work": ["hung_twice"]}),
    ("exhibitionpage", {"rows": [""]}, {"hung_works-0-work": ["required"]}),
]


@pytest.mark.parametrize("action", [PUBLISH, SUBMIT], ids=["publish", "submit"])
@pytest.mark.parametrize(("kind", "changes", "refused"), REFUSED)
def test_the_form_names_what_is_wrong(
    client: Client,
    house: House,
    tables: Tables,
    kind: str,
    changes: dict[str, Any],
    refused: dict[str, list[str]],
    action: dict[str, str],
) -> None:
    values = dict(changes)
    if values.get("picture"):
        values["picture"] = house.image.pk
    rows = [{**hung(house.works[0]), "work": house.works[0].pk if name else ""} for name in values.pop("rows", [])]
    client.force_login(house.publisher)
    before = tables()
    answer = client.post(add_url(house.home(), kind), {**fields(rows=rows, **values), **action})
    assert errors_of(answer) == refused
    assert tables() == before


def test_the_row_that_hangs_a_work_again_says_which(client: Client, house: House) -> None:
    client.force_login(house.editor)
    answer = client.post(add_url(house.home(), "exhibitionpage"), fields(rows=[hung(house.works[0]), hung(house.works[0])]))
    assert "« Le Cloître » est déjà accrochée" in answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def test_a_work_that_somebody_else_hung_meanwhile_is_not_hung_again(client: Client, house: House) -> None:
    page = ExhibitionPage(title="E", slug="e", locale=house.home().locale, live=False)
    house.home().add_child(instance=page)
    page.save_revision()
    client.force_login(house.publisher)
    HungWork.objects.create(page=page, work=house.works[0], locale=page.locale)
    page = ExhibitionPage.objects.get()
    page.save_revision()
    refused = client.post(edit_url(page), {**fields(rows=[hung(house.works[0])], title="E", slug="e"), **PUBLISH})
    assert errors_of(refused) == {"hung_works-0-work": ["hung_twice"]}
    assert not ExhibitionPage.objects.get().live


def test_the_body_s_refusals_reach_the_form(client: Client, house: House, tables: Tables) -> None:
    client.force_login(house.publisher)
    before = tables()
    for block in (figure(house.image), ("heading", {"text": "a", "level": "3"})):
        assert list(errors_of(client.post(add_url(house.home()), {**fields(block), **PUBLISH}))) == ["body"]
    assert tables() == before


def test_a_draft_is_kept_without_and_published_only_with(client: Client, house: House) -> None:
    client.force_login(house.publisher)
    blocks = [figure(house.image), ("heading", {"text": "a", "level": "3"})]
    kept = client.post(add_url(house.home()), fields(*blocks, picture=house.image.pk))
    page = ArticlePage.objects.get()
    assert (kept.status_code, page.live, page.picture) == (302, False, house.image)
    refused = client.post(edit_url(page), {**fields(*blocks, picture=house.image.pk), **PUBLISH})
    assert errors_of(refused).keys() == {"picture_alt", "body"}
    page.refresh_from_db()
    assert not page.live
    client.post(edit_url(page), {**fields(figure(house.image, "Vue"), picture=house.image.pk, picture_alt="Vue"), **PUBLISH})
    page.refresh_from_db()
    assert page.live


def half_written(parent: Page, image: NetworkImage, slug: str) -> ArticlePage:
    page: ArticlePage = parent.add_child(
        instance=ArticlePage(title=slug.title(), slug=slug, locale=parent.locale, live=False, picture=image)
    )
    page.save_revision()
    return page


def test_many_at_once_are_published_all_or_none(client: Client, house: House) -> None:
    section = house.section()
    whole, half = add(section, ArticlePage, "entier"), half_written(section, house.image, "moitie")
    whole.unpublish()
    client.force_login(house.publisher)
    address = f"/admin/bulk/wagtailcore/page/publish/?next={reverse('wagtailadmin_explore', args=[section.pk])}"
    for ids, below in (([whole.pk, half.pk], ""), ([section.pk], "on")):
        data = {"include_descendants": below} if below else {}
        answer = client.post(address + "".join(f"&id={pk}" for pk in ids), data, follow=True)
        told = [str(message) for message in answer.context["messages"]]
        assert len(told) == 1
        assert "Moitie" in told[0]
        assert edit_url(half) in told[0]
        assert not Page.objects.filter(pk__in=[whole.pk, half.pk], live=True).exists()
    client.post(f"{address}&id={whole.pk}")
    assert Page.objects.get(pk=whole.pk).live


def test_under_review_a_page_stays_whole(client: Client, house: House) -> None:
    client.force_login(house.publisher)
    written = fields(picture=house.image.pk, picture_alt="Vue")
    client.post(add_url(house.home()), {**written, **SUBMIT})
    page = ArticlePage.objects.get()
    assert page.workflow_in_progress
    refused = client.post(edit_url(page), fields(picture=house.image.pk))
    assert errors_of(refused) == {"picture_alt": ["alt_missing"]}
    assert ArticlePage.objects.get().get_latest_revision_as_object().picture_alt == "Vue"
    state = ArticlePage.objects.get().current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    assert ArticlePage.objects.get().live


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("picture_alt", {"picture": True}),
        ("picture_decorative", {"picture": True, "picture_alt": "a", "picture_decorative": True}),
        ("body", {"body": [{"type": "figure", "value": {"image": 1, "alt": "", "decorative": False, "caption": ""}}]}),
        ("body", {"body": [{"type": "heading", "value": {"text": "a", "level": "3"}}]}),
        ("ends_on", {"starts_on": date(2026, 5, 2), "ends_on": date(2026, 5, 1)}),
        ("hung_works", {"twice": True}),
    ],
)
def test_the_page_itself_refuses_when_code_publishes(house: House, field: str, values: dict[str, Any]) -> None:
    values = dict(values)
    twice = values.pop("twice", False)
    if values.pop("picture", False):
        values["picture"] = house.image
    page = ExhibitionPage(title="E", slug="e", locale=house.home().locale, live=False)
    house.home().add_child(instance=page)
    for name, value in values.items():
        setattr(page, name, value)
    if twice:
        page.hung_works = [HungWork(work=house.works[0], locale=page.locale) for _ in range(2)]
    with pytest.raises(ValidationError) as refused:
        page.save_revision(clean=False).publish()
    assert list(refused.value.message_dict) == [field]
    assert not ExhibitionPage.objects.get().live


def test_a_slug_that_the_site_uses_is_not_made_by_code_either(home: HomePage) -> None:
    page = ArticlePage(title="Œuvres", locale=home.locale, live=False)
    home.add_child(instance=page)
    assert page.slug == "oeuvres-1"
    page.slug = "oeuvres"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["slug"]


def test_what_the_portal_serves_itself_is_taken() -> None:
    """Every route of the portal that could be a page's address."""
    from pathlib import Path

    from django.conf import settings

    from cms.pages.models.slugs import TAKEN

    routes = Path(__file__).resolve().parents[3] / "frontends" / "apps" / "portal" / "src" / "routes"
    folders = [*routes.iterdir(), *(routes / "[[language=language]]").iterdir()]
    names = {path.name for path in folders if path.is_dir() and "." not in path.name and "[" not in path.name}
    assert names
    assert names | {code for code, _name in settings.LANGUAGES} == TAKEN
