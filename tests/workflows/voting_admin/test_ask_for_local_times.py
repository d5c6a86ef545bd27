"""Times are a site's own; one that does not exist is refused, one that exists twice is asked about (voting V10)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.collections.models import Museum
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import MuseumFactory
from tests.factories.sites import SiteFactory
from tests.factories.voting import EditionFactory, fresh
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, form_values, with_role
from workflows.voting.forms.local_time import at, instants, local_of
from workflows.voting.models import Edition

pytestmark = pytest.mark.rule("voting V10")
clock_shows = datetime.fromisoformat


@pytest.mark.parametrize(
    ("local", "zone", "found"),
    [
        (clock_shows("2026-07-01T12:00"), "Europe/Paris", ["10:00"]),
        (clock_shows("2026-03-29T02:30"), "Europe/Paris", []),
        (clock_shows("2026-03-29T03:00"), "Europe/Paris", ["01:00"]),
        (clock_shows("2026-10-25T02:30"), "Europe/Paris", ["00:30", "01:30"]),
        (clock_shows("2026-10-25T03:00"), "Europe/Paris", ["02:00"]),
        (clock_shows("2026-04-24T00:30"), "Africa/Cairo", []),
        (clock_shows("2026-10-25T02:30"), "Indian/Reunion", ["22:30"]),
    ],
)
def test_when_clocks_show_a_time(local: datetime, zone: str, found: list[str]) -> None:
    assert [f"{moment:%H:%M}" for moment in instants(local, zone)] == found


def test_one_of_two_must_be_named() -> None:
    twice = clock_shows("2026-10-25T02:30")

    for said in ("", "third"):
        with pytest.raises(ValidationError) as refusal:
            at(twice, "Europe/Paris", said)
        assert refusal.value.code == "happens_twice"
    assert at(twice, "Europe/Paris", "first") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert at(twice, "Europe/Paris", "second") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    # Where there is one only, the answer to a question that was not asked does not matter.
    assert at(clock_shows("2026-10-25T04:00"), "Europe/Paris", "second") == datetime(2026, 10, 25, 3, tzinfo=UTC)


@pytest.mark.parametrize("which", ["first", "second"])
def test_an_instant_comes_back_from_its_local_time(which: str) -> None:
    instant = at(clock_shows("2026-10-25T02:30"), "Europe/Paris", which)

    assert local_of(instant, "Europe/Paris") == (clock_shows("2026-10-25T02:30"), which)
    assert local_of(datetime(2026, 7, 1, 10, 0, 59, tzinfo=UTC), "Europe/Paris") == (clock_shows("2026-07-01T12:00"), "")


@pytest.fixture
def site() -> SiteProfile:
    return SiteFactory.bare("brou")


@pytest.fixture
def museum(site: SiteProfile) -> Museum:
    return MuseumFactory(sites=[site])


@pytest.fixture
def curator(site: SiteProfile) -> Client:
    return with_role(Role.CURATOR, site)


@pytest.fixture
def draft(site: SiteProfile, museum: Museum) -> Edition:
    return EditionFactory.draft(
        site=site, museum=museum, opens_at=datetime(2027, 10, 1, tzinfo=UTC), closes_at=datetime(2027, 11, 1, tzinfo=UTC)
    )


def questions(response: object) -> list[str]:
    fieldsets = response.context["form"].fieldsets()  # type: ignore[attr-defined]
    return [field.name for fieldset in fieldsets for field in fieldset.fields if field.name.endswith("_which")]


@pytest.mark.django_db
def test_a_time_that_clocks_jump_over_is_refused(curator: Client, draft: Edition) -> None:
    with unchanged():
        response = curator.post(address("edit", draft), form_values(draft, opens_at="2027-03-28T02:30"))

    assert list(response.context["form"].errors) == ["opens_at"]
    assert questions(response) == []


@pytest.mark.django_db
def test_a_time_that_comes_twice_is_asked_about_and_the_answer_kept(curator: Client, draft: Edition) -> None:
    values = form_values(draft, closes_at="2027-10-31T02:30")
    assert questions(curator.get(address("edit", draft))) == []

    with unchanged():
        asked = curator.post(address("edit", draft), values)
    assert list(asked.context["form"].errors) == ["closes_at"]
    assert questions(asked) == ["closes_at_which"]
    assert [label for _which, label in asked.context["form"].fields["closes_at_which"].choices if "00:30" in label or "01:30" in label]

    curator.post(address("edit", draft), values | {"closes_at_which": "second"})
    assert fresh(draft).closes_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_saving_unchanged_keeps_the_second_of_two(curator: Client, draft: Edition) -> None:
    curator.post(address("edit", draft), form_values(draft, closes_at="2027-10-31T02:30", closes_at_which="second"))
    kept = fresh(draft)

    page = curator.get(address("edit", kept))
    curator.post(address("edit", kept), form_values(kept, closes_at_which=page.context["form"]["closes_at_which"].value()))

    assert questions(page) == ["closes_at_which"]
    assert fresh(draft).closes_at == kept.closes_at


@pytest.mark.django_db
def test_both_ends_of_a_window_may_come_twice(curator: Client, draft: Edition) -> None:
    twice = {"opens_at": "2027-10-31T02:15", "closes_at": "2027-10-31T02:15"}

    response = curator.post(address("edit", draft), form_values(draft, **twice))
    assert questions(response) == ["opens_at_which", "closes_at_which"]

    curator.post(address("edit", draft), form_values(draft, **twice, opens_at_which="first", closes_at_which="second"))
    edited = fresh(draft)
    assert (edited.opens_at, edited.closes_at) == (
        datetime(2027, 10, 31, 0, 15, tzinfo=UTC),
        datetime(2027, 10, 31, 1, 15, tzinfo=UTC),
    )


@pytest.mark.django_db
def test_the_zone_is_the_organising_sites(museum: Museum) -> None:
    island = SiteFactory.bare("saint-denis")
    SiteProfile.objects.filter(pk=island.pk).update(time_zone="Indian/Reunion")
    island.refresh_from_db()
    draft = EditionFactory.draft(site=island, museum=museum)

    values = form_values(draft, opens_at="2027-10-31T02:30", closes_at="2027-11-30T02:30")
    with_role(Role.CURATOR, island).post(address("edit", draft), values)

    assert fresh(draft).opens_at == datetime(2027, 10, 30, 22, 30, tzinfo=UTC)
