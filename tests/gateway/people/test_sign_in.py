"""Members: signed in by a link or by digits, known by a bearer token, never by a cookie."""

from __future__ import annotations

from typing import Any

import pytest

from gateway.relay import opaque
from tests.gateway.conftest import Ask
from workflows.people.actions import SendSignIn
from workflows.people.models import Member, MemberSession, SignInRequest

pytestmark = pytest.mark.django_db
REQUEST = "mutation($e: String!) { requestSignIn(input: { email: $e }) { sent browserSecret errors { code field message } } }"
SIGN_IN = """mutation($input: SignInInput!) { signIn(input: $input) {
  session expiresAt member { id email joinedAt } errors { code field } } }"""
ME = "{ me { id email } }"


def bearer(session: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {session}"}


@pytest.fixture
def signed_in(ask: Ask) -> Any:
    ask(REQUEST, e="ana@exemple.fr")
    return ask(SIGN_IN, input={"token": SignInRequest.objects.latest("pk").token}).data["signIn"]


def test_by_the_link(ask: Ask, signed_in: Any) -> None:
    assert signed_in["errors"] == []
    assert signed_in["member"]["email"] == "ana@exemple.fr"
    assert ask(ME).data == {"me": None}
    assert ask(ME, headers=bearer(signed_in["session"])).data["me"] == {"id": signed_in["member"]["id"], "email": "ana@exemple.fr"}


def test_by_digits_in_the_browser_that_asked(ask: Ask) -> None:
    secret = ask(REQUEST, e="ana@exemple.fr").data["requestSignIn"]["browserSecret"]
    request = SignInRequest.objects.get()
    SendSignIn(request=request.uuid).run()
    code = request.code
    wrong = ask(SIGN_IN, input={"code": code, "browserSecret": "another"}).data["signIn"]
    assert (wrong["session"], wrong["errors"]) == (None, [{"code": "bad_code", "field": "code"}])
    assert not Member.objects.exists()
    assert ask(SIGN_IN, input={"code": code, "browserSecret": secret}).data["signIn"]["session"]


@pytest.mark.parametrize("given", [{}, {"token": "forged"}, {"token": ""}, {"code": "123456"}])
def test_what_signs_nobody_in(ask: Ask, given: dict[str, str]) -> None:
    ask(REQUEST, e="ana@exemple.fr")
    payload = ask(SIGN_IN, input=given).data["signIn"]
    assert (payload["session"], payload["member"]) == (None, None)
    assert [error["code"] for error in payload["errors"]] == ["bad_link"]
    assert not MemberSession.objects.exists()


@pytest.mark.rule("voting V21")
def test_whether_an_address_is_known_is_not_told(ask: Ask, signed_in: Any) -> None:
    known, unknown = (ask(REQUEST, e=email).data["requestSignIn"] for email in ("ana@exemple.fr", "new@exemple.fr"))
    assert known.keys() == unknown.keys()
    assert (known["sent"], known["errors"]) == (unknown["sent"], unknown["errors"]) == (True, [])


def test_no_address(ask: Ask) -> None:
    payload = ask(REQUEST, e="ana").data["requestSignIn"]
    assert (payload["sent"], payload["browserSecret"]) == (False, None)
    assert [(error["code"], error["field"]) for error in payload["errors"]] == [("bad_address", "email")]
    assert not SignInRequest.objects.exists()


def test_signing_out_ends_the_session(ask: Ask, signed_in: Any) -> None:
    headers = bearer(signed_in["session"])
    assert ask("mutation { signOut { signedOut } }").data["signOut"] == {"signedOut": False}
    assert ask(ME, headers=headers).data["me"]
    assert ask("mutation { signOut { signedOut } }", headers=headers).data["signOut"] == {"signedOut": True}
    assert ask(ME, headers=headers).data == {"me": None}


@pytest.mark.rule("gateway G29")
def test_members_see_themselves_and_nobody_else(ask: Ask, signed_in: Any) -> None:
    document = "query($id: ID!) { node(id: $id) { ... on Member { email } } }"
    ask(REQUEST, e="bob@exemple.fr")
    other = ask(SIGN_IN, input={"token": SignInRequest.objects.latest("pk").token}).data["signIn"]
    mine = signed_in["member"]["id"]
    assert ask(document, id=mine, headers=bearer(signed_in["session"])).data == {"node": {"email": "ana@exemple.fr"}}
    assert ask(document, id=mine, headers=bearer(other["session"])).data == {"node": None}
    assert ask(document, id=mine).data == {"node": None}
    assert ask(document, id=opaque("Member", "nobody"), headers=bearer(other["session"])).data == {"node": None}
