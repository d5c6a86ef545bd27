"""Two people cancel: one proposes with a public reason, another signs the same reason."""

from __future__ import annotations

import pytest

from cms.core.models import User
from tests.factories.voting import EditionFactory, certifier, curator, fresh
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, browser, read, said, verbs
from workflows.voting.actions import CancelEdition
from workflows.voting.actions.signing import AlreadySigned
from workflows.voting.enums import SignedAct
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition, Signature

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V51")]


def proposed(edition: Edition, by: User, reason: str = "Dégât des eaux\nen réserve") -> Signature:
    CancelEdition(edition=edition, reason=reason, by=by).run()
    return edition.signatures.filter(act=SignedAct.CANCEL).latest("pk")


def test_a_proposal_changes_nothing_yet_and_waits_for_somebody_else() -> None:
    edition = EditionFactory.open()
    client = browser(curator(edition))

    client.post(address("act", edition, "cancel"), {"reason": "Dégât des eaux"})

    assert fresh(edition).state == "open"
    page = client.get(address("edition", edition))
    assert [(proposal.reason, may_confirm) for proposal, may_confirm in page.context["proposals"]] == [("Dégât des eaux", False)]
    assert "cancel" not in verbs(page, edition)


def test_the_second_person_confirms_the_reason_as_it_stands() -> None:
    edition = EditionFactory.open()
    one, two = curator(edition), certifier(edition)
    proposal = proposed(edition, one)
    confirm = address("confirm_cancelling", edition, proposal.pk)
    client = browser(two)
    assert confirm in read(client.get(address("edition", edition))).acts

    client.post(confirm)

    assert fresh(edition).state == "cancelled"
    page = client.get(address("edition", edition))
    assert [signature.name for signature in page.context["cancelled_by"]] == [one.get_full_name(), two.get_full_name()]
    assert "Dégât des eaux<br>en réserve" in page.content.decode()


def test_another_reason_is_another_proposal() -> None:
    edition = EditionFactory.open()
    proposed(edition, curator(edition), "Dégât des eaux")
    client = browser(certifier(edition))

    client.post(address("act", edition, "cancel"), {"reason": "Œuvre volée"})

    assert fresh(edition).state == "open"
    page = client.get(address("edition", edition))
    assert [(proposal.reason, may_confirm) for proposal, may_confirm in page.context["proposals"]] == [
        ("Dégât des eaux", True),
        ("Œuvre volée", False),
    ]


def test_one_does_not_confirm_ones_own_proposal() -> None:
    edition = EditionFactory.open()
    one = curator(edition)
    proposal = proposed(edition, one)

    with unchanged():
        response = browser(one).post(address("confirm_cancelling", edition, proposal.pk))

    assert said(response) == [str(AlreadySigned())]


def test_a_proposal_of_another_edition_or_another_act_is_not_found() -> None:
    edition, other = EditionFactory.tallied(), EditionFactory.open()
    theirs = proposed(other, curator(other))
    client = browser(certifier(edition))
    client.post(address("act", edition, "sign"), {"outcome_sha256": edition.tallies.get(current=True).outcome_sha256})
    certifying = edition.signatures.get(act=SignedAct.CERTIFY)

    with unchanged():
        for pk in (theirs.pk, certifying.pk, 999_999):
            assert browser(curator(edition)).post(address("confirm_cancelling", edition, pk)).status_code == 404


def test_a_certified_edition_is_not_cancelled() -> None:
    edition = EditionFactory.certified()
    client = browser(curator(edition))

    with unchanged():
        response = client.post(address("act", edition, "cancel"), {"reason": "Regrets"})

    assert said(response) == [str(WrongState())]
    assert "cancel" not in verbs(client.get(address("edition", edition)), edition)
