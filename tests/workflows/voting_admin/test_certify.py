"""Certifiers count, read and sign; two different people, the same outcome (voting V51)."""

from __future__ import annotations

import pytest

from tests.factories.sites import StaffFactory
from tests.factories.voting import EditionFactory, certifier, curator, current_tally, fresh, then
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, browser, said, verbs
from workflows.voting.actions.open_edition import NotYet
from workflows.voting.actions.sign_outcome import OutcomeChanged
from workflows.voting.actions.signing import AlreadySigned, NameMissing
from workflows.voting.enums import SignedAct
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V51")]


def signed(edition: Edition) -> dict[str, str]:
    return {"outcome_sha256": current_tally(edition).outcome_sha256}


def test_a_certifier_counts_once_confirmations_are_over() -> None:
    edition = EditionFactory.closed([["w01"], ["w01", "w03"]])

    browser(certifier(edition)).post(address("act", edition, "tally"))

    assert fresh(edition).state == "tallied"


def test_nobody_counts_before_confirmations_are_over() -> None:
    with then("-4d"):
        edition = EditionFactory.open()
    with then("-59m"), unchanged():
        client = browser(certifier(edition))
        assert "tally" not in verbs(client.get(address("edition", edition)), edition)
    with then("-1d"):
        late = browser(certifier(edition))
        with unchanged():
            assert said(late.post(address("act", edition, "tally"))) == [str(NotYet())]


def test_two_certifiers_sign_and_the_page_says_whose_signature_is_missing() -> None:
    edition = EditionFactory.tallied()
    one, two = certifier(edition), certifier(edition)

    first = browser(one)
    first.post(address("act", edition, "sign"), signed(edition))
    assert fresh(edition).state == "tallied"
    page = first.get(address("edition", edition))
    assert page.context["has_signed"] is True
    assert [signature.name for signature in page.context["signatures"]] == [one.get_full_name()]
    assert "sign" not in verbs(page, edition)

    second = browser(two)
    page = second.get(address("edition", edition))
    assert one.get_full_name() in page.content.decode()
    assert "sign" in verbs(page, edition)
    assert f'name="outcome_sha256" value="{current_tally(edition).outcome_sha256}"' in page.content.decode()
    second.post(address("act", edition, "sign"), signed(edition))

    assert fresh(edition).state == "certified"
    page = browser(curator(edition)).get(address("edition", edition))
    assert [signature.name for signature in page.context["signatures"]] == [one.get_full_name(), two.get_full_name()]


def test_the_same_person_does_not_sign_twice() -> None:
    edition = EditionFactory.tallied()
    client = browser(certifier(edition))
    client.post(address("act", edition, "sign"), signed(edition))

    with unchanged():
        response = client.post(address("act", edition, "sign"), signed(edition))

    assert said(response)[-1] == str(AlreadySigned())


@pytest.mark.parametrize("sent", [{}, {"outcome_sha256": "0" * 64}])
def test_an_outcome_that_was_not_read_is_not_signed(sent: dict[str, str]) -> None:
    edition = EditionFactory.tallied()

    with unchanged():
        response = browser(certifier(edition)).post(address("act", edition, "sign"), sent)

    assert said(response) == [str(OutcomeChanged())]


def test_an_account_without_a_name_is_told_to_add_it_and_offered_no_dead_button() -> None:
    edition = EditionFactory.tallied()
    nameless = StaffFactory(first_name="", last_name="")
    nameless.groups.set(certifier(edition).groups.all())
    client = browser(nameless)

    page = client.get(address("edition", edition))
    with unchanged():
        response = client.post(address("act", edition, "sign"), signed(edition))

    assert page.context["signer_without_name"] is True
    assert "sign" not in verbs(page, edition)
    assert said(response) == [str(NameMissing())]


def test_counting_again_changes_nothing() -> None:
    edition = EditionFactory.tallied()
    one = browser(certifier(edition))
    one.post(address("act", edition, "sign"), signed(edition))

    with unchanged():
        one.post(address("act", edition, "tally"))

    assert edition.signatures.filter(act=SignedAct.CERTIFY, stands=True).count() == 1


@pytest.mark.parametrize("verb", ["tally", "sign"])
def test_a_curator_does_not_certify(verb: str) -> None:
    edition = EditionFactory.closed([["w01"]]) if verb == "tally" else EditionFactory.tallied()
    sent = signed(edition) if verb == "sign" else {}

    with unchanged():
        assert said(browser(curator(edition)).post(address("act", edition, verb), sent))


@pytest.mark.parametrize("state", ["closed", "certified", "cancelled"])
def test_nothing_is_signed_in_another_state(state: str) -> None:
    edition = getattr(EditionFactory, state)()

    with unchanged():
        response = browser(certifier(edition)).post(address("act", edition, "sign"), {"outcome_sha256": "0" * 64})

    assert said(response) == [str(WrongState())]
