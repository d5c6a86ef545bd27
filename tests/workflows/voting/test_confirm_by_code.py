"""The mail's six digits, good only in the browser that cast, five tries (V16)."""

from __future__ import annotations

import pytest

from cms.core.errors import DomainError
from tests.factories.voting import BallotFactory, EditionFactory, Waiting
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import ConfirmByCode
from workflows.voting.enums import BallotState
from workflows.voting.keys import destroy_key
from workflows.voting.models import Ballot, Edition

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V16")]


def confirm(ballot: Waiting, code: str | None = None, *, secret: str | None = None, edition: Edition | None = None) -> ConfirmByCode:
    secret = ballot.cast.browser_secret if secret is None else secret
    assert secret is not None
    return ConfirmByCode(edition=edition or ballot.edition, browser_secret=secret, code=ballot.code if code is None else code)


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def wrong(action: ConfirmByCode) -> None:
    with pytest.raises(DomainError) as refusal:
        action.run()
    assert refusal.value.code == "wrong_code"
    assert Ballot.objects.filter(state=BallotState.COUNTED).count() == 0


@pytest.mark.parametrize("written", ["{}", " {} ", "{}\n"])
def test_the_digits_make_the_ballot_count(written: str) -> None:
    ballot = BallotFactory.waiting(EditionFactory.open()).mailed()
    spaced = f"{ballot.code[:3]} {ballot.code[3:]}"

    confirmed = confirm(ballot, written.format(spaced)).run()

    assert (confirmed.status, confirmed.already) == (BallotState.COUNTED, False)
    with unchanged():
        assert confirm(ballot).run().already is True


def test_five_tries_then_only_the_link() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open()).mailed()

    for tries in range(1, 6):
        wrong(confirm(ballot, another(ballot.code)))
        assert ballot.confirmation.tries == tries, "a wrong try is kept though it is refused"
    with refused("too_many_tries"):
        confirm(ballot).run()
    assert ballot.confirmed().confirmation.confirmed_at


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "\ud800", "9" * 100_000])
def test_what_are_no_digits(code: str) -> None:
    wrong(confirm(BallotFactory.waiting(EditionFactory.open()).mailed(), code))


def test_only_in_the_browser_that_cast() -> None:
    edition = EditionFactory.open()
    mine, theirs = BallotFactory.waiting(edition).mailed(), BallotFactory.waiting(edition).mailed()

    with unchanged():
        wrong(confirm(mine, secret="another browser"))
        wrong(confirm(mine, secret=""))
        wrong(confirm(mine, secret="\ud800"))
    wrong(confirm(mine, theirs.code if theirs.code != mine.code else another(mine.code)))


def test_not_in_another_edition() -> None:
    ballot, other = BallotFactory.waiting(EditionFactory.open()).mailed(), EditionFactory.open()

    with refused("wrong_code"):
        confirm(ballot, edition=other).run()


def test_digits_that_were_never_written_open_nothing() -> None:
    """Else each cast with somebody's address would bring five guesses, without end: mails are limited, casts are not."""
    ballot = BallotFactory.waiting(EditionFactory.open())

    with refused("wrong_code"):
        confirm(ballot).run()
    assert confirm(ballot.mailed()).run().status == BallotState.COUNTED


def test_a_ballot_that_a_newer_one_pushed_out() -> None:
    edition = EditionFactory.open()
    oldest, *_rest = [BallotFactory.waiting(edition, email="ana@exemple.fr").mailed() for _ in range(4)]

    with refused("replaced"):
        confirm(oldest).run()


def test_too_late(clock_offset: object) -> None:
    ballot = BallotFactory.waiting(EditionFactory.open()).mailed()
    clock_offset("4d")  # type: ignore[operator]

    with refused("expired"):
        confirm(ballot).run()


@pytest.mark.rule("voting V29")
def test_without_the_key() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open()).mailed()
    action = confirm(ballot)
    destroy_key(ballot.edition.uuid)

    with refused("key_missing"):
        action.run()
