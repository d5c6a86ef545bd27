"""A curator writes a draft: one form, its errors beside their fields, nothing lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from cms.collections.models import Museum
from cms.core import clock
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import MuseumFactory
from tests.factories.sites import SiteFactory
from tests.factories.voting import EditionFactory, fresh
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, form_values, read, said, verbs, with_role
from workflows.voting.actions import Announce
from workflows.voting.actions.create_edition import RESERVED_SLUGS, SlugTaken
from workflows.voting.counting.rules import DEFAULTS
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> SiteProfile:
    return SiteFactory.bare("brou")


@pytest.fixture
def museum(site: SiteProfile) -> Museum:
    return MuseumFactory(name="Musée du monastère", sites=[site])


@pytest.fixture
def curator(site: SiteProfile) -> Client:
    return with_role(Role.CURATOR, site)


def sent(site: SiteProfile, museum: Museum, **changes: object) -> dict[str, object]:
    """A sound form for a new edition, with changes."""
    return {
        "site": site.pk,
        "title": "Les paravents",
        "slug": "les-paravents",
        "standfirst": "Choisissez-en cinq.",
        "museums": [museum.pk],
        "opens_at": "2027-05-01T10:00",
        "closes_at": "2027-05-15T18:00",
        "seats": "12",
        "min": "1",
        "max": "4",
        "none_of_these": "on",
        "recurrence": "daily",
        "eligibility": ["email", "member"],
        "results_at": "tally",
        "confirmation_grace_minutes": "120",
        "min_people": "15",
    } | changes


@pytest.mark.rule("voting V1")
def test_a_new_edition_is_what_was_asked(curator: Client, site: SiteProfile, museum: Museum) -> None:
    response = curator.post(address("create"), sent(site, museum))

    edition = Edition.objects.get()
    assert response.headers["Location"] == address("edition", edition)
    assert (edition.title, edition.slug, edition.standfirst, edition.state) == (
        "Les paravents",
        "les-paravents",
        "Choisissez-en cinq.",
        "draft",
    )
    assert (edition.site, list(edition.museums.all())) == (site, [museum])
    paris = ZoneInfo("Europe/Paris")
    assert edition.opens_at == datetime(2027, 5, 1, 10, tzinfo=paris)
    assert edition.closes_at == datetime(2027, 5, 15, 18, tzinfo=paris)
    asked = {
        "seats": 12,
        "max": 4,
        "none_of_these": True,
        "recurrence": "daily",
        "results_at": "tally",
        "confirmation_grace_minutes": 120,
        "min_people": 15,
    }
    assert edition.rules == {**DEFAULTS, **asked}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"slug": "Chambre à part"}, "slug"),
        ({"slug": "_app"}, "slug"),
        ({"slug": "deux--traits"}, "slug"),
        ({"standfirst": "x" * 601}, "standfirst"),
        ({"museums": []}, "museums"),
        ({"museums": ["999999"]}, "museums"),
        ({"opens_at": ""}, "opens_at"),
        ({"opens_at": "demain"}, "opens_at"),
        ({"opens_at": "0001-01-01T00:00"}, "opens_at"),
        ({"closes_at": "9999-12-31T23:59"}, "closes_at"),
        ({"closes_at": "2027-05-01T10:00"}, "closes_at"),
        ({"seats": "0"}, "seats"),
        ({"seats": "10001"}, "seats"),
        ({"min": "-1"}, "min"),
        ({"min": "5"}, "min"),
        ({"max": "0"}, "max"),
        ({"recurrence": "hourly"}, "recurrence"),
        ({"eligibility": []}, "eligibility"),
        ({"eligibility": ["slip"]}, "eligibility"),
        ({"eligibility": ["email", "email"]}, "eligibility"),
        ({"results_at": "now"}, "results_at"),
        ({"confirmation_grace_minutes": "4321"}, "confirmation_grace_minutes"),
        ({"min_people": "101"}, "min_people"),
    ],
)
def test_an_error_names_its_field_and_nothing_is_lost(
    curator: Client, site: SiteProfile, museum: Museum, change: dict[str, object], field: str
) -> None:
    with unchanged():
        response = curator.post(address("create"), sent(site, museum, standfirst="Gardez cette phrase.") | change)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    page = response.content.decode()
    assert 'class="w-field__errors"' in page
    if field != "standfirst":
        assert "Gardez cette phrase." in page
    assert said(response)


def test_all_errors_are_told_at_once(curator: Client, site: SiteProfile, museum: Museum) -> None:
    response = curator.post(address("create"), sent(site, museum, title="", seats="x", min="9", closes_at="2027-01-01T10:00"))

    assert set(response.context["form"].errors) == {"title", "seats", "min", "closes_at"}


def test_a_short_name_is_kept_in_lower_case(curator: Client, site: SiteProfile, museum: Museum) -> None:
    curator.post(address("create"), sent(site, museum, slug="Les-Paravents"))

    assert Edition.objects.get().slug == "les-paravents"


@pytest.mark.parametrize("slug", sorted(slug for slug in RESERVED_SLUGS if "." not in slug))
def test_addresses_that_the_club_needs_are_refused(curator: Client, site: SiteProfile, museum: Museum, slug: str) -> None:
    with unchanged():
        response = curator.post(address("create"), sent(site, museum, slug=slug))

    assert response.context["form"].errors["slug"] == [str(SlugTaken())]


def test_a_short_name_of_another_site_is_refused(curator: Client, site: SiteProfile, museum: Museum) -> None:
    EditionFactory.draft(slug="les-paravents")

    with unchanged():
        response = curator.post(address("create"), sent(site, museum))

    assert response.context["form"].errors["slug"] == [str(SlugTaken())]


def test_only_ones_own_sites_and_museums_are_offered(curator: Client, site: SiteProfile, museum: Museum) -> None:
    other = SiteFactory.bare("angers")
    theirs = MuseumFactory(name="Musée d’Angers", sites=[other])

    page = curator.get(address("create"))
    with unchanged():
        response = curator.post(address("create"), sent(other, theirs))

    assert "Musée du monastère" in page.content.decode()
    assert "Musée d’Angers" not in page.content.decode()
    assert {"site", "museums"} <= set(response.context["form"].errors)


def test_a_draft_is_edited(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.draft(site=site, museum=museum, opens_at=clock.now() + timedelta(days=1))

    response = curator.post(address("edit", edition), form_values(edition, title="Autre titre", seats=3, none_of_these="on"))

    edited = fresh(edition)
    assert response.headers["Location"] == address("edition", edition)
    assert (edited.title, edited.rules) == ("Autre titre", {**edition.rules, "seats": 3, "none_of_these": True})
    assert edited.opens_at == edition.opens_at.replace(second=0, microsecond=0)


@pytest.mark.rule("voting V10")
def test_the_form_shows_both_instants_of_the_window_in_universal_time(curator: Client, site: SiteProfile, museum: Museum) -> None:
    paris = ZoneInfo("Europe/Paris")
    edition = EditionFactory.draft(
        site=site, museum=museum, opens_at=datetime(2027, 5, 1, 10, tzinfo=paris), closes_at=datetime(2027, 12, 1, 10, tzinfo=paris)
    )

    page = curator.get(address("edit", edition)).content.decode()

    assert "2027-05-01 08:00 UTC" in page
    assert "2027-12-01 09:00 UTC" in page


def test_museums_of_other_sites_stay_when_a_curator_of_one_saves(curator: Client, site: SiteProfile, museum: Museum) -> None:
    other = MuseumFactory(name="Musée d’Angers", sites=[SiteFactory.bare("angers")])
    edition = EditionFactory.draft(site=site, museum=museum)
    edition.museums.add(other)

    page = curator.get(address("edit", edition))
    curator.post(address("edit", edition), form_values(edition, title="Autre titre"))

    assert "Musée d’Angers" in page.content.decode()
    assert set(fresh(edition).museums.all()) == {museum, other}


def test_a_museum_with_candidates_cannot_be_left_out(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.draft(site=site, museum=museum, works=2)
    other = MuseumFactory(sites=[site])

    with unchanged():
        response = curator.post(address("edit", edition), form_values(edition, museums=[other.pk]))

    assert list(response.context["form"].errors) == ["museums"]


def test_the_organising_site_stays(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition, other = EditionFactory.draft(site=site, museum=museum), SiteFactory.bare("angers")

    curator.post(address("edit", edition), form_values(edition, site=other.pk))

    assert fresh(edition).site == site


def test_an_announced_edition_says_that_its_announcement_must_be_withdrawn(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.announced(site=site, museum=museum)

    page = curator.get(address("edit", edition))

    assert page.context["form"] is None
    assert verbs(page, edition) == {"withdraw"}


@pytest.mark.rule("voting V6")
def test_an_open_edition_says_that_it_is_frozen(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.open(site=site, museum=museum)

    page = curator.get(address("edit", edition))

    assert page.context["form"] is None
    assert verbs(page, edition) == set()
    assert address("edition", edition) in read(page).links


def test_what_was_typed_is_kept_where_somebody_announced_meanwhile(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.draft(site=site, museum=museum)
    values = form_values(edition, title="Une heure de travail")
    Announce(edition=edition, by=None).run()

    with unchanged():
        response = curator.post(address("edit", edition), values)

    page = response.content.decode()
    assert "Une heure de travail" in page
    assert response.context["form"].non_field_errors() == [str(WrongState())]
    assert verbs(response, edition) == {"withdraw"}
