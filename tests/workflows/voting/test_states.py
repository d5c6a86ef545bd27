"""Section I: one declaration of the states, a log row for each step, and who may take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from guardian.shortcuts import assign_perm

from cms.core.models import User
from cms.sites.enums import Role
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import EditionFactory, certifier, curator, current_tally, fresh, then
from workflows.core.machines import steps_of
from workflows.core.models import Transition
from workflows.voting.actions import (
    Announce,
    ArmOpening,
    CloseEdition,
    ExtendEdition,
    OpenEdition,
    PauseEdition,
    ResumeEdition,
    SignOutcome,
    TallyEdition,
    WithdrawAnnouncement,
)
from workflows.voting.enums import EditionState
from workflows.voting.enums import EditionState as S
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CERTIFY, CURATE, editions_of, has_editions_menu, may, sites_to_organise, staff_of

pytestmark = pytest.mark.django_db


def test_the_steps_are_those_of_the_rules() -> None:
    before_the_count = (S.DRAFT, S.ANNOUNCED, S.OPEN, S.PAUSED, S.CLOSED)

    assert {(step.source, step.target) for step in steps_of(Edition)} == {
        (S.DRAFT, S.ANNOUNCED),
        (S.ANNOUNCED, S.DRAFT),
        (S.ANNOUNCED, S.OPEN),
        (S.OPEN, S.PAUSED),
        (S.PAUSED, S.OPEN),
        (S.OPEN, S.CLOSED),
        (S.PAUSED, S.CLOSED),
        (S.CLOSED, S.OPEN),
        (S.CLOSED, S.TALLIED),
        (S.TALLIED, S.CERTIFIED),
        (S.TALLIED, S.CANCELLED),
        *((state, S.CANCELLED) for state in before_the_count),
    }


def test_a_whole_life_leaves_a_row_for_each_step() -> None:
    with then("-4d"):
        edition = EditionFactory.draft()
        user = curator(edition)
        Announce(edition=edition, by=user).run()
        WithdrawAnnouncement(edition=edition, by=user).run()
        Announce(edition=fresh(edition), by=user).run()
        ArmOpening(edition=fresh(edition), by=user).run()
        OpenEdition(edition=edition).run()
        ExtendEdition(edition=edition, closes_at=edition.closes_at + timedelta(hours=1), reason="Neige", by=user).run()
        PauseEdition(edition=edition, reason="Une panne", by=user).run()
        ResumeEdition(edition=edition, reason="Réparé", by=user).run()
    CloseEdition(edition=edition).run()
    TallyEdition(edition=edition).run()
    signers = [certifier(edition), certifier(edition)]
    for signer in signers:
        SignOutcome(edition=edition, outcome_sha256=current_tally(edition).outcome_sha256, by=signer).run()

    rows = Transition.objects.filter(machine="workflows_voting.edition", subject_uuid=edition.uuid)
    assert [(row.verb, row.source, row.target, row.by, row.reason) for row in rows] == [
        ("announce", "draft", "announced", user, ""),
        ("withdraw_announcement", "announced", "draft", user, ""),
        ("announce", "draft", "announced", user, ""),
        ("open", "announced", "open", None, ""),
        ("pause", "open", "paused", user, "Une panne"),
        ("resume", "paused", "open", user, "Réparé"),
        ("close", "open", "closed", None, ""),
        ("tally", "closed", "tallied", None, ""),
        ("certify", "tallied", "certified", signers[1], ""),
    ]
    assert [before.target for before in rows][:-1] == [after.source for after in rows][1:]
    assert sorted(row.at for row in rows) == [row.at for row in rows]


def test_a_state_is_not_simply_written() -> None:
    edition = EditionFactory.draft()

    with pytest.raises(AttributeError):
        edition.state = EditionState.CERTIFIED
    assert fresh(edition).state == EditionState.DRAFT


@pytest.mark.rule("voting V6")
@pytest.mark.parametrize("values", [{"state": "open"}, {"state": "tallied"}, {"state": "nonsense"}, {"opening_sha256": "0" * 64}])
def test_the_database_knows_that_what_is_open_has_an_opening(values: dict[str, str]) -> None:
    edition = EditionFactory.draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**values)


# Who may, and which ones ---------------------------------------------------------------------------------------------
def everybody(edition: Edition) -> dict[str, User]:
    elsewhere = SiteFactory.bare("cluny")
    people = {role.name.lower(): StaffFactory.with_role(role, edition.site) for role in Role}
    return people | {
        "curator elsewhere": StaffFactory.with_role(Role.CURATOR, elsewhere),
        "nobody": StaffFactory(),
        "gone": StaffFactory.with_role(Role.CURATOR, edition.site, is_active=False),
        "superuser": StaffFactory.superuser(),
    }


@pytest.mark.parametrize(
    ("asks", "who"),
    [
        (lambda user, edition: may(user, CURATE, edition), {"curator", "superuser"}),
        (lambda user, edition: may(user, CERTIFY, edition), {"certifier", "superuser"}),
        (lambda user, edition: edition in editions_of(user), {"curator", "certifier", "superuser"}),
        (lambda user, edition: edition.site in sites_to_organise(user), {"curator", "superuser"}),
        (lambda user, edition: user in staff_of(edition, CURATE), {"curator"}),
        (lambda user, edition: user in staff_of(edition, CURATE, CERTIFY), {"curator", "certifier"}),
    ],
    ids=["curates", "certifies", "sees", "organises", "is told as curator", "is told"],
)
def test_who_may(asks: Callable[[User, Edition], bool], who: set[str]) -> None:
    edition = EditionFactory.draft()

    assert {name for name, user in everybody(edition).items() if asks(user, edition)} == who


def test_who_has_the_menu() -> None:
    edition = EditionFactory.draft()

    has = {name for name, user in everybody(edition).items() if has_editions_menu(user)}
    assert has == {"curator", "certifier", "curator elsewhere", "superuser"}


def test_staff_of_the_museums_sites_share_the_edition() -> None:
    edition, other = EditionFactory.draft(), SiteFactory.bare("cluny")
    user = StaffFactory.with_role(Role.CURATOR, other)
    assert not may(user, CURATE, edition)

    edition.museums.get().sites.add(other)

    assert may(user, CURATE, edition)
    assert list(editions_of(user)) == [edition]
    assert user in staff_of(edition, CURATE)
    assert list(sites_to_organise(user, edition).order_by("pk")) == sorted([edition.site, other], key=lambda site: site.pk)


def test_a_direct_grant_counts_too() -> None:
    edition, user = EditionFactory.draft(), StaffFactory()
    assign_perm(Role.CERTIFIER.value, user, edition.site)

    assert may(user, CERTIFY, edition)
    assert user in staff_of(edition, CERTIFY)
    assert not may(user, CURATE, edition)
