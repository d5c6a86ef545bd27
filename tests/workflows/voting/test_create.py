from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cms.core import clock
from cms.sites.enums import Role
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import EditionFactory, curator, fresh
from tests.workflows.voting.refusals import refused
from workflows.voting.actions import CreateEdition, EditEdition
from workflows.voting.actions.create_edition import RulesUnsound
from workflows.voting.counting.rules import DEFAULTS, Fault
from workflows.voting.enums import EditionState
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db


def create(**values: Any) -> CreateEdition:
    now = clock.now()
    site = values.pop("site", None) or SiteFactory.bare("brou")
    given = {"title": "Chambre", "slug": "chambre", "opens_at": now, "closes_at": now + timedelta(days=3), "by": None}
    return CreateEdition(site=site, **{**given, **values})


def edit(edition: Edition, **values: Any) -> EditEdition:
    same = {name: getattr(edition, name) for name in ("title", "slug", "standfirst", "rules", "opens_at", "closes_at")}
    given = {"museums": list(edition.museums.all()), "by": curator(edition), **same, **values}
    return EditEdition(edition=edition, **given)


@pytest.mark.rule("voting V1")
def test_a_draft_says_only_what_differs_from_the_usual_rules() -> None:
    edition = create(rules={"seats": 7}).run()

    assert edition.state == EditionState.DRAFT
    assert edition.rules == {**DEFAULTS, "seats": 7}
    assert (edition.announced_at, edition.armed_at, edition.opening, edition.opening_sha256) == (None, None, None, "")


@pytest.mark.rule("voting V5")
def test_the_window_is_in_whole_seconds_as_hashes_hold_it() -> None:
    opens = clock.now().replace(microsecond=999_999)

    edition = create(opens_at=opens, closes_at=opens + timedelta(seconds=1)).run()

    assert edition.opens_at == opens.replace(microsecond=0)
    assert edition.closes_at - edition.opens_at == timedelta(seconds=1)


@pytest.mark.rule("voting V1")
def test_every_fault_of_the_rules_is_told() -> None:
    with refused("rules_unsound") as refusal:
        create(rules={"min": 9, "seats": 0}).run()

    assert isinstance(refusal.value, RulesUnsound)
    assert refusal.value.faults == [Fault("seats", "out_of_range"), Fault("min", "out_of_order")]


def test_a_window_that_closes_before_it_opens() -> None:
    site, now = SiteFactory.bare("brou"), clock.now()

    for opens, closes in ((now, now), (now.replace(microsecond=0), now.replace(microsecond=900_000))):
        with refused("window_inverted"):
            create(site=site, opens_at=opens, closes_at=closes).run()


@pytest.mark.parametrize("slug", ["chambre", "connexion"])
def test_a_short_name_is_taken_once(slug: str) -> None:
    site = create().run().site

    with refused("slug_taken"):
        create(site=site, slug=slug).run()


def test_only_a_curator_of_the_site_organises() -> None:
    site, other = SiteFactory.bare("brou"), SiteFactory.bare("cluny")

    for user in (StaffFactory.with_role(Role.CURATOR, other), StaffFactory.with_role(Role.CERTIFIER, site), StaffFactory()):
        with refused("not_allowed"):
            create(site=site, by=user).run()
    assert create(site=site, by=StaffFactory.with_role(Role.CURATOR, site)).run().state == EditionState.DRAFT


def test_a_draft_is_rewritten() -> None:
    edition = EditionFactory.draft()

    edit(edition, title="Réserves", rules={"seats": 3}).run()

    edition = fresh(edition)
    assert edition.title == "Réserves"
    assert edition.rules == {**DEFAULTS, "seats": 3}


@pytest.mark.parametrize("make", [EditionFactory.announced, EditionFactory.open, EditionFactory.tallied])
def test_what_was_announced_is_a_promise(make: Any) -> None:
    action = edit(make(), title="Autre", slug="autre")

    with refused("wrong_state"):
        action.run()


def test_a_rewriting_that_would_not_hold() -> None:
    edition, other = EditionFactory.draft(), EditionFactory.draft()

    for code, values in [
        ("slug_taken", {"slug": other.slug}),
        ("slug_taken", {"slug": "api"}),
        ("window_inverted", {"closes_at": edition.opens_at}),
        ("rules_unsound", {"rules": {"max": 0}}),
    ]:
        action = edit(edition, **values)
        with refused(code):
            action.run()
    action = edit(edition, by=curator(other))
    with refused("not_allowed"):
        action.run()
