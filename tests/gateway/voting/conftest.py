from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group

from cms.core import clock
from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import group_name
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory
from tests.factories.voting import RULES
from tests.gateway.conftest import Ask
from workflows.voting.actions import Announce, ArmOpening, CloseEdition, CreateEdition, OpenEdition, PutForward, SignOutcome, TallyEdition
from workflows.voting.actions.send_confirmation import SendConfirmation
from workflows.voting.models import Confirmation, Edition

CAST = """mutation($input: CastBallotInput!) { castBallot(input: $input) {
  receipt { code status words confirmUntil browserSecret } errors { code field message } } }"""


@pytest.fixture
def begun(db: None) -> Callable[..., Edition]:
    """``begun(site, "nuit")``: a draft with ``works`` stored candidates."""

    def make(site: SiteProfile, slug: str, *, works: int = 4, rules: dict[str, Any] | None = None) -> Edition:
        now = clock.now()
        museum = MuseumFactory(sites=[site])
        edition = CreateEdition(
            site=site,
            title=f"Chambre {slug}",
            slug=slug,
            opens_at=now,
            closes_at=now + timedelta(days=3),
            by=None,
            museums=[museum],
            rules={**RULES, **(rules or {})},
        ).run()
        stored = [WorkFactory.in_storage(museum=museum, number=f"{n:03d}", maker=MakerFactory()) for n in range(works)]
        PutForward(edition=edition, works=stored, by=None, storage_note="Trop fragile").run()
        return edition

    return make


@pytest.fixture
def announced(begun: Callable[..., Edition]) -> Callable[..., Edition]:
    return lambda *args, **values: Announce(edition=begun(*args, **values), by=None).run()


@pytest.fixture
def opened(announced: Callable[..., Edition]) -> Callable[..., Edition]:
    def make(*args: Any, **values: Any) -> Edition:
        edition = announced(*args, **values)
        ArmOpening(edition=edition, by=None).run()
        return OpenEdition(edition=edition).run()

    return make


@pytest.fixture
def tallied(clock_offset: Callable[[str], None]) -> Callable[[Edition], Edition]:
    """Moves the clock past the last confirmation and counts."""

    def count(edition: Edition) -> Edition:
        clock_offset("4d")
        CloseEdition(edition=edition).run()
        TallyEdition(edition=edition).run()
        return Edition.objects.get(pk=edition.pk)

    return count


@pytest.fixture
def staff(db: None) -> Callable[..., User]:
    """``staff(Role.CURATOR, site)``: somebody new with this role there."""
    counter = iter(range(1000))

    def make(role: Role, site: SiteProfile) -> User:
        user = User.objects.create_user(
            email=f"personnel{next(counter)}@exemple.fr", password="une phrase assez longue", first_name="Lou", last_name="Garance"
        )
        user.groups.set(Group.objects.filter(name=group_name(site, role)))
        return user

    return make


@pytest.fixture
def certified(tallied: Callable[[Edition], Edition], staff: Callable[..., User]) -> Callable[[Edition], Edition]:
    def sign(edition: Edition) -> Edition:
        edition = tallied(edition)
        for _ in range(2):
            SignOutcome(
                edition=edition, outcome_sha256=edition.tallies.get(current=True).outcome_sha256, by=staff(Role.CERTIFIER, edition.site)
            ).run()
        return Edition.objects.get(pk=edition.pk)

    return sign


@pytest.fixture
def cast(ask: Ask) -> Callable[..., Any]:
    """``cast(edition, ["w01"], email=…)``: the payload of castBallot."""

    def send(edition: Edition, choices: list[str], /, **more: Any) -> Any:
        headers = more.pop("headers", None)
        given = {"edition": str(edition.uuid), "choices": choices, "key": secrets.token_hex(16), "email": "ana@exemple.fr"} | more
        return ask(CAST, headers=headers, input={key: value for key, value in given.items() if value is not None}).data["castBallot"]

    return send


@pytest.fixture
def mailed(mailoutbox: list[Any]) -> Callable[[], tuple[str, str]]:
    """(token, code) of the newest waiting ballot, read from the mail that was really sent."""

    def read() -> tuple[str, str]:
        SendConfirmation(confirmation=Confirmation.objects.latest("pk").uuid).run()
        text = mailoutbox[-1].body
        token = re.search(r"jeton=([\w-]+)", text)
        code = re.search(r"\b\d{6}\b", text)
        assert token
        assert code
        return token[1], code[0]

    return read
