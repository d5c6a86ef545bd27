from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.core import clock
from tests.factories.people import MemberFactory, PersonFactory, SignInRequestFactory
from workflows.people.actions import ErasePerson, ExportPerson, SignIn
from workflows.people.actions.sign_in import BadLink
from workflows.people.models import Mailbox, Member, MemberSession, Person, SignInRequest
from workflows.people.selectors import member_of_session, personal_data, register_erasure, register_export

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_these_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test registers ends with it."""
    monkeypatch.setattr(personal_data, "_exports", {})
    monkeypatch.setattr(personal_data, "_erasures", {})


def member_with_everything() -> tuple[Member, str]:
    member, session = MemberFactory.signed_in(person__address="Ana+club@Exemple.fr")
    SignInRequestFactory.mailed("ana+again@exemple.fr")
    return member, session


def test_everything_is_told_and_no_secret_with_it() -> None:
    member, session = member_with_everything()
    request = SignInRequest.objects.get()
    register_export("workflows.garden", lambda person: {"tags": [str(person.uuid)]})

    export = ExportPerson(person=member.person).run()

    told = json.dumps(export)
    assert export["people"]["address"] == "Ana+club@Exemple.fr"
    assert export["people"]["canonical_address"] == "ana@exemple.fr"
    assert export["people"]["member_since"] == member.joined_at.isoformat()
    assert len(export["people"]["sessions"]) == 1
    assert [asked["address"] for asked in export["people"]["sign_in_requests"]] == ["ana+again@exemple.fr"]
    assert len(export["people"]["mails_in_a_day"]) == 1
    assert export["workflows.garden"] == {"tags": [str(member.person.uuid)]}
    for secret in (session, request.token, request.code, request.browser_secret):
        assert f'"{secret}"' not in told


def test_a_person_without_an_account_is_told_so() -> None:
    export = ExportPerson(person=PersonFactory()).run()

    assert export["people"]["member_since"] is None
    assert export["people"]["sessions"] == []


def test_of_somebody_else_nothing_is_told() -> None:
    member_with_everything()
    other = PersonFactory(address="bob@exemple.fr")

    export = ExportPerson(person=other).run()["people"]

    assert (export["sessions"], export["sign_in_requests"], export["mails_in_a_day"]) == ([], [], [])


def test_erased_from_every_room_and_nobody_else() -> None:
    member, session = member_with_everything()
    other, other_session = MemberFactory.signed_in(person__address="bob@exemple.fr")
    SignInRequestFactory.mailed("bob@exemple.fr")
    link = SignInRequest.objects.get(canonical="ana@exemple.fr").token
    erased: list[Any] = []
    register_erasure("workflows.garden", lambda person: erased.append(person.canonical))

    ErasePerson(person=member.person).run()

    assert erased == ["ana@exemple.fr"]
    assert list(Person.objects.all()) == [other.person]
    assert SignInRequest.objects.get().canonical == "bob@exemple.fr"
    assert list(Mailbox.objects.all()) == list(Mailbox.objects.of("bob@exemple.fr"))
    assert member_of_session(session, now=clock.now()) is None
    assert member_of_session(other_session, now=clock.now()) == other
    with pytest.raises(BadLink):
        SignIn(token=link).run()
    assert not Person.objects.filter(canonical="ana@exemple.fr").exists()


def test_all_or_nothing() -> None:
    member, session = member_with_everything()

    def refuse(person: Person) -> None:
        raise RuntimeError("the room is locked")

    register_erasure("a.first", lambda person: MemberSession.objects.filter(member__person=person).delete() and None)
    register_erasure("z.last", refuse)

    with pytest.raises(RuntimeError, match="locked"):
        ErasePerson(person=member.person).run()
    assert member_of_session(session, now=clock.now()) == member
    assert SignInRequest.objects.exists()
    assert Mailbox.objects.exists()


def test_by_command_however_the_address_is_written() -> None:
    member, _session = member_with_everything()
    out = StringIO()

    call_command("export_person", "ANA@exemple.fr", stdout=out)
    assert json.loads(out.getvalue())["people"]["address"] == member.person.address
    with pytest.raises(CommandError, match="nothing was erased"):
        call_command("erase_person", "ANA@exemple.fr")
    assert Person.objects.count() == 1

    call_command("erase_person", "ANA@exemple.fr", "--yes", stdout=out)
    assert not Person.objects.exists()


@pytest.mark.parametrize("command", ["export_person", "erase_person"])
@pytest.mark.parametrize(("address", "says"), [("ana", "e-mail"), ("bob@exemple.fr", "no person")])
def test_of_nobody(command: str, address: str, says: str) -> None:
    member_with_everything()

    with pytest.raises(CommandError, match=says):
        call_command(command, address, stdout=StringIO())
    assert Person.objects.count() == 1
