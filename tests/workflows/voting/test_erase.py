"""What the house holds of one voter, told and erased on demand (V36)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.factories.people import MemberFactory, PersonFactory
from tests.factories.voting import BallotFactory, EditionFactory, current_tally, fresh, then
from tests.workflows.voting.refusals import refused, unchanged
from workflows.people.actions import ErasePerson, ExportPerson
from workflows.people.models import Person
from workflows.voting.actions import CloseEdition, ConfirmBallot, DestroyVote, EraseVotes, TallyEdition
from workflows.voting.enums import BallotState
from workflows.voting.keys import destroy_key
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V36")]
ANA = "ana@exemple.fr"


def person(address: str = ANA) -> Person:
    found: Person = PersonFactory(address=address)
    return found


def of_others(edition: Edition) -> None:
    BallotFactory.counted(edition, ["w04"], email="bob@exemple.fr")
    BallotFactory.waiting(edition, ["w03"], email="eve@exemple.fr")


def tables() -> list[int]:
    return [model.objects.count() for model in (Ballot, Receipt, CastRequest, Confirmation, RollEntry)]  # type: ignore[attr-defined]


@pytest.mark.rule("voting V31")
def test_one_is_told_in_which_turns_a_ballot_counts_and_never_which() -> None:
    edition = EditionFactory.open(title="Chambre", rules={"recurrence": "daily"})
    ballots = [BallotFactory.counted(edition, ["w01"], email="ana+1@exemple.fr"), BallotFactory.waiting(edition, ["w02"], email=ANA)]
    with then("1d"):
        ballots.append(BallotFactory.waiting(edition, ["w02"], email=ANA))
    of_others(edition)

    told = ExportPerson(person=person()).run()["workflows.voting"]

    assert [(row["edition"], row["casts"], row["counts"], row["addresses"]) for row in told] == [
        ("Chambre", 2, True, ["ana+1@exemple.fr", ANA]),
        ("Chambre", 1, False, [ANA]),
    ]
    assert len({row["turn"] for row in told}) == 2
    text = json.dumps(told)
    for hidden in ("w01", "w02", "bob@", *(ballot.cast.receipt for ballot in ballots), *(ballot.key for ballot in ballots)):
        assert hidden not in text


def test_until_the_close_everything_goes_and_the_turn_is_free_again() -> None:
    edition = EditionFactory.open()
    of_others(edition)
    before = tables()
    BallotFactory.counted(edition, ["w01"], email=ANA)
    BallotFactory.counted(edition, ["w02"], email=ANA)
    BallotFactory.waiting(edition, ["w03"], email="ana+2@exemple.fr")

    ErasePerson(person=person()).run()

    assert tables() == before
    BallotFactory.counted(edition, ["w01"], email=ANA)
    assert Ballot.objects.filter(state=BallotState.COUNTED).count() == 2


def test_a_members_part_goes_under_whatever_address_it_was_cast() -> None:
    edition, member = EditionFactory.open(), MemberFactory(person__address=ANA)
    BallotFactory.of_member(edition, member)
    Person.objects.filter(pk=member.person_id).update(address="ana@ailleurs.fr", canonical="ana@ailleurs.fr")

    ErasePerson(person=Person.objects.get()).run()

    assert tables() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("closed_by_a_task", [True, False])
def test_from_the_close_on_the_ballot_stands_and_names_nobody(closed_by_a_task: bool) -> None:
    with then("-73h"):
        edition = EditionFactory.open(rules={"confirmation_grace_minutes": 120})
        BallotFactory.counted(edition, ["w01"], email=ANA)
        waiting = BallotFactory.waiting(edition, ["w02"], email="ana+2@exemple.fr")
        token = waiting.token
        of_others(edition)
    if closed_by_a_task:
        CloseEdition(edition=edition).run()

    assert EraseVotes(person=person()).run() == 1

    assert sorted(RollEntry.objects.values_list("address", flat=True)) == ["", "", "bob@exemple.fr"]
    assert not Confirmation.objects.filter(mail_to__startswith="ana").exists()
    with then("2h"):
        TallyEdition(edition=edition).run()
    assert current_tally(edition).outcome["works"][0]["votes"] == 1
    assert Receipt.objects.get(code=waiting.cast.receipt).status == BallotState.UNCONFIRMED
    with refused("bad_token"):
        ConfirmBallot(token=token).run()


def test_of_a_cancelled_edition_what_waits_to_be_told_goes() -> None:
    edition = EditionFactory.open()
    BallotFactory.counted(edition, email="Ana+vote@exemple.fr")
    of_others(edition)
    EditionFactory.cancelled(edition)
    DestroyVote(edition=fresh(edition)).run()
    destroy_key(edition.uuid)

    assert EraseVotes(person=person()).run() == 1
    assert list(RollEntry.objects.values_list("address", flat=True)) == ["bob@exemple.fr"]


def test_who_did_not_vote_has_nothing_there() -> None:
    edition = EditionFactory.open()
    of_others(edition)
    somebody = person()

    with unchanged():
        assert EraseVotes(person=somebody).run() == 0
    assert ExportPerson(person=somebody).run()["workflows.voting"] == []


@pytest.mark.parametrize("make", [EditionFactory.draft, EditionFactory.armed])
def test_editions_that_have_no_roll_are_not_asked(make: Callable[[], Edition]) -> None:
    make()

    assert ExportPerson(person=person()).run()["workflows.voting"] == []


def test_all_or_nothing_where_a_key_is_lost() -> None:
    edition, lost = EditionFactory.open(), EditionFactory.open()
    for one in (edition, lost):
        BallotFactory.counted(one, email=ANA)
    destroy_key(lost.uuid)
    somebody = person()

    with refused("key_missing"):
        ErasePerson(person=somebody).run()
    assert Person.objects.filter(pk=somebody.pk).exists()
