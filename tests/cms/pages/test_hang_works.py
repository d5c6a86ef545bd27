"""Works in a hang: what is frozen when they are hung, and on which days an exhibition is on."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from cms.collections.actions import ChangeWork, WithdrawWork
from cms.collections.models import Work
from cms.collections.selectors import caption_of
from cms.pages.models import ExhibitionPage, HungWork
from cms.pages.selectors import ExhibitionState, body_of, exhibition_state
from tests.cms.pages.conftest import House, add_url, edit_url, fields, hung, rows_of_form
from tests.factories.collections import MakerFactory, WorkFactory
from tests.factories.network import add, published

pytestmark = pytest.mark.django_db

CAPTION = "Jeanne Peintre, Le Moulin, vers 1882"


@pytest.fixture
def mill(house: House) -> Work:
    work: Work = WorkFactory(museum=house.museum, title="Le Moulin", date_display="vers 1882", maker=MakerFactory(name="Jeanne Peintre"))
    return work


def rename(work: Work, title: str) -> None:
    work.refresh_from_db()
    work.title = title
    ChangeWork(work=work, by=None).run()


def captions(page: ExhibitionPage) -> list[str]:
    return [row["caption"] for row in body_of(ExhibitionPage.objects.get(pk=page.pk))["hang"]]


def test_a_caption_says_maker_label_and_date_as_the_public_may_read_them(mill: Work) -> None:
    assert caption_of(mill) == CAPTION
    mill.visibility = {"makers": "staff", "date_display": "staff"}
    mill.save()
    assert caption_of(mill) == "Le Moulin"
    assert caption_of(WorkFactory(title="a" * 600, date_display="")) == "a" * 500


@pytest.mark.rule("collections C29")
def test_a_caption_is_frozen_when_the_work_is_hung(client: Client, house: House, mill: Work) -> None:
    client.force_login(house.publisher)
    client.post(add_url(house.home(), "exhibitionpage"), fields(rows=[hung(mill)], title="E", slug="e"))
    page = ExhibitionPage.objects.get()
    rename(mill, "La Roue")
    sent = fields(rows=rows_of_form(client, page), initial=1, title="E", slug="e")
    client.post(edit_url(page), {**sent, "action-publish": "1"})
    assert captions(page) == [CAPTION]
    WithdrawWork(work=mill, by=None).run()
    client.post(edit_url(page), {**fields(rows=rows_of_form(client, page), initial=1, title="F", slug="e"), "action-publish": "1"})
    assert captions(page) == [CAPTION], "and stands when the record has left"


def test_a_caption_is_frozen_in_a_draft_of_a_public_page_too(client: Client, house: House, mill: Work) -> None:
    page = add(house.home(), ExhibitionPage, "e")
    client.force_login(house.publisher)
    client.post(edit_url(page), fields(rows=[hung(mill)], title="E", slug="e"))
    rename(mill, "La Roue")
    for _ in range(2):
        client.post(edit_url(page), {**fields(rows=rows_of_form(client, page), initial=1, title="E", slug="e"), "action-publish": "1"})
        assert captions(page) == [CAPTION]


def test_hanging_another_work_in_a_row_writes_its_caption(client: Client, house: House, mill: Work) -> None:
    client.force_login(house.publisher)
    client.post(add_url(house.home(), "exhibitionpage"), {**fields(rows=[hung(mill)], title="E", slug="e"), "action-publish": "1"})
    page = ExhibitionPage.objects.get()
    [row] = rows_of_form(client, page)
    row["work"] = house.works[0].pk
    client.post(edit_url(page), {**fields(rows=[row], initial=1, title="E", slug="e"), "action-publish": "1"})
    assert captions(page) == [caption_of(house.works[0])]
    assert HungWork.objects.get().uuid.hex == row["key"].replace("-", "")


def test_code_that_hangs_freezes_captions_and_language(house: House, mill: Work) -> None:
    page = ExhibitionPage(title="E", slug="e", locale=house.home("en").locale, live=False)
    page.hung_works = [HungWork(work=mill), HungWork(work=house.works[0], caption="Comme au vote")]
    house.home("en").add_child(instance=page)
    page = published(page)
    rename(mill, "La Roue")
    assert captions(published(page)) == [CAPTION, "Comme au vote"]
    assert {row.locale.language_code for row in page.hung_works.all()} == {"en"}


def test_the_database_holds_what_the_form_says(house: House) -> None:
    page = add(house.home(), ExhibitionPage, "e")
    with pytest.raises(IntegrityError), transaction.atomic():
        ExhibitionPage.objects.filter(pk=page.pk).update(starts_on=date(2026, 5, 2), ends_on=date(2026, 5, 1))
    row = HungWork.objects.create(page=page, work=house.works[0], locale=page.locale)
    with pytest.raises(IntegrityError), transaction.atomic():
        HungWork.objects.create(page=page, work=house.works[1], locale=page.locale, uuid=row.uuid)
    assert HungWork.objects.count() == 1


@pytest.mark.parametrize(
    ("starts", "ends", "today", "state"),
    [
        (None, None, 5, None),
        (5, 9, 4, ExhibitionState.UPCOMING),
        (5, 9, 5, ExhibitionState.ON),
        (5, 9, 9, ExhibitionState.ON),
        (5, 9, 10, ExhibitionState.PAST),
        (5, None, 30, ExhibitionState.ON),
        (None, 9, 1, ExhibitionState.ON),
        (None, 9, 10, ExhibitionState.PAST),
        (5, 5, 5, ExhibitionState.ON),
    ],
)
def test_an_exhibition_is_to_come_on_or_past(starts: int | None, ends: int | None, today: int, state: ExhibitionState | None) -> None:
    def day(number: int | None) -> date | None:
        return None if number is None else date(2026, 5, number)

    assert exhibition_state(starts_on=day(starts), ends_on=day(ends), today=date(2026, 5, today)) == state
