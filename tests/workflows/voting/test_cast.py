from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest

from cms.core import clock
from cms.core.models import Change, Delivery
from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory, curator, fresh
from tests.workflows.voting.refusals import refused
from workflows.voting.actions import CastBallot, PauseEdition
from workflows.voting.counting.receipts import receipt_code
from workflows.voting.enums import AmendmentKind, BallotState
from workflows.voting.keys import destroy_key
from workflows.voting.models import Amendment, Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry

pytestmark = pytest.mark.django_db


def cast(edition: Edition, choices: list[str] | None = None, **values: Any) -> CastBallot:
    choices = ["w01"] if choices is None else choices
    return CastBallot(edition=edition, choices=choices, **{"key": secrets.token_hex(16), "email": "ana@exemple.fr", **values})


@pytest.mark.rule("voting V11")
def test_one_transaction_makes_ballot_receipt_and_roll_row() -> None:
    edition = EditionFactory.open()

    answer = cast(edition, ["w03", "w01"], key="000102030405060708090a0b0c0d0e0f").run()

    (ballot,), (receipt,), (entry,) = Ballot.objects.all(), Receipt.objects.all(), RollEntry.objects.all()
    assert (ballot.choices, ballot.state) == (["w01", "w03"], BallotState.AWAITING_CONFIRMATION)
    assert (receipt.code, receipt.status) == (answer.receipt, answer.status) == (receipt.code, BallotState.AWAITING_CONFIRMATION)
    assert (entry.turn, entry.casts, entry.counted, entry.address) == ("once", 1, None, "")
    assert CastRequest.objects.get().number == 1


@pytest.mark.rule("voting V60")
def test_the_receipt_is_made_of_edition_key_and_choices() -> None:
    edition = EditionFactory.open()

    answer = cast(edition, ["w02", "w01"], key="ab" * 16).run()

    assert answer.receipt == receipt_code(edition=str(edition.uuid), key=bytes.fromhex("ab" * 16), choices=["w01", "w02"])
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4} ){4}[0-9A-HJKMNP-TV-Z]{4}", answer.receipt)


@pytest.mark.rule("voting V15")
def test_an_email_voters_ballot_waits_and_they_are_written_to_after_the_commit() -> None:
    edition = EditionFactory.open()

    answer = cast(edition, email=" Ana+Club@Exemple.fr ", language="en").run()

    confirmation = Confirmation.objects.get()
    assert answer.confirm_until == fresh(edition).confirm_until
    assert " ".join(answer.words) == confirmation.words
    assert (confirmation.mail_to, confirmation.language, confirmation.mailed_at) == ("Ana+Club@Exemple.fr", "en", None)
    change = Change.objects.get(kind="ballot.awaiting_confirmation")
    assert (change.subject_id, change.data) == (str(confirmation.uuid), {})
    assert list(Delivery.objects.filter(change=change).values_list("subscriber", flat=True)) == ["voting.write_to_voter"]


def test_a_language_that_nobody_writes_becomes_french() -> None:
    cast(EditionFactory.open(), language="tlh").run()

    assert Confirmation.objects.get().language == "fr"


@pytest.mark.rule("voting V20")
def test_a_members_ballot_counts_at_once() -> None:
    edition, member = EditionFactory.open(), MemberFactory()

    answer = BallotFactory.of_member(edition, member, ["w02"])

    assert (answer.status, answer.words, answer.browser_secret) == (BallotState.COUNTED, (), None)
    assert Ballot.objects.get().state == BallotState.COUNTED
    entry = RollEntry.objects.get()
    assert (entry.counted, entry.address) == (1, member.person.address)
    assert not Confirmation.objects.exists()
    assert not Change.objects.filter(kind="ballot.awaiting_confirmation").exists()


@pytest.mark.rule("voting V14")
@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ([], "too_few"),
        (["w01"], "too_few"),
        (["w01", "w02", "w03", "w04"], "too_many"),
        (["w01", "w02", "w01"], "twice"),
        (["w01", "w05"], "not_a_candidate"),
        (["w01", "W02"], "not_a_candidate"),
        (["w01", ""], "not_a_candidate"),
        (["w01", "\x00"], "not_a_candidate"),
        (["w01", "\ud800"], "not_a_candidate"),
        (["w01", "e\u0301"], "not_a_candidate"),
        (["w01", "w" * 100_000], "not_a_candidate"),
    ],
)
def test_a_ballot_that_is_not_valid(choices: list[str], code: str) -> None:
    edition = EditionFactory.open(rules={"min": 2, "max": 3})

    with refused(code) as refusal:
        cast(edition, choices).run()
    assert refusal.value.field == "choices"


@pytest.mark.rule("voting V14")
def test_a_withdrawn_work_is_no_longer_choosable() -> None:
    edition = EditionFactory.open()
    Amendment.objects.create(
        edition=edition,
        n=1,
        kind=AmendmentKind.WITHDRAWN,
        at=edition.opens_at,
        reason="Restituée",
        data={"candidate": "w02"},
        previous_sha256=edition.opening_sha256,
        sha256="0" * 64,
    )

    with refused("withdrawn"):
        cast(edition, ["w01", "w02"]).run()
    cast(edition, ["w01"]).run()


@pytest.mark.rule("voting V14")
def test_none_of_these_is_a_ballot_where_the_rules_offer_it() -> None:
    edition = EditionFactory.open(rules={"none_of_these": True, "min": 2})

    cast(edition, []).run()

    assert Ballot.objects.get().choices == []
    with refused("too_few"):
        cast(edition, ["w01"]).run()


@pytest.mark.rule("voting V14")
def test_as_many_as_allowed() -> None:
    edition = EditionFactory.open(rules={"max": 3})

    cast(edition, ["w04", "w03", "w02"]).run()

    assert Ballot.objects.get().choices == ["w02", "w03", "w04"]


@pytest.mark.rule("voting V12")
@pytest.mark.parametrize("key", ["", "ab", "ab" * 15, "ab" * 17, "zz" * 16, "é" * 32, "\ud800"])
def test_a_key_that_is_none(key: str) -> None:
    edition = EditionFactory.open()

    with refused("bad_key"):
        cast(edition, key=key).run()


@pytest.mark.rule("voting V23")
@pytest.mark.parametrize(
    ("email", "code"),
    [
        (None, "address_missing"),
        ("", "address_missing"),
        ("  ", "address_missing"),
        ("ana", "bad_address"),
        ("ana@exemple", "bad_address"),
        ("ana@exemple.fr\nBcc: bob@exemple.fr", "bad_address"),
        ("+club@exemple.fr", "bad_address"),
        ("\ud800@exemple.fr", "bad_address"),
        ("a" * 300 + "@exemple.fr", "bad_address"),
    ],
)
def test_an_address_that_is_none(email: str | None, code: str) -> None:
    edition = EditionFactory.open()

    with refused(code):
        cast(edition, email=email).run()


@pytest.mark.rule("voting V24")
def test_only_in_the_ways_that_the_rules_name() -> None:
    for_members, for_mail = EditionFactory.open(rules={"eligibility": ["member"]}), EditionFactory.open(rules={"eligibility": ["email"]})
    member = MemberFactory()

    with refused("not_eligible"):
        cast(for_members, email="ana@exemple.fr").run()
    with refused("not_eligible"):
        cast(for_members, email=member.person.address).run()
    with refused("not_eligible"):
        BallotFactory.of_member(for_mail, member)
    assert BallotFactory.of_member(for_members, member).status == BallotState.COUNTED
    assert cast(for_mail).run().status == BallotState.AWAITING_CONFIRMATION


@pytest.mark.rule("voting V9")
@pytest.mark.parametrize(("by", "code"), [("-1s", "not_open"), ("0s", None), ("71h59m59s", None), ("3d", "closed"), ("30d", "closed")])
def test_the_window_holds_by_the_clock_though_no_task_has_run(
    clock_offset: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, by: str, code: str | None
) -> None:
    edition = EditionFactory.open()
    at_opening(monkeypatch, edition)
    clock_offset(by)

    if code is None:
        cast(edition).run()
        assert Ballot.objects.count() == 1
    else:
        with refused(code):
            cast(edition).run()


def at_opening(monkeypatch: pytest.MonkeyPatch, edition: Edition) -> None:
    """The database's clock stands at the very second of the opening; CLOCK_OFFSET still moves it."""
    monkeypatch.setattr(clock, "now", lambda using="default": edition.opens_at + clock.offset())


@pytest.mark.rule("voting V9")
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (EditionFactory.draft, "not_open"),
        (EditionFactory.armed, "not_open"),
        (EditionFactory.closed, "closed"),
        (EditionFactory.tallied, "closed"),
        (EditionFactory.certified, "closed"),
        (EditionFactory.cancelled, "closed"),
    ],
)
def test_only_while_the_vote_is_open(make: Callable[[], Edition], code: str) -> None:
    edition = make()

    member = MemberFactory()

    with refused(code):
        cast(edition).run()
    with refused(code):
        BallotFactory.of_member(edition, member)


@pytest.mark.rule("voting V9")
def test_an_edition_in_hand_may_be_stale() -> None:
    edition = EditionFactory.open()
    in_hand = fresh(edition)
    PauseEdition(edition=edition, reason="Une panne", by=curator(edition)).run()

    with refused("paused"):
        cast(in_hand).run()


@pytest.mark.rule("voting V8")
def test_once_the_close_has_passed_a_paused_vote_is_closed(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.paused()

    with refused("paused"):
        cast(edition).run()
    clock_offset("3d")
    with refused("closed"):
        cast(edition).run()


@pytest.mark.rule("voting V29")
def test_without_its_key_the_vote_takes_nothing() -> None:
    edition = EditionFactory.open()
    destroy_key(edition.uuid)

    with refused("key_missing"):
        cast(edition).run()


def test_the_same_choices_of_two_people_are_two_ballots() -> None:
    edition = EditionFactory.open()

    receipts = {cast(edition, ["w01"], email=f"v{n}@exemple.fr").run().receipt for n in range(3)}

    assert len(receipts) == Ballot.objects.count() == RollEntry.objects.count() == 3
