"""Each member of staff finds in the admin's menu what they may do, and no entry that leads nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import MuseumFactory
from tests.factories.sites import SiteFactory, StaffFactory

pytestmark = pytest.mark.django_db
SIDEBAR = re.compile(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def network() -> tuple[SiteProfile, SiteProfile]:
    national, monument = SiteFactory.national(), SiteFactory.monument("brou")
    MuseumFactory(sites=[monument])
    return national, monument


def entries(node: Any) -> Iterator[tuple[str, str]]:
    """(label, address) of every entry of the menu, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get("url"), str):
            yield str(node.get("label", "")), node["url"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from entries(child)


def menu(client: Client, user: User) -> dict[str, str]:
    client.force_login(user)
    page = client.get("/admin/")
    assert page.status_code == 200
    found = SIDEBAR.search(page.content.decode())
    assert found
    return {label: url for label, url in entries(json.loads(unescape(found[1]))) if url.startswith("/admin/") and "logout" not in url}


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
def test_no_entry_is_dead(client: Client, network: tuple[SiteProfile, SiteProfile], role: Role) -> None:
    offered = menu(client, StaffFactory.with_role(role, *network))

    refused = {label: url for label, url in offered.items() if client.get(url, follow=False).status_code != 200}

    assert len(offered) >= 1
    assert refused == {}


def test_a_superusers_entries_all_answer(client: Client, network: tuple[SiteProfile, SiteProfile]) -> None:
    offered = menu(client, StaffFactory.superuser())

    assert {label: url for label, url in offered.items() if client.get(url).status_code != 200} == {}
    assert len(offered) > 15


@pytest.mark.parametrize(
    ("role", "has", "lacks"),
    [
        (Role.EDITOR, {"Pages", "Images", "Documents"}, {"Utilisateurs", "Sites", "Œuvres", "Fiches des sites", "Pages verrouillées"}),
        (Role.PUBLISHER, {"Pages", "Images", "Documents", "Pages verrouillées"}, {"Utilisateurs", "Groupes", "Œuvres", "Fiches des sites"}),
        (Role.CURATOR, {"Images", "Documents", "Œuvres"}, {"Pages", "Utilisateurs", "Sites", "Fiches des sites"}),
        (Role.LEAD, {"Pages", "Images", "Documents", "Fiches des sites"}, {"Utilisateurs", "Sites", "Collections"}),
        (Role.MODERATOR, {"Compte"}, {"Pages", "Images", "Documents", "Œuvres", "Fiches des sites"}),
        (Role.SUPPORT, {"Compte"}, {"Pages", "Images", "Documents", "Œuvres", "Fiches des sites"}),
        (Role.DESK, {"Compte"}, {"Pages", "Images", "Documents", "Œuvres", "Fiches des sites"}),
    ],
)
def test_each_role_is_offered_its_own(
    client: Client, network: tuple[SiteProfile, SiteProfile], role: Role, has: set[str], lacks: set[str]
) -> None:
    offered = set(menu(client, StaffFactory.with_role(role, network[1])))

    assert (has - offered, lacks & offered) == (set(), set())
