"""The list says of each edition its state, its window in the site's time, and what comes next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import MuseumFactory
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import EditionFactory, certifier
from tests.workflows.voting_admin.pages import address, browser, read, with_role
from workflows.voting.actions import SignOutcome
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db


def test_ones_own_editions_each_with_a_link() -> None:
    mine, other = EditionFactory.draft(title="Les paravents"), EditionFactory.open(title="Les estampes")

    page = with_role(Role.CURATOR, mine.site).get(address("editions"))

    assert "Les paravents" in page.content.decode()
    assert "Les estampes" not in page.content.decode()
    assert address("edition", mine) in read(page).links
    assert address("edition", other) not in read(page).links


def test_editions_whose_museum_is_of_ones_site_though_another_organises() -> None:
    mine, organiser = SiteFactory.bare("brou"), SiteFactory.bare("national")
    museum = MuseumFactory(sites=[mine, organiser])
    edition = EditionFactory.draft(site=organiser, museum=museum)

    assert address("edition", edition) in read(with_role(Role.CERTIFIER, mine).get(address("editions"))).links


def test_only_those_who_organise_may_begin_one() -> None:
    site = SiteFactory.bare("brou")

    assert address("create") in read(with_role(Role.CURATOR, site).get(address("editions"))).links
    assert address("create") not in read(with_role(Role.CERTIFIER, site).get(address("editions"))).links


@pytest.mark.rule("voting V10")
def test_the_window_is_in_the_time_of_the_site() -> None:
    site = SiteFactory.bare("saint-denis")
    SiteProfile.objects.filter(pk=site.pk).update(time_zone="Indian/Reunion")
    site.refresh_from_db()
    opens_at = datetime(2027, 3, 1, 21, 30, tzinfo=UTC)
    EditionFactory.draft(site=site, opens_at=opens_at)

    page = with_role(Role.CURATOR, site).get(address("editions")).content.decode()

    assert "2 mars 2027 01:30" in page
    assert 'datetime="2027-03-01T21:30:00Z"' in page
    assert "Indian/Reunion" in page


def test_signatures_are_counted() -> None:
    edition = EditionFactory.tallied()
    one = certifier(edition)
    tally = edition.tallies.get(current=True)
    SignOutcome(edition=edition, outcome_sha256=tally.outcome_sha256, by=one).run()

    page = browser(one).get(address("editions")).content.decode()
    assert gettext("To be certified: %(signatures)s of 2 signatures.") % {"signatures": 1} in page


def test_statements_do_not_grow_with_the_editions() -> None:
    site = SiteFactory.bare("brou")
    museum = MuseumFactory(sites=[site])
    client = browser(StaffFactory.with_role(Role.CURATOR, site))

    def grow_to(number: int) -> int:
        for _ in range(number - Edition.objects.count()):
            EditionFactory.draft(site=site, museum=museum, works=1)
        client.get(address("editions"))
        with CaptureQueriesContext(connection) as statements:
            page = client.get(address("editions"))
        assert len(page.context["rows"]) == min(number, 50)
        return len(statements)

    assert grow_to(10) == grow_to(100)


def test_the_hundredth_edition_is_on_the_second_page() -> None:
    site = SiteFactory.bare("brou")
    museum = MuseumFactory(sites=[site])
    editions = [EditionFactory.draft(site=site, museum=museum, works=0) for _ in range(51)]
    client = with_role(Role.CURATOR, site)

    first, second = (read(client.get(address("editions"), {"p": number})).links for number in (1, 2))

    seen = [address("edition", edition) in first for edition in editions]
    assert seen.count(False) == 1
    assert all(address("edition", edition) in first or address("edition", edition) in second for edition in editions)
