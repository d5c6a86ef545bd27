"""The admin's start page says what is mine: which sites, which roles, and where to go from here."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.cms.sites.conftest import section
from tests.factories.sites import SiteFactory, StaffFactory, home_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def brou() -> SiteProfile:
    return SiteFactory.monument("brou", name="Monastère royal de Brou")


def start(client: Client) -> str:
    answer = client.get("/admin/")
    assert answer.status_code == 200
    return answer.content.decode()


def links(page: str) -> set[str]:
    return set(re.findall(r'href="(/admin/[^"]*)"', page))


def test_an_editor_goes_from_there_to_their_pages_and_images(client: Client, brou: SiteProfile) -> None:
    other = SiteFactory.monument("cluny")
    client.force_login(StaffFactory.with_role(Role.EDITOR, brou))

    page = start(client)

    assert "Monastère royal de Brou" in page
    assert "rédaction" in page
    wanted = {f"/admin/pages/{home_in(brou, language).pk}/" for language in ("fr", "en")}
    assert links(page) >= {*wanted, f"/admin/images/?collection_id={brou.media_collection_id}"}
    assert f"/admin/site-profiles/edit/{brou.pk}/" not in links(page)
    assert other.name not in page
    for address in wanted:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(("role", "words"), [(Role.DESK, "accueil"), (Role.SUPPORT, "assistance"), (Role.MODERATOR, "modération")])
def test_who_writes_nothing_is_led_nowhere(client: Client, brou: SiteProfile, role: Role, words: str) -> None:
    client.force_login(StaffFactory.with_role(role, brou))

    page = start(client)

    assert words in page
    assert not links(page) & {f"/admin/pages/{home_in(brou, 'fr').pk}/", f"/admin/images/?collection_id={brou.media_collection_id}"}


def test_a_lead_goes_to_the_profile(client: Client, brou: SiteProfile) -> None:
    client.force_login(StaffFactory.with_role(Role.LEAD, brou))

    assert f"/admin/site-profiles/edit/{brou.pk}/" in links(start(client))


def test_pages_are_counted_that_are_ones_own(client: Client, brou: SiteProfile) -> None:
    other = SiteFactory.monument("cluny")
    user = StaffFactory.with_role(Role.EDITOR, brou)
    client.force_login(user)
    [before] = re.findall(r"(\d+) pages sur mes sites", start(client))

    section(home_in(brou, "en"), "One more")
    section(home_in(other, "fr"), "Ailleurs")

    assert re.findall(r"(\d+) pages sur mes sites", start(client)) == [str(int(before) + 1)]


def test_many_sites_are_cut_and_said_to_be(client: Client, brou: SiteProfile) -> None:
    sites = [SiteFactory.bare(f"site-{n:02d}") for n in range(13)]
    client.force_login(StaffFactory.with_role(Role.EDITOR, *sites))

    page = start(client)

    assert "Site-11" in page
    assert "Site-12" not in page
    assert "l’arbre des pages les montre tous" in page
