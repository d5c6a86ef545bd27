"""The publication row is written in the transaction that publishes, and what stands in it is what visitors read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.deletion import ProtectedError
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision
from wagtail.signals import page_published

from cms.core import clock
from cms.core.errors import OutsideTransaction
from cms.core.models import Change, PeriodicAct
from cms.mirroring.actions import Rebuild
from cms.mirroring.models import Publication
from cms.mirroring.selectors import visible_publications
from cms.pages.models import ArticlePage, ExhibitionPage, HungWork, SectionPage
from cms.sites.models import SiteProfile
from tests.factories.collections import MuseumFactory, WorkFactory
from tests.factories.network import add, home_of, published, site_with_homes

TEXT = [{"type": "text", "value": "<p>Un</p>"}, {"type": "text", "value": "<p>Deux</p>"}]


def row_of(page: Any) -> Publication:
    return Publication.objects.get(page=page.pk, current=True)


@pytest.mark.django_db
@pytest.mark.rule("gateway G7")
def test_publishing_writes_one_row_and_numbers_it(site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit", body=TEXT)
    first = row_of(page)
    page.title = "Autre titre"
    published(page)
    second = row_of(page)

    assert second.seq > first.seq
    assert Publication.objects.filter(page=page.pk).count() == 1
    assert (json.loads(second.card)["title"], second.revision_id) == ("Autre titre", page.live_revision_id)
    changes = Change.objects.filter(kind="page.published", subject_id=str(page.pk))
    assert [change.data for change in changes.order_by("pk")] == [{"seq": first.seq}, {"seq": second.seq}]
    assert set(changes.values_list("site_id", flat=True)) == {site.pk}


@pytest.mark.django_db
def test_a_draft_and_a_page_whose_hour_has_not_come_have_none(site: SiteProfile) -> None:
    home = home_of(site)
    draft = ArticlePage(title="Brouillon", slug="brouillon", locale=home.locale, live=False)
    home.add_child(instance=draft)
    draft.save_revision()
    later = add(home, ArticlePage, "demain", go_live_at=clock.now() + timedelta(days=1))

    assert not later.live
    assert not Publication.objects.filter(page__in=[draft.pk, later.pk]).exists()


@pytest.mark.django_db
def test_what_is_unpublished_is_not_visible_and_comes_back_with_the_next_publication(site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit")
    page.unpublish()

    def seen() -> bool:
        return visible_publications(site=site, now=clock.now()).filter(page=page.pk).exists()

    assert not seen()
    assert Change.objects.filter(kind="page.unpublished", subject_id=str(page.pk)).count() == 1
    published(page)
    assert seen()


@pytest.mark.django_db
@pytest.mark.rule("mirroring A14")
def test_blocks_have_the_ids_under_which_they_are_stored(site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit", body=TEXT)
    stored = [block["id"] for block in ArticlePage.objects.get(pk=page.pk).body.raw_data]
    first = [block["key"] for block in json.loads(row_of(page).body)["blocks"]]
    published(page)

    assert len(set(first)) == 2
    assert all(first)
    assert first == stored == [block["key"] for block in json.loads(row_of(page).body)["blocks"]]


@pytest.mark.django_db
@pytest.mark.rule("mirroring A2")
def test_what_hangs_keeps_its_key_over_publications(site: SiteProfile) -> None:
    work = WorkFactory.in_storage(museum=MuseumFactory(sites=[site]))
    home = home_of(site)
    page = ExhibitionPage(title="Expo", slug="expo", locale=home.locale, live=False)
    page.hung_works = [HungWork(work=work, locale=home.locale)]
    home.add_child(instance=page)
    published(page)
    before = [hung["key"] for hung in json.loads(row_of(page).body)["hang"]]
    for _ in range(3):
        published(ExhibitionPage.objects.get(pk=page.pk))

    assert [hung["key"] for hung in json.loads(row_of(page).body)["hang"]] == before


@pytest.mark.django_db
@pytest.mark.rule("mirroring A4")
def test_digests_tell_which_content_changed(site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit", body=TEXT, byline="Ana")
    before = row_of(page).digests
    first, second = (block["id"] for block in page.body.raw_data)
    page.body = [{"type": "text", "value": "<p>Un</p>", "id": first}, {"type": "text", "value": "<p>Autre</p>", "id": second}]
    published(page)
    after = row_of(page).digests

    assert {path for path in before if before[path] != after[path]} == {f"body.{second}"}


@pytest.mark.django_db
@pytest.mark.rule("mirroring A3")
def test_the_published_revision_cannot_be_purged_and_goes_with_its_page(site: SiteProfile) -> None:
    page = add(home_of(site), ArticlePage, "nuit")
    live = page.live_revision
    page.title = "Plus tard"
    page.save_revision()
    with pytest.raises(ProtectedError):
        live.delete()
    call_command("purge_revisions", verbosity=0)

    assert Revision.objects.filter(pk=live.pk).exists()
    assert row_of(page).revision_id == live.pk
    page.delete()
    assert not Publication.objects.filter(page=page.pk).exists()
    assert not Revision.objects.filter(pk=live.pk).exists()


@pytest.mark.django_db
def test_a_section_with_all_below_can_be_deleted(site: SiteProfile) -> None:
    section = add(home_of(site), SectionPage, "serie")
    below = [add(section, ArticlePage, slug) for slug in ("un", "deux")]
    section.get_parent().get_children().get(pk=section.pk).delete()

    assert not Publication.objects.filter(page__in=[section.pk, *(page.pk for page in below)]).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("gateway G23")
def test_publishing_outside_a_transaction_is_refused_where_it_can_be_mended(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    site = site_in_one()
    home = home_of(site)
    with transaction.atomic():
        page = add(home, ArticlePage, "nuit")
        page.title = "Après"
        revision = page.save_revision()
    before = row_of(page).seq
    with pytest.raises(OutsideTransaction):
        revision.publish()
    assert row_of(page).seq == before

    settings.REFUSE_OUTSIDE_TRANSACTION = False
    page.get_latest_revision().publish()
    assert row_of(page).seq > before
    assert "outside a transaction" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("gateway G23")
def test_killed_between_the_save_and_the_signal_nothing_is_live() -> None:
    site = site_in_one()
    with transaction.atomic():
        page = ArticlePage(title="Nuit", slug="nuit", locale=home_of(site).locale, live=False)
        home_of(site).add_child(instance=page)

    class Killed(BaseException):
        pass

    def kill(**kwargs: Any) -> None:
        raise Killed

    page_published.connect(kill, sender=ArticlePage)
    try:
        with pytest.raises(Killed), transaction.atomic():
            page.save_revision().publish()
    finally:
        page_published.disconnect(kill, sender=ArticlePage)

    page.refresh_from_db()
    assert not page.live
    assert not Publication.objects.filter(page=page.pk).exists()
    assert not Change.objects.filter(subject_id=str(page.pk)).exists()


@pytest.mark.django_db
@pytest.mark.rule("gateway G11")
def test_rows_are_built_again_and_only_what_differs_is_written(site: SiteProfile, capsys: pytest.CaptureFixture[str]) -> None:
    pages = [add(home_of(site), ArticlePage, slug) for slug in ("un", "deux", "trois")]
    kept = row_of(pages[0])
    Publication.objects.filter(page=pages[1].pk).update(card='{"title": "faux"}')
    Publication.objects.filter(page=pages[2].pk).delete()
    call_command("rebuild_publications", "--dry-run")
    assert "1 without a row, 1 different" in capsys.readouterr().out
    assert row_of(pages[1]).card == '{"title": "faux"}'

    call_command("rebuild_publications")
    assert json.loads(row_of(pages[1]).card)["title"] == "Deux"
    assert json.loads(row_of(pages[2]).card)["title"] == "Trois"
    assert (row_of(pages[0]).pk, row_of(pages[0]).seq) == (kept.pk, kept.seq)
    assert Rebuild(dry_run=True).run().different == []


@pytest.mark.django_db
@pytest.mark.rule("gateway G11")
def test_at_night_a_sample_is_compared_and_a_difference_is_told(site: SiteProfile, caplog: pytest.LogCaptureFixture) -> None:
    page = add(home_of(site), ArticlePage, "nuit")
    call_command("tick", "--everything")
    assert PeriodicAct.objects.get(name="mirroring.compare").result == "3 compared, 0 differ"
    Publication.objects.filter(page=page.pk).update(body='{"blocks": []} ')
    call_command("tick", "--everything")

    assert PeriodicAct.objects.get(name="mirroring.compare").result == "3 compared, 1 differ"
    assert str(page.pk) in caplog.text
    assert row_of(page).body.endswith(" "), "a night changes nothing"


@pytest.mark.django_db
def test_publishing_costs_the_same_whatever_the_number_of_sites_and_pages(site: SiteProfile, make_sites: Callable[[int], None]) -> None:
    page = add(home_of(site), ArticlePage, "nuit")

    def statements() -> int:
        revision = page.save_revision()
        with CaptureQueriesContext(connection) as queries:
            revision.publish()
        return len(queries)

    statements()
    few = statements()
    make_sites(10)
    assert statements() == few


@pytest.fixture
def make_sites(db: None) -> Callable[[int], None]:
    def make(number: int) -> None:
        for n in range(number):
            home = home_of(site_with_homes(f"site{n}"))
            add(home, ArticlePage, "nuit")

    return make


def site_in_one() -> SiteProfile:
    with transaction.atomic():
        return site_with_homes("brou")
