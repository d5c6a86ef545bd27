from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published, page_unpublished

from cms.core import clock
from cms.core.actions import PublishScheduled
from cms.core.actions.publish_scheduled import ScheduleFailed
from cms.pages.models import SectionPage
from tests.factories.sites import SiteFactory, home_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home() -> Page:
    return home_in(SiteFactory.national(), "fr")


def scheduled(home: Page, slug: str, *, at: timedelta) -> Page:
    page = SectionPage(title=slug.title(), slug=slug, locale=home.locale, live=False, go_live_at=timezone.now() + at)
    home.add_child(instance=page)
    page.save_revision(approved_go_live_at=page.go_live_at)
    return page


def ending(home: Page, slug: str, *, at: timedelta) -> Page:
    page = SectionPage(title=slug.title(), slug=slug, locale=home.locale, expire_at=timezone.now() + at)
    home.add_child(instance=page)
    page.save_revision()
    return page


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


@pytest.mark.rule("gateway G23")
def test_what_is_due_is_done_each_in_a_transaction(home: Page) -> None:
    due, later = scheduled(home, "due", at=timedelta(minutes=-1)), scheduled(home, "later", at=timedelta(days=1))
    over, lasting = ending(home, "over", at=timedelta(minutes=-1)), ending(home, "lasting", at=timedelta(days=1))
    inside: list[bool] = []

    def note(**kwargs: object) -> None:
        inside.append(connection.in_atomic_block)

    for signal in (page_published, page_unpublished):
        signal.connect(note, dispatch_uid="note")
    try:
        line = PublishScheduled(now=clock.now()).run()
    finally:
        for signal in (page_published, page_unpublished):
            signal.disconnect(dispatch_uid="note")

    assert line == "1 published, 1 ended"
    assert inside == [True, True]
    assert [is_live(page) for page in (due, later, over, lasting)] == [True, False, False, True]
    assert Page.objects.get(pk=over.pk).expired
    assert set(PageLogEntry.objects.filter(action__endswith=".scheduled").values_list("page", "action")) == {
        (due.pk, "wagtail.publish.scheduled"),
        (over.pk, "wagtail.unpublish.scheduled"),
    }


def test_twice_is_once(home: Page) -> None:
    scheduled(home, "due", at=timedelta(minutes=-1))
    PublishScheduled(now=clock.now()).run()
    logged = PageLogEntry.objects.count()

    assert PublishScheduled(now=clock.now()).run() == "0 published, 0 ended"
    assert PageLogEntry.objects.count() == logged


def test_one_that_fails_stops_no_other_and_nothing_of_it_stands(home: Page) -> None:
    broken, due = scheduled(home, "broken", at=timedelta(minutes=-2)), scheduled(home, "due", at=timedelta(minutes=-1))

    def refuse(instance: Page, **kwargs: object) -> None:
        if instance.pk == broken.pk:
            raise ValueError("the press is broken")

    page_published.connect(refuse, dispatch_uid="refuse")
    try:
        with pytest.raises(ScheduleFailed, match="1 failed, see the log; 1 published, 0 ended"):
            PublishScheduled(now=clock.now()).run()
    finally:
        page_published.disconnect(dispatch_uid="refuse")

    assert (is_live(broken), is_live(due)) == (False, True)
    assert PublishScheduled(now=clock.now()).run() == "1 published, 0 ended"
    assert is_live(broken)


def test_the_demonstrations_clock_publishes_too(home: Page, clock_offset: Callable[[str], None]) -> None:
    tomorrow, over = scheduled(home, "tomorrow", at=timedelta(days=1)), ending(home, "over", at=timedelta(days=1))
    clock_offset("2d")

    assert PublishScheduled(now=clock.now()).run() == "1 published, 1 ended"

    assert (is_live(tomorrow), is_live(over)) == (True, False)
    assert PublishScheduled(now=clock.now()).run() == "0 published, 0 ended"
