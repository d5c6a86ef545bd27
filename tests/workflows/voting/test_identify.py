"""One identity a person and edition, as member or by mail, however the address is written (V23, V24)."""

from __future__ import annotations

import pytest

from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory, then
from tests.workflows.voting.refusals import rows
from workflows.people.addresses import canonical
from workflows.people.models import Member, Person
from workflows.voting.keys import read_key
from workflows.voting.models import Ballot, Edition, RollEntry
from workflows.voting.selectors.identity import identity_of

pytestmark = pytest.mark.django_db


def people_in(edition: Edition) -> int:
    return edition.roll.values("voter_tag").distinct().count()


def ballots_counted(edition: Edition) -> list[list[str]]:
    return list(Ballot.objects.filter(edition=edition).counted().values_list("choices", flat=True))  # type: ignore[attr-defined]


def moved(member: Member, address: str) -> Member:
    """The member confirmed another address."""
    Person.objects.filter(pk=member.person_id).update(address=address, canonical=canonical(address))
    return Member.objects.select_related("person").get(pk=member.pk)


@pytest.mark.rule("voting V23")
@pytest.mark.parametrize(
    "written",
    [
        ["ana@exemple.fr", " ANA@EXEMPLE.FR ", "ana+1@exemple.fr", "Ana+Vote+2@exemple.fr"],
        ["an.a@gmail.com", "ana@gmail.com", "A.N.A+x@googlemail.com"],
        ["e\u0301lodie@exemple.fr", "élodie@exemple.fr", "ÉLODIE@exemple.fr"],
        ["ana@straße.de", "ana@xn--strae-oqa.de", "ANA@STRAẞE.de"],
        ["ana@école.fr", "ana@xn--cole-9oa.fr"],
        ["e.\u0301lodie@gmail.com", "élodie@gmail.com"],
    ],
)
def test_one_mailbox_is_one_person(written: list[str]) -> None:
    edition = EditionFactory.open()

    for choice, address in zip(("w01", "w02", "w03", "w04"), written, strict=False):
        BallotFactory.counted(edition, [choice], email=address)

    assert people_in(edition) == 1
    assert ballots_counted(edition) == [[f"w0{len(written)}"]]


@pytest.mark.rule("voting V23")
@pytest.mark.parametrize(
    "written",
    [
        ["ana@exemple.fr", "an.a@exemple.fr"],
        ["ana@straße.de", "ana@strasse.de"],
        ["ana@gmail.com", "ana@gmail.fr"],
        ["ana@exemple.fr", "bob@exemple.fr"],
    ],
)
def test_two_mailboxes_are_two_people(written: list[str]) -> None:
    edition = EditionFactory.open()

    for address in written:
        BallotFactory.counted(edition, email=address)

    assert people_in(edition) == len(ballots_counted(edition)) == 2


@pytest.mark.rule("voting V24")
@pytest.mark.parametrize("member_first", [True, False])
def test_member_and_email_never_make_two_people(member_first: bool) -> None:
    edition, member = EditionFactory.open(), MemberFactory(person__address="Ana@exemple.fr")
    acts = [
        lambda: BallotFactory.of_member(edition, member, ["w01"]),
        lambda: BallotFactory.counted(edition, ["w02"], email="ana+vote@exemple.fr"),
    ]

    for act in acts if member_first else reversed(acts):
        act()

    assert people_in(edition) == 1
    assert ballots_counted(edition) == [["w02"] if member_first else ["w01"]]


@pytest.mark.rule("voting V24")
def test_an_email_voter_who_joins_stays_one_person() -> None:
    edition = EditionFactory.open()
    BallotFactory.counted(edition, ["w01"], email="ana@exemple.fr")

    BallotFactory.of_member(edition, MemberFactory(person__address="ana@exemple.fr"), ["w02"])

    assert people_in(edition) == 1
    assert ballots_counted(edition) == [["w02"]]
    assert RollEntry.objects.get().member_tag


@pytest.mark.rule("voting V24")
def test_a_member_who_changes_address_stays_the_voter_of_their_first_ballot() -> None:
    edition, member = EditionFactory.open(rules={"recurrence": "daily"}), MemberFactory(person__address="ana@exemple.fr")
    BallotFactory.of_member(edition, member, ["w01"])
    member = moved(member, "ana@ailleurs.fr")

    BallotFactory.of_member(edition, member, ["w02"])
    BallotFactory.counted(edition, ["w03"], email="ana@ailleurs.fr")
    BallotFactory.counted(edition, ["w04"], email="ana@exemple.fr")
    assert (people_in(edition), ballots_counted(edition)) == (1, [["w04"]])
    with then("1d"):
        BallotFactory.of_member(edition, member, ["w01"])

    assert people_in(edition) == 1
    assert sorted(ballots_counted(edition)) == [["w01"], ["w04"]]


@pytest.mark.rule("voting V29")
def test_tags_of_two_editions_cannot_be_joined() -> None:
    one, two = EditionFactory.open(), EditionFactory.open()
    member = MemberFactory()
    for edition in (one, two):
        BallotFactory.of_member(edition, member)

    tags = list(RollEntry.objects.values_list("voter_tag", "member_tag"))
    assert len({tag for pair in tags for tag in pair}) == 4


@pytest.mark.rule("voting V29")
def test_nothing_in_the_roll_names_an_address_until_it_is_confirmed() -> None:
    edition = EditionFactory.open()
    BallotFactory.waiting(edition, email="ana@exemple.fr")

    held = rows()
    assert "ana@" not in "".join(held["workflows_voting.RollEntry"])
    for table in ("Ballot", "Receipt", "CastRequest"):
        assert "ana@" not in "".join(held[f"workflows_voting.{table}"])


@pytest.mark.rule("voting V21")
def test_the_same_work_is_done_to_know_anybody(django_assert_num_queries: object) -> None:
    edition = EditionFactory.open()
    key = read_key(edition.uuid)
    MemberFactory(person__address="member@exemple.fr")
    BallotFactory.counted(edition, email="voter@exemple.fr")

    for address in ("member@exemple.fr", "voter@exemple.fr", "nobody@exemple.fr"):
        with django_assert_num_queries(2):  # type: ignore[operator]
            identity_of(edition, key, address=address)
