"""Two different people sign the outcome that they read (V51)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cms.core.models import Change
from cms.sites.enums import Role
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import EditionFactory, certifier, curator, current_tally, fresh
from tests.workflows.voting.refusals import refused
from workflows.core.models import Transition
from workflows.voting.actions import SignOutcome, TallyEdition
from workflows.voting.counting import dossier, hashes
from workflows.voting.enums import BallotState, EditionState, SignedAct
from workflows.voting.models import Ballot, Edition, Receipt, Signature
from workflows.voting.selectors.instants import instant
from workflows.voting.selectors.outcomes import public_outcome

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V51")]


def sign(edition: Edition, by: Any, outcome_sha256: str = "") -> SignOutcome:
    return SignOutcome(edition=edition, outcome_sha256=outcome_sha256 or current_tally(edition).outcome_sha256, by=by)


def count_anew(edition: Edition, vote: str = "w04") -> None:
    """Somebody found a ballot: the next count differs."""
    Ballot.objects.create(edition=edition, choices=[vote], state=BallotState.COUNTED)
    Receipt.objects.create(edition=edition, code=f"{vote} 0000 0000 0000", status=BallotState.COUNTED)
    TallyEdition(edition=edition).run()


def test_the_second_person_certifies() -> None:
    edition = EditionFactory.tallied()
    one, two = certifier(edition), certifier(edition)

    assert sign(edition, one).run() is False
    assert (fresh(edition).state, public_outcome(fresh(edition))) == (EditionState.TALLIED, None)
    assert sign(edition, two).run() is True

    assert fresh(edition).state == EditionState.CERTIFIED
    step = Transition.objects.filter(subject_uuid=edition.uuid).last()
    assert step
    assert (step.verb, step.source, step.target, step.by) == ("certify", "tallied", "certified", two)
    assert Change.objects.get(kind="edition.certified").data == {"outcome_sha256": current_tally(edition).outcome_sha256}


def test_both_names_stand_in_the_dossier_and_its_outcome_is_the_signed_one() -> None:
    edition = EditionFactory.tallied()
    before = json.loads(current_tally(edition).dossier)
    users = [StaffFactory.with_role(Role.CERTIFIER, edition.site, first_name=name, last_name="e\u0301") for name in ("Ana", "Bob")]
    for user in users:
        sign(edition, user).run()

    file = json.loads(current_tally(edition).dossier)
    signatures = Signature.objects.order_by("pk")
    assert file["certification"] == [
        {"name": f"{user.first_name} é", "at": instant(s.at)} for user, s in zip(users, signatures, strict=True)
    ]
    assert {key: value for key, value in file.items() if key not in {"certification", "dossier_sha256"}} == {
        key: value for key, value in before.items() if key != "dossier_sha256"
    }
    assert file["dossier_sha256"] == hashes.dossier_sha256(file)
    assert dossier.count(file) == file["outcome"]


def test_the_same_person_does_not_sign_twice() -> None:
    edition = EditionFactory.tallied()
    user = certifier(edition)
    sign(edition, user).run()

    with refused("already_signed"):
        sign(edition, user).run()
    assert fresh(edition).state == EditionState.TALLIED


def test_an_outcome_that_is_not_the_counted_one() -> None:
    edition = EditionFactory.tallied()
    user = certifier(edition)

    for other in ("0" * 64, current_tally(edition).outcome_sha256.upper(), "no hash"):
        with refused("outcome_changed"):
            sign(edition, user, other).run()


def test_a_new_count_voids_the_first_signature() -> None:
    edition = EditionFactory.tallied()
    one, two = certifier(edition), certifier(edition)
    read = current_tally(edition).outcome_sha256
    sign(edition, one).run()

    count_anew(edition)

    assert Signature.objects.get().stands is False
    with refused("outcome_changed"):
        sign(edition, two, read).run()
    assert sign(edition, two).run() is False, "the first of the new count"
    assert sign(edition, one).run() is True, "who signed the old count may sign the new one"
    names = [signed["name"] for signed in json.loads(current_tally(edition).dossier)["certification"]]
    assert names == [two.get_full_name(), one.get_full_name()]


def test_a_count_that_comes_out_the_same_voids_nothing() -> None:
    edition = EditionFactory.tallied()
    sign(edition, certifier(edition)).run()

    TallyEdition(edition=edition).run()

    assert Signature.objects.get().stands is True
    assert sign(edition, certifier(edition)).run() is True


def test_signatures_of_an_outcome_that_came_back_do_not_revive() -> None:
    edition = EditionFactory.tallied()
    one = certifier(edition)
    sign(edition, one).run()
    count_anew(edition)
    Ballot.objects.filter(edition=edition, choices=["w04"]).delete()
    Receipt.objects.filter(code__startswith="w04").delete()
    TallyEdition(edition=edition).run()

    assert sign(edition, certifier(edition)).run() is False
    assert list(Signature.objects.order_by("pk").values_list("stands", flat=True)) == [False, True]


def test_only_certifiers_sign() -> None:
    edition, elsewhere = EditionFactory.tallied(), EditionFactory.draft()

    for user in (curator(edition), certifier(elsewhere), StaffFactory()):
        with refused("not_allowed"):
            sign(edition, user).run()


def test_a_certifier_of_the_museums_site_may_be_the_second() -> None:
    edition = EditionFactory.tallied()
    other = SiteFactory.bare("cluny")
    edition.museums.get().sites.add(other)
    sign(edition, certifier(edition)).run()

    assert sign(edition, StaffFactory.with_role(Role.CERTIFIER, other)).run() is True


def test_signatures_are_public_so_they_need_a_name() -> None:
    edition = EditionFactory.tallied()
    nameless = StaffFactory.with_role(Role.CERTIFIER, edition.site, first_name="", last_name=" ")

    with refused("name_missing"):
        sign(edition, nameless).run()


def test_a_signature_stays_when_the_account_goes() -> None:
    edition = EditionFactory.tallied()
    one = certifier(edition)
    name = one.get_full_name()
    sign(edition, one).run()
    one.delete()

    assert sign(edition, certifier(edition)).run() is True
    assert json.loads(current_tally(edition).dossier)["certification"][0]["name"] == name
    assert Signature.objects.filter(act=SignedAct.CERTIFY, signer=None).get().name == name


@pytest.mark.parametrize("make", [EditionFactory.draft, EditionFactory.open, EditionFactory.closed, EditionFactory.certified])
def test_only_what_is_counted(make: Callable[[], Edition]) -> None:
    edition = make()
    user = certifier(edition)

    with refused("wrong_state"):
        sign(edition, user, "0" * 64).run()


def test_once_certified_nothing_is_counted_again() -> None:
    edition = EditionFactory.certified()
    user = certifier(edition)

    with refused("wrong_state"):
        TallyEdition(edition=edition, by=user).run()
