from __future__ import annotations

from copy import copy
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from cms.core.errors import DomainError, NotAllowed
from cms.core.models import Change, User
from cms.sites.actions import ChangeProfile
from cms.sites.actions.change_profile import CoordinatesOutside
from cms.sites.actions.establish_site import BadName, UnknownTheme, UnknownTimeZone
from cms.sites.enums import Role, Theme
from cms.sites.models import SiteProfile
from tests.factories.sites import SiteFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def brou() -> SiteProfile:
    return SiteFactory.monument("brou")


@pytest.fixture
def lead(brou: SiteProfile) -> User:
    return StaffFactory.with_role(Role.LEAD, brou)


def changed(profile: SiteProfile, **values: Any) -> SiteProfile:
    wanted = copy(profile)
    for name, value in values.items():
        setattr(wanted, name, value)
    return wanted


def row(profile: SiteProfile) -> dict[str, Any]:
    return SiteProfile.objects.filter(pk=profile.pk).values().get()


def test_a_lead_says_what_the_site_is(brou: SiteProfile, lead: User) -> None:
    kept = ChangeProfile(profile=changed(brou, name="Le monastère", latitude=46.2, longitude=5.2, theme=Theme.CHATEAU), by=lead).run()

    assert (kept.name, kept.latitude, kept.theme, kept.site.site_name) == ("Le monastère", 46.2, Theme.CHATEAU, "Le monastère")
    [change] = Change.objects.filter(kind="site.changed")
    assert (set(change.data["fields"]), change.site_id) == ({"name", "latitude", "longitude", "theme"}, brou.pk)


def test_a_change_that_changes_nothing_is_none(brou: SiteProfile, lead: User) -> None:
    before = row(brou)

    ChangeProfile(profile=changed(brou), by=lead).run()

    assert row(brou) == before
    assert not Change.objects.filter(kind="site.changed").exists()


def test_what_provisioning_decided_stays(brou: SiteProfile, lead: User) -> None:
    other = SiteFactory.monument("cluny")

    before = row(brou)

    ChangeProfile(profile=changed(brou, name="Le monastère", slug="autre", kind="national", site=other.site, locales=[]), by=lead).run()

    assert row(brou) == {**before, "name": "Le monastère"}


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.LEAD, Role.NETWORK_PUBLISHER}], ids=lambda role: role.name.lower()
)
def test_nobody_else_changes_it(brou: SiteProfile, role: Role) -> None:
    other = SiteFactory.monument("cluny")
    before = row(brou)
    people = (
        StaffFactory.with_role(role, brou),
        StaffFactory.with_role(Role.LEAD, other),
        StaffFactory.with_role(Role.LEAD, brou, is_active=False),
    )

    for user in people:
        with pytest.raises(NotAllowed):
            ChangeProfile(profile=changed(brou, name="Pris"), by=user).run()

    assert row(brou) == before
    assert not Change.objects.filter(kind="site.changed").exists()


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"name": " "}, BadName),
        ({"name": "n" * 201}, BadName),
        ({"theme": "baroque"}, UnknownTheme),
        ({"time_zone": "Europe/Rouen"}, UnknownTimeZone),
        ({"time_zone": "../../etc/passwd"}, UnknownTimeZone),
        ({"latitude": 91.0, "longitude": 5.0}, CoordinatesOutside),
        ({"latitude": 46.0, "longitude": 181.0}, CoordinatesOutside),
        ({"latitude": float("nan"), "longitude": 5.0}, CoordinatesOutside),
        ({"latitude": 46.0, "longitude": None}, CoordinatesOutside),
    ],
)
def test_what_is_refused_changes_nothing(brou: SiteProfile, lead: User, values: dict[str, Any], error: type[DomainError]) -> None:
    before = row(brou)

    with pytest.raises(error) as refused:
        ChangeProfile(profile=changed(brou, **values), by=lead).run()

    assert refused.value.field in {"name", "theme", "time_zone", "latitude"}
    assert row(brou) == before
    assert not Change.objects.filter(kind="site.changed").exists()


def test_the_database_refuses_what_the_act_would(brou: SiteProfile) -> None:
    for values in ({"latitude": 91.0, "longitude": 5.0}, {"latitude": 46.0, "longitude": None}, {"kind": "palace"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SiteProfile.objects.filter(pk=brou.pk).update(**values)
    SiteFactory.national()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteProfile.objects.filter(pk=brou.pk).update(kind="national")


# In the admin --------------------------------------------------------------------------------------------------------
FORM = {
    "name": "Brou",
    "theme": "chateau",
    "time_zone": "Europe/Paris",
    "official_name": "Monastère royal",
    "commune": "Bourg-en-Bresse",
    "insee": "01053",
    "departement": "Ain",
    "region": "Auvergne",
    "latitude": "46.2",
    "longitude": "5.2",
    "website": "",
}


def test_the_form_keeps_it(client: Client, brou: SiteProfile, lead: User) -> None:
    client.force_login(lead)

    answer = client.post(f"/admin/site-profiles/edit/{brou.pk}/", FORM)

    assert answer.status_code == 302
    assert (row(brou)["name"], row(brou)["latitude"], row(brou)["commune"]) == ("Brou", 46.2, "Bourg-en-Bresse")
    assert "Brou" in client.get("/admin/site-profiles/").content.decode()


def test_the_form_shows_a_refusal_beside_its_field(client: Client, brou: SiteProfile, lead: User) -> None:
    client.force_login(lead)
    before = row(brou)

    answer = client.post(f"/admin/site-profiles/edit/{brou.pk}/", {**FORM, "time_zone": "Europe/Rouen"})

    assert answer.status_code == 200
    assert answer.context["form"].errors["time_zone"] == ["Aucun fuseau horaire ne s’appelle Europe/Rouen."]
    assert row(brou) == before


def test_a_lead_lists_and_opens_their_own_alone(client: Client, brou: SiteProfile, lead: User) -> None:
    other = SiteFactory.monument("cluny")
    client.force_login(lead)
    before = row(other)

    listed = client.get("/admin/site-profiles/").content.decode()

    assert f"/admin/site-profiles/edit/{brou.pk}/" in listed
    assert f"/admin/site-profiles/edit/{other.pk}/" not in listed
    for part in ("edit", "usage", "history", "delete"):
        for answer in (
            client.get(f"/admin/site-profiles/{part}/{other.pk}/"),
            client.post(f"/admin/site-profiles/{part}/{other.pk}/", FORM),
        ):
            assert answer.status_code in {302, 403, 404, 405}, part
    assert row(other) == before


def test_nobody_adds_or_deletes_one_in_the_admin(client: Client, brou: SiteProfile, lead: User) -> None:
    for user in (lead, StaffFactory.superuser()):
        client.force_login(user)
        client.post("/admin/site-profiles/add/", FORM)
        client.post(f"/admin/site-profiles/delete/{brou.pk}/")
        client.post(f"/admin/bulk/cms_sites/siteprofile/delete/?id={brou.pk}")
    assert SiteProfile.objects.count() == 1
