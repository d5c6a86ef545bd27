from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from cms.collections.actions import AddImage, ChangeWork, FetchImage, FetchImages, WithdrawWork
from cms.collections.actions.fetch_image import turn_at
from cms.collections.errors import (
    NotAnImage,
    NotYourMuseum,
    RecordLeft,
)
from cms.collections.intake import Door
from cms.collections.models import ImageAddress, NetworkImage, Work
from cms.collections.rights import Right
from cms.collections.selectors import showable_images
from cms.collections.tasks import fetch_images
from cms.core import clock
from cms.core.models import Notice
from cms.sites.enums import Role
from tests.cms.collections.fetching.conftest import HOST, LOOPBACK, PICTURE
from tests.factories.collections import MuseumFactory, WorkFactory


@pytest.fixture
def house(site_called: Any, user_with: Any) -> SimpleNamespace:
    brou, angers = site_called("brou"), site_called("angers")
    museum = MuseumFactory(name="Musée de Brou", sites=[brou])
    MuseumFactory(sites=[angers])
    return SimpleNamespace(brou=brou, museum=museum, curator=user_with(Role.CURATOR, brou), stranger=user_with(Role.CURATOR, angers))


def work_at(house: SimpleNamespace, *urls: str) -> Work:
    work = WorkFactory(museum=house.museum, title="Nature morte")
    ImageAddress.objects.bulk_create([ImageAddress(work=work, order=order, url=url) for order, url in enumerate(urls)])
    return work


@pytest.mark.django_db
@pytest.mark.rule("collections C25")
@pytest.mark.rule("collections C31")
def test_a_fetched_picture_is_the_works_and_shown_to_nobody_until_somebody_looked(
    house: SimpleNamespace, door: Door, at: Callable[..., str]
) -> None:
    work = work_at(house, at("vue/grande.jpg"))
    address = work.image_addresses.get()
    image = FetchImage(address=address, by=house.curator, door=door).run()
    address.refresh_from_db()
    assert address.image == image
    assert (image.right, image.work_right, image.holder_agrees) == (Right.NOT_EVALUATED, Right.NOT_EVALUATED, False)
    assert (image.title, image.credit) == ("Nature morte", f"Musée de Brou, {HOST}")
    assert (image.collection, image.uploaded_by_user) == (house.brou.media_collection, house.curator)
    assert showable_images([image.pk], now=clock.now(), site=house.brou) == {}
    kept = Work.objects.get(pk=work.pk)
    hung = kept.work_images.get()
    assert (hung.image, hung.alt, hung.alt_to_review, hung.decorative) == (image, "Nature morte", True, False)
    assert kept.version == work.version + 1


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_a_curator_who_describes_the_picture_ends_the_reminder(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    work = work_at(house, at("vue.jpg"))
    FetchImage(address=work.image_addresses.get(), by=house.curator, door=door).run()
    kept = Work.objects.get(pk=work.pk)
    exported = kept.exported_at
    kept.work_images = list(kept.work_images.all())
    kept.work_images.all()[0].alt_to_review = False
    assert ChangeWork(work=kept, by=house.curator).run() == ["alts_to_review"]
    kept = Work.objects.get(pk=work.pk)
    assert not kept.work_images.get().alt_to_review
    assert kept.exported_at == exported


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_the_same_picture_is_fetched_twice_and_kept_once(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    known = AddImage(file=BytesIO(PICTURE), name="x.jpg", title="Vue", by=None, collection=house.brou.media_collection).run()
    first, second = work_at(house, at("vue/a.jpg"), at("vue/b.jpg")), work_at(house, at("vue/c.jpg"))
    for work in (first, second):
        assert FetchImages(work=work, by=house.curator, door=door).run().kept == work.image_addresses.count()
        assert [one.image for one in work.work_images.all()] == [known]
    assert NetworkImage.objects.count() == 1
    assert FetchImages(work=first, by=house.curator, door=door).run().kept == 0


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_what_is_no_picture_is_not_kept_whatever_it_says_it_is(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    work = work_at(house, at("text/vue.jpg"))
    with pytest.raises(NotAnImage):
        FetchImage(address=work.image_addresses.get(), by=house.curator, door=door).run()
    assert_untouched(work)


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_only_curators_of_the_museum_fetch_and_only_for_a_record_that_stands(
    house: SimpleNamespace, door: Door, at: Callable[..., str], server: Any
) -> None:
    work = work_at(house, at("vue.jpg"))
    with pytest.raises(NotYourMuseum):
        FetchImage(address=work.image_addresses.get(), by=house.stranger, door=door).run()
    WithdrawWork(work=work, by=None).run()
    with pytest.raises(RecordLeft):
        FetchImage(address=work.image_addresses.get(), by=house.curator, door=door).run()
    assert_untouched(work)
    assert not server.asked


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_one_address_that_fails_stops_none_of_the_others_and_is_told(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    work = work_at(house, at("gone"), "http://images.exemple.fr/vue.jpg", at("vue.jpg"))
    fetched = FetchImages(work=work, by=house.curator, door=door).run()
    assert (fetched.kept, fetched.waiting) == (1, [])
    assert [url for url, _why in fetched.refused] == [at("gone"), "http://images.exemple.fr/vue.jpg"]
    notice = Notice.objects.get(user=house.curator)
    assert "Nature morte" in notice.text
    assert at("gone") in notice.text
    assert notice.url == reverse("wagtailsnippets_cms_collections_work:edit", args=[work.pk])


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C31")
def test_a_host_that_is_busy_is_asked_again_later(site_called: Any, user_with: Any) -> None:
    brou = site_called("brou")
    house = SimpleNamespace(museum=MuseumFactory(sites=[brou]), curator=user_with(Role.CURATOR, brou))
    work = work_at(house, f"https://{HOST}/vue.jpg")
    door = Door(resolve=lambda host, port: [LOOPBACK])
    with turn_at(HOST):
        assert FetchImages(work=work, by=house.curator, door=door).run().waiting == [f"https://{HOST}/vue.jpg"]
        told = fetch_images.call(work.pk, house.curator.pk)
    assert told["waiting"]
    again = DBTaskResult.objects.get(task_path="cms.collections.tasks.fetch_images")
    assert again.args_kwargs["args"] == [work.pk, house.curator.pk, 2]
    assert again.run_after > again.enqueued_at
    assert not Notice.objects.exists()
    assert fetch_images.call(0, house.curator.pk) == {}


def assert_untouched(work: Work) -> None:
    assert not NetworkImage.objects.exists()
    assert not work.work_images.exists()
    assert work.image_addresses.get().image is None


# In the admin --------------------------------------------------------------------------------------------------------


@pytest.mark.rule("collections C25")
def test_a_curator_sees_the_addresses_and_sends_for_the_pictures(client: Any, house: SimpleNamespace) -> None:
    work = work_at(house, f"https://{HOST}/<vue>.jpg", "javascript:alert(1)")
    page = reverse("records:addresses", args=[work.pk])
    client.force_login(house.curator)
    shown = client.get(page)
    assert shown.status_code == 200
    assert f'href="https://{HOST}/&lt;vue&gt;.jpg"' in shown.content.decode()
    assert 'href="javascript' not in shown.content.decode()
    assert client.post(page).status_code == 302
    (task,) = DBTaskResult.objects.filter(task_path="cms.collections.tasks.fetch_images")
    assert task.args_kwargs["args"] == [work.pk, house.curator.pk]


def test_nobody_else_does(client: Any, house: SimpleNamespace) -> None:
    work = work_at(house, f"https://{HOST}/vue.jpg")
    page = reverse("records:addresses", args=[work.pk])
    client.force_login(house.stranger)
    assert client.get(page).status_code == 404
    assert client.post(page).status_code == 404
    assert not DBTaskResult.objects.filter(task_path="cms.collections.tasks.fetch_images").exists()


def test_a_work_without_addresses_says_so(client: Any, house: SimpleNamespace) -> None:
    client.force_login(house.curator)
    page = client.get(reverse("records:addresses", args=[work_at(house).pk]))
    assert page.status_code == 200
    assert '<form method="post"' not in page.content.decode()
