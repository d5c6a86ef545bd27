"""A draft is read by its token for an hour, on the page's own site, and reading writes nothing."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail_headless_preview.models import PagePreview

from cms.collections.models import Work
from cms.core.actions import Tick
from cms.pages.actions.forget_previews import ForgetPreviews
from cms.pages.models import ArticlePage, ExhibitionPage, HungWork, SectionPage
from cms.pages.selectors import body_of, preview_page
from tests.cms.pages.conftest import House, fields, hung
from tests.factories.collections import WorkFactory
from tests.factories.network import add, home_of

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def kept(page: Page) -> str:
    return str(page.create_page_preview().token)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    def move(by: timedelta) -> None:
        at = time.time() + by.total_seconds()
        monkeypatch.setattr(time, "time", lambda: at)

    return move


def test_a_draft_is_read_by_its_token(article: ArticlePage) -> None:
    article.title, article.body = "Après", [("text", "<p>neuf</p>")]
    token = kept(article)
    draft = preview_page(token=token, max_age=HOUR)
    assert isinstance(draft, ArticlePage)
    assert (draft.pk, draft.title) == (article.pk, "Après")
    assert body_of(draft)["blocks"][0]["html"] == "<p>neuf</p>"
    assert body_of(draft) == body_of(preview_page(token=token, max_age=HOUR)), "with the same ids each time"
    assert ArticlePage.objects.get().title == "Avant"


def test_reading_writes_nothing_and_asks_the_same_for_any_hang(house: House) -> None:
    def statements(number: int) -> list[str]:
        page = ExhibitionPage(title="E", slug=f"e{number}", locale=house.home().locale, live=False)
        works: list[Work] = [WorkFactory(museum=house.museum) for _ in range(number)]
        page.hung_works = [HungWork(work=work) for work in works]
        house.home().add_child(instance=page)
        token = kept(page)
        with CaptureQueriesContext(connection) as queries:
            draft = preview_page(token=token, max_age=HOUR)
            assert draft is not None
            assert len(body_of(draft)["hang"]) == number
        return [query["sql"].split()[0] for query in queries]

    few = statements(1)
    assert set(few) == {"SELECT"}
    assert statements(20) == few


@pytest.mark.parametrize("token", ["", "forged", "id=1:abc:def", "id=1"])
def test_a_forged_token_reads_nothing(article: ArticlePage, token: str) -> None:
    kept(article)
    assert preview_page(token=token, max_age=HOUR) is None


def test_a_token_of_another_salt_or_of_a_draft_that_is_gone_reads_nothing(article: ArticlePage) -> None:
    token = kept(article)
    forged = TimestampSigner(salt="other").sign(f"id={article.pk}")
    PagePreview.objects.filter(token=token).update(token=forged)
    assert preview_page(token=forged, max_age=HOUR) is None
    assert preview_page(token=token, max_age=HOUR) is None


def test_a_token_ends_after_its_hour(article: ArticlePage, later: Callable[[timedelta], None]) -> None:
    token = kept(article)
    later(HOUR - timedelta(seconds=5))
    assert preview_page(token=token, max_age=HOUR)
    later(timedelta(seconds=10))
    assert preview_page(token=token, max_age=HOUR) is None


def test_a_draft_of_another_kind_or_of_a_deleted_page_reads_nothing(house: House, article: ArticlePage) -> None:
    token = kept(article)
    PagePreview.objects.update(content_type=house.home().content_type)
    assert preview_page(token=token, max_age=HOUR) is None
    PagePreview.objects.update(content_type=Page.get_first_root_node().content_type)
    assert preview_page(token=token, max_age=HOUR) is None
    PagePreview.objects.update(content_type=article.content_type)
    assert preview_page(token=token, max_age=HOUR)
    article.delete()
    assert preview_page(token=token, max_age=HOUR) is None


def test_a_page_that_was_moved_since_is_where_it_is_now(house: House, article: ArticlePage) -> None:
    token = kept(article)
    section = add(home_of(house.angers), SectionPage, "section")
    article.move(section, pos="last-child")
    draft = preview_page(token=token, max_age=HOUR)
    assert draft is not None
    assert draft.path == Page.objects.get(pk=article.pk).path


def panel(client: Client, address: str, data: dict[str, object]) -> str:
    """What the admin's preview panel does; answers with the address in its frame."""
    assert client.post(address, data).json() == {"is_valid": True, "is_available": True}
    html = client.get(f"{address}?in_preview_panel=true").content.decode()
    found = re.search(r'<iframe[^>]* src="([^"]+)"', html)
    assert found
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_panel_leads_to_the_portal_on_the_page_s_own_site(client: Client, house: House, language: str, settings: object) -> None:
    client.force_login(house.editor)
    home = house.home(language)
    page = add(home, ExhibitionPage, "e")
    new = reverse("wagtailadmin_pages:preview_on_add", args=["cms_pages", "exhibitionpage", home.pk])
    old = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    for address in (new, old):
        frame = urlsplit(panel(client, address, fields(rows=[hung(house.works[0])], title="Brouillon", slug="")))
        assert (frame.scheme, frame.netloc, frame.path) == ("http", "brou.localhost:3000", "/preview")
        draft = preview_page(token=parse_qs(frame.query)["token"][0], max_age=HOUR)
        assert isinstance(draft, ExhibitionPage)
        assert (draft.title, draft.locale.language_code) == ("Brouillon", language)
        assert [row["caption"] for row in body_of(draft)["hang"]] == ["Le Cloître, 1882"]
    assert not ExhibitionPage.objects.filter(title="Brouillon").exists()


def test_the_scheme_and_port_are_the_deployment_s(article: ArticlePage, settings: object) -> None:
    settings.SITE_SCHEME, settings.SITE_PORT = "https", 443  # type: ignore[attr-defined]
    assert article.get_preview_url(None, "a b").startswith("https://brou.localhost/preview?token=a")


def test_a_page_of_no_site_says_so(client: Client, django_user_model: object) -> None:
    root = Page.get_first_root_node()
    lost = root.add_child(instance=SectionPage(title="Perdue", slug="perdue", live=False))
    lost.save_revision()
    client.force_login(django_user_model.objects.create_superuser("chef@exemple.fr", "une phrase assez longue"))  # type: ignore[attr-defined]
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[lost.pk]))
    assert answer.status_code == 200
    assert b"<iframe" not in answer.content
    assert not PagePreview.objects.exists()


def test_drafts_are_kept_for_their_hour_and_no_longer(article: ArticlePage, later: Callable[[timedelta], None]) -> None:
    old = kept(article)
    later(timedelta(minutes=59))
    fresh = kept(article)
    assert ForgetPreviews().run() == 0
    later(timedelta(minutes=2))
    PagePreview.objects.create(token="forged", content_type=article.content_type, content_json=json.dumps({}))
    Tick().run()
    assert list(PagePreview.objects.values_list("token", flat=True)) == [fresh]
    assert old != fresh
    assert ForgetPreviews().run() == 0
