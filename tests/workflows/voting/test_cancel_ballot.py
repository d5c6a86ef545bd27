"""« Ce n’était pas moi »: a waiting ballot goes; nobody's confirmed one does (V17)."""

from __future__ import annotations

import pytest

from tests.factories.voting import BallotFactory, EditionFactory, then
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import CancelBallot, ConfirmBallot, TallyEdition
from workflows.voting.enums import BallotState
from workflows.voting.models import Ballot, Receipt, RollEntry

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V17")]


def test_the_ballot_goes_with_its_choices() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())

    assert CancelBallot(token=ballot.token).run() is True

    row = Ballot.objects.get()
    assert (row.state, row.choices, Receipt.objects.get().status) == (BallotState.CANCELLED, None, BallotState.CANCELLED)
    with refused("cancelled"):
        ConfirmBallot(token=ballot.token).run()


def test_a_second_time_changes_nothing() -> None:
    ballot = BallotFactory.waiting(EditionFactory.open())
    CancelBallot(token=ballot.token).run()

    with unchanged():
        assert CancelBallot(token=ballot.token).run() is False


def test_a_confirmed_ballot_stays() -> None:
    ballot = BallotFactory.counted(EditionFactory.open())

    with refused("already_confirmed"):
        CancelBallot(token=ballot.token).run()


def test_the_turn_stays_free() -> None:
    edition = EditionFactory.open()
    CancelBallot(token=BallotFactory.waiting(edition, email="ana@exemple.fr").token).run()

    assert RollEntry.objects.get().counted is None
    BallotFactory.counted(edition, ["w02"], email="ana@exemple.fr")
    assert Ballot.objects.counted().get().choices == ["w02"]  # type: ignore[attr-defined]


def test_only_the_ballot_behind_the_link_goes() -> None:
    edition = EditionFactory.open()
    mine = BallotFactory.counted(edition, ["w01"], email="ana@exemple.fr")
    somebody_typed_my_address = BallotFactory.waiting(edition, ["w02"], email="ana@exemple.fr")

    CancelBallot(token=somebody_typed_my_address.token).run()

    assert Ballot.objects.counted().get().choices == ["w01"]  # type: ignore[attr-defined]
    assert Receipt.objects.get(code=mine.cast.receipt).status == BallotState.COUNTED


def test_what_is_over_is_left_as_it_is() -> None:
    with then("-4d"):
        edition = EditionFactory.open()
        ballot = BallotFactory.waiting(edition)
    TallyEdition(edition=edition).run()

    with unchanged():
        assert CancelBallot(token=ballot.token).run() is False
