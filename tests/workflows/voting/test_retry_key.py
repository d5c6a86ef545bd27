"""The same key again: a retry finds its receipt, whatever has happened since; anything else under that key is refused (V12, V13)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory, curator
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import CancelBallot, PauseEdition
from workflows.voting.enums import BallotState
from workflows.voting.models import Ballot, CastRequest, Edition

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V13")]
KEY = "0123456789abcdef" * 2
ANA = "ana@exemple.fr"


def first(edition: Edition, **values: Any) -> Any:
    return BallotFactory.waiting(edition, ["w01", "w02"], key=KEY, email=ANA, **values)


@pytest.mark.parametrize(
    ("choices", "email", "key"),
    [
        (["w01", "w02"], ANA, KEY),
        (["w02", "w01"], ANA, KEY),
        (["w01", "w02"], " ANA+vote@exemple.fr", KEY),
        (["w01", "w02"], ANA, KEY.upper()),
    ],
)
def test_a_retry_finds_the_same_answer(choices: list[str], email: str, key: str) -> None:
    edition = EditionFactory.open()
    ballot = first(edition)

    with unchanged():
        assert BallotFactory.waiting(edition, choices, key=key, email=email).cast == ballot.cast


@pytest.mark.parametrize(
    ("choices", "email"),
    [(["w01"], ANA), (["w01", "w02", "w03"], ANA), (["w01", "w03"], ANA), ([], ANA), (["w99"], ANA), (["w01", "w02"], "bob@exemple.fr")],
)
def test_another_choice_or_person_is_refused_and_the_first_stands(choices: list[str], email: str) -> None:
    edition = EditionFactory.open()
    ballot = first(edition)

    with refused("key_reused") as refusal:
        BallotFactory.waiting(edition, choices, key=KEY, email=email)
    assert refusal.value.field == "key"
    assert ballot.confirmed().cast.receipt
    assert Ballot.objects.get().choices == ["w01", "w02"]


def test_a_members_retry_too() -> None:
    edition, member = EditionFactory.open(), MemberFactory()
    answer = BallotFactory.of_member(edition, member, key=KEY)

    with unchanged():
        assert BallotFactory.of_member(edition, member, key=KEY) == answer
    with refused("key_reused"):
        BallotFactory.of_member(edition, member, ["w02"], key=KEY)
    other = MemberFactory()
    with refused("key_reused"):
        BallotFactory.of_member(edition, other, key=KEY)


def test_after_a_replacement() -> None:
    edition = EditionFactory.open()
    ballot = first(edition).confirmed()
    BallotFactory.counted(edition, ["w03"], email=ANA)

    with unchanged():
        answer = first(edition).cast
    assert (answer.receipt, answer.status) == (ballot.cast.receipt, BallotState.REPLACED)


def test_after_a_cancellation() -> None:
    edition = EditionFactory.open()
    ballot = first(edition)
    CancelBallot(token=ballot.token).run()

    with unchanged():
        assert first(edition).cast.status == BallotState.CANCELLED


@pytest.mark.parametrize("by", ["3d", "3d30m", "30d"])
def test_after_the_close(clock_offset: Callable[[str], None], by: str) -> None:
    edition = EditionFactory.open()
    ballot = first(edition)
    clock_offset(by)

    with unchanged():
        assert first(edition).cast == ballot.cast


def test_while_the_vote_is_paused() -> None:
    edition = EditionFactory.open()
    ballot = first(edition).confirmed()
    PauseEdition(edition=edition, reason="Une panne", by=curator(edition)).run()

    with unchanged():
        answer = first(edition).cast
    assert (answer.receipt, answer.status) == (ballot.cast.receipt, BallotState.COUNTED)


def test_a_refused_cast_leaves_its_key_free() -> None:
    edition = EditionFactory.open()
    with refused("too_few"):
        BallotFactory.waiting(edition, [], key=KEY, email=ANA)

    first(edition)

    assert Ballot.objects.count() == 1


def test_a_key_is_one_editions() -> None:
    one, two = EditionFactory.open(), EditionFactory.open()

    receipts = {first(one).cast.receipt, first(two).cast.receipt}

    assert len(receipts) == Ballot.objects.count() == 2


@pytest.mark.rule("voting V12")
def test_what_is_kept_of_a_key_gives_neither_it_nor_the_choices_away() -> None:
    one, two = EditionFactory.open(), EditionFactory.open()
    first(one)
    first(two)

    requests = CastRequest.objects.order_by("edition")

    assert {request.key_sha256 for request in requests} == {hashlib.sha256(bytes.fromhex(KEY)).hexdigest()}
    assert len({request.payload_hmac for request in requests}) == 2, "keyed by the edition: no table of guesses fits two"
    assert KEY not in str([list(CastRequest.objects.values_list())])
