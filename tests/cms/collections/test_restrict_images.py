"""A work whose images are not shown: human remains, sacred objects (collections C22). Nothing of them leaves, by whatever door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cms.collections.actions import ChangeWork, MakeRenditions, WithdrawWork
from cms.collections.models import NetworkImage, Work, WorkImage
from cms.collections.presets import Preset
from cms.collections.selectors import images_of, pictures, renditions_for, showable_images
from cms.collections.selectors.upkeep import images_out_of_step
from cms.core import clock
from cms.core.actions import Deliver
from cms.core.models import Delivery
from cms.core.models.change import DeliveryState
from tests.factories.collections import ImageFactory, MuseumFactory, WorkFactory, picture_file

REASON = "restes humains"


def restrict(work: Work, reason: str = REASON) -> Work:
    fresh: Work = Work.objects.get(pk=work.pk)
    fresh.image_restriction = reason
    ChangeWork(work=fresh, by=None).run()
    return fresh


def shown(image: NetworkImage, site: Any = None) -> list[bool]:
    """By every door: sizes, pictures, a list of sizes, the queryset that counts and filters read."""
    now = clock.now()
    return [
        bool(showable_images([image.pk], now=now, site=site)),
        bool(pictures([image.pk], now=now, site=site)),
        bool(renditions_for([image.pk], preset=Preset.SMALL, now=now, site=site)),
        NetworkImage.objects.showable(site=site, now=now).filter(pk=image.pk).exists(),
    ]


@pytest.mark.rule("collections C22")
def test_images_of_a_restricted_work_are_shown_nowhere(site_called: Callable[..., Any]) -> None:
    brou, angers = site_called("brou"), site_called("angers")
    image = ImageFactory.cleared(collection=brou.media_collection)
    work = WorkFactory(museum=MuseumFactory(sites=[brou]), images=[image])
    for site in (brou, angers, None):
        assert shown(image, site) == [True] * 4
    restrict(work)
    for site in (brou, angers, None):
        assert shown(image, site) == [False] * 4
        assert not images_of([work.pk], now=clock.now(), site=site)
    restrict(work, "")
    assert shown(image, brou) == [True] * 4


@pytest.mark.django_db
@pytest.mark.rule("collections C22")
def test_one_restricted_work_is_enough_whatever_the_others_say() -> None:
    image = ImageFactory.cleared()
    restricted, free = WorkFactory(images=[image], image_restriction=REASON), WorkFactory(images=[image])
    assert shown(image) == [False] * 4
    now = clock.now()
    assert not images_of([restricted.pk, free.pk], now=now)
    assert not Work.objects.with_image(site=None, now=now).exists()


@pytest.mark.django_db
@pytest.mark.rule("collections C22")
@pytest.mark.rule("collections C25")
def test_a_restricted_work_counts_as_one_without_image() -> None:
    now = clock.now()
    both = [ImageFactory.cleared(), ImageFactory.cleared(file=picture_file(colour=(1, 2, 3)))]
    hidden, seen = WorkFactory(images=both[:1]), WorkFactory(images=both[1:])
    assert set(Work.objects.with_image(site=None, now=now)) == {hidden, seen}
    restrict(hidden)
    assert set(Work.objects.with_image(site=None, now=now)) == {seen}


@pytest.mark.django_db
@pytest.mark.rule("collections C22")
def test_a_restriction_holds_when_the_record_leaves() -> None:
    image = ImageFactory.cleared()
    work = restrict(WorkFactory(images=[image]))
    WithdrawWork(work=work, by=None).run()
    assert shown(image) == [False] * 4


def delivered(subscriber: str) -> list[int]:
    """The images that a subscriber sends to be rendered again."""
    DBTaskResult.objects.all().delete()
    for delivery in Delivery.objects.filter(subscriber=subscriber, state=DeliveryState.READY):
        assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.DONE
    sent = DBTaskResult.objects.filter(task_path="cms.collections.tasks.make_renditions")
    return sorted(task.args_kwargs["args"][0] for task in sent)


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C22")
@pytest.mark.rule("collections C26")
def test_sizes_are_deleted_when_a_work_is_restricted_and_made_again_when_it_is_not() -> None:
    image = ImageFactory.cleared()
    work = WorkFactory(images=[image])
    MakeRenditions(image_id=image.pk).run()
    files = [settings.MEDIA_ROOT / name for name in image.renditions.values_list("file", flat=True)]
    assert files
    assert all(file.exists() for file in files)
    restrict(work)
    assert images_out_of_step(now=clock.now()) == [image.pk]
    assert delivered("collections.restriction") == [image.pk]
    assert MakeRenditions(image_id=image.pk).run() == []
    assert not image.renditions.exists()
    assert not [file.name for file in files if file.exists()]
    assert images_out_of_step(now=clock.now()) == []
    restrict(work, "")
    assert delivered("collections.restriction") == [image.pk]
    assert MakeRenditions(image_id=image.pk).run() == list(Preset)


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C22")
def test_an_image_that_comes_to_a_restricted_work_loses_its_sizes() -> None:
    image, other = ImageFactory.cleared(), ImageFactory.cleared(file=picture_file(colour=(1, 2, 3)))
    work = WorkFactory(image_restriction=REASON)
    free = WorkFactory()
    delivered("collections.restriction")
    for hung, picture in ((work, image), (free, other)):
        fresh = Work.objects.get(pk=hung.pk)
        fresh.work_images.add(WorkImage(image=picture, alt="Une vue"))
        ChangeWork(work=fresh, by=None).run()
    assert delivered("collections.restriction") == [image.pk]


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C22")
def test_a_record_that_begins_restricted_takes_its_images_sizes_away() -> None:
    image = ImageFactory.cleared()
    WorkFactory(images=[image], image_restriction=REASON)
    assert delivered("collections.restriction") == [image.pk]


@pytest.mark.django_db(transaction=True)
def test_other_changes_render_nothing() -> None:
    work = WorkFactory(images=[ImageFactory.cleared()])
    fresh = Work.objects.get(pk=work.pk)
    fresh.description = "Une autre description"
    ChangeWork(work=fresh, by=None).run()
    assert delivered("collections.restriction") == []


@pytest.mark.django_db
@pytest.mark.rule("collections C22")
@pytest.mark.parametrize("count", [3, 12])
def test_the_restriction_costs_no_statement(count: int) -> None:
    images = [ImageFactory.cleared(file=picture_file((8, 8), colour=(n, 2, 3))) for n in range(count)]
    works = [WorkFactory(images=[image], image_restriction=REASON if n % 3 == 0 else "") for n, image in enumerate(images)]
    now = clock.now()
    with CaptureQueriesContext(connection) as queries:
        assert len(images_of([work.pk for work in works], now=now)) == count - count // 3
    assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        assert Work.objects.with_image(site=None, now=now).count() == count - count // 3
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        images_out_of_step(now=now)
    assert len(queries) == 2
