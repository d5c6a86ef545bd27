from __future__ import annotations

from typing import Any

import pytest

from cms.core.models import Change
from cms.sites.enums import Role
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import EditionFactory, certifier, curator, fresh
from tests.workflows.voting.refusals import refused
from workflows.core.models import Transition
from workflows.voting.actions import Announce, WithdrawAnnouncement
from workflows.voting.counting.rules import DEFAULTS
from workflows.voting.enums import EditionState
from workflows.voting.errors import NotReady
from workflows.voting.selectors.editions import public_edition, public_editions

pytestmark = pytest.mark.django_db
NOT_BUILT: list[dict[str, Any]] = [
    {"method": "ranked"},
    {"method": "score", "score_max": 5},
    {"constraints": [{"family": "maker", "group": "*", "at_least": None, "at_most": 1}]},
    {"public_draw": {"source": "Loto", "date": "2026-12-01", "format": "six numbers"}},
    {"eligibility": ["slip"]},
]


def test_rules_and_dates_become_public() -> None:
    edition = EditionFactory.draft()
    user = curator(edition)
    assert public_edition(edition.slug) is None

    Announce(edition=edition, by=user).run()

    assert public_edition(edition.slug) == edition
    step = Transition.objects.get(subject_uuid=edition.uuid)
    assert (step.verb, step.source, step.target, step.by) == ("announce", "draft", "announced", user)
    assert Change.objects.get(subject_id=str(edition.uuid)).kind == "edition.announced"


@pytest.mark.rule("voting V1")
@pytest.mark.parametrize("rules", NOT_BUILT)
def test_rules_that_cannot_be_counted_yet_are_not_promised(rules: dict[str, Any]) -> None:
    edition = EditionFactory.draft(rules=rules)

    with refused("not_ready") as refusal:
        Announce(edition=edition, by=None).run()
    assert isinstance(refusal.value, NotReady)
    assert [missing.code for missing in refusal.value.missing] == ["rules_not_built"]  # type: ignore[attr-defined]


def test_rules_that_somebody_broke_in_the_database() -> None:
    edition = EditionFactory.draft()
    type(edition).objects.filter(pk=edition.pk).update(rules={key: value for key, value in DEFAULTS.items() if key != "seats"})

    with refused("not_ready"):
        Announce(edition=fresh(edition), by=None).run()


def test_only_a_curator_announces() -> None:
    edition, elsewhere = EditionFactory.draft(), EditionFactory.draft()

    for user in (certifier(edition), curator(elsewhere)):
        with refused("not_allowed"):
            Announce(edition=edition, by=user).run()


def test_a_curator_of_the_museums_site_may_too() -> None:
    edition = EditionFactory.draft()
    site = SiteFactory.bare("cluny")
    edition.museums.get().sites.add(site)

    assert Announce(edition=edition, by=StaffFactory.with_role(Role.CURATOR, site)).run().state == EditionState.ANNOUNCED


def test_an_announcement_is_withdrawn_and_disarms() -> None:
    edition = EditionFactory.armed()

    WithdrawAnnouncement(edition=edition, by=curator(edition)).run()

    edition = fresh(edition)
    assert (edition.state, edition.announced_at, edition.armed_at) == (EditionState.DRAFT, None, None)
    assert not public_editions().exists()
    assert Transition.objects.filter(subject_uuid=edition.uuid).last().verb == "withdraw_announcement"  # type: ignore[union-attr]


@pytest.mark.parametrize("make", [EditionFactory.announced, EditionFactory.open, EditionFactory.certified, EditionFactory.cancelled])
def test_announced_once(make: Any) -> None:
    edition = make()

    with refused("wrong_state"):
        Announce(edition=edition, by=None).run()


@pytest.mark.parametrize("make", [EditionFactory.draft, EditionFactory.open, EditionFactory.paused, EditionFactory.closed])
def test_what_has_opened_is_not_withdrawn(make: Any) -> None:
    edition = make()
    user = curator(edition)

    with refused("wrong_state"):
        WithdrawAnnouncement(edition=edition, by=user).run()
    stranger = curator(EditionFactory.draft())
    with refused("not_allowed"):
        WithdrawAnnouncement(edition=edition, by=stranger).run()
