"""Casting and confirming through the API: refusals are part of the answer, and change nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from gateway.relay import opaque
from tests.gateway.conftest import Ask
from tests.gateway.voting.conftest import CAST
from workflows.people.actions import RequestSignIn, SignIn
from workflows.people.models import SignInRequest
from workflows.voting.actions import PauseEdition
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry

pytestmark = pytest.mark.django_db
Make = Callable[..., Edition]
CONFIRM = """mutation($token: String!) { confirmBallot(input: { token: $token }) {
  status receiptCode already edition { slug } errors { code field message } } }"""
BY_CODE = """mutation($input: ConfirmBallotByCodeInput!) { confirmBallotByCode(input: $input) {
  status receiptCode already errors { code field message } } }"""
CANCEL = "mutation($token: String!) { cancelBallot(input: { token: $token }) { cancelled errors { code } } }"
CHECK = "mutation($input: CheckReceiptInput!) { checkReceipt(input: $input) { status errors { code field } } }"
READ = "query($token: String!) { confirmation(token: $token) { edition { slug siteName } words status confirmUntil } }"
TABLES = (Ballot, CastRequest, Confirmation, Receipt, RollEntry)


def rows() -> list[Any]:
    return [sorted(map(str, model.objects.values_list())) for model in TABLES]


@pytest.fixture
def edition(monument: SiteProfile, opened: Make) -> Edition:
    return opened(monument, "nuit")


@pytest.mark.rule("voting V16")
def test_a_ballot_waits_for_the_button(ask: Ask, edition: Edition, cast: Callable[..., Any], mailed: Callable[[], tuple[str, str]]) -> None:
    payload = cast(edition, ["w02", "w01"], edition=opaque("Edition", edition.uuid))
    assert payload["errors"] == []
    receipt = payload["receipt"]
    assert (receipt["status"], len(receipt["words"])) == ("AWAITING_CONFIRMATION", 2)
    token, _code = mailed()
    before = rows()
    found = ask(READ, token=token).data["confirmation"]
    assert (found["edition"], found["words"]) == ({"slug": "nuit", "siteName": "Brou"}, receipt["words"])
    assert rows() == before, "reading the link changes nothing"
    pressed = ask(CONFIRM, token=token).data["confirmBallot"]
    assert pressed == {"status": "COUNTED", "receiptCode": receipt["code"], "already": False, "edition": {"slug": "nuit"}, "errors": []}
    assert ask(CONFIRM, token=token).data["confirmBallot"]["already"] is True
    checked = ask(CHECK, input={"edition": str(edition.uuid), "code": receipt["code"]}).data["checkReceipt"]
    assert checked == {"status": "COUNTED", "errors": []}


def test_the_mails_digits_confirm_in_the_browser_that_cast(ask: Ask, edition: Edition, cast: Any, mailed: Any) -> None:
    secret = cast(edition, ["w01"])["receipt"]["browserSecret"]
    _token, code = mailed()
    given = {"edition": str(edition.uuid), "browserSecret": secret, "code": code}
    wrong = ask(BY_CODE, input=given | {"browserSecret": "another"}).data["confirmBallotByCode"]
    assert (wrong["status"], [error["code"] for error in wrong["errors"]]) == (None, ["wrong_code"])
    assert Confirmation.objects.get().confirmed_at is None
    assert ask(BY_CODE, input=given).data["confirmBallotByCode"]["status"] == "COUNTED"


def test_this_was_not_me(ask: Ask, edition: Edition, cast: Any, mailed: Any) -> None:
    cast(edition, ["w01"])
    token, _code = mailed()
    assert ask(CANCEL, token=token).data["cancelBallot"] == {"cancelled": True, "errors": []}
    assert [error["code"] for error in ask(CONFIRM, token=token).data["confirmBallot"]["errors"]] == ["cancelled"]


def test_a_member_votes_without_mail(ask: Ask, edition: Edition, cast: Any, mailoutbox: list[Any]) -> None:
    RequestSignIn(email="ana@exemple.fr").run()
    session = SignIn(token=SignInRequest.objects.get().token).run().session
    payload = cast(edition, ["w01"], email=None, headers={"Authorization": f"Bearer {session}"})
    assert (payload["receipt"]["status"], payload["receipt"]["words"], payload["receipt"]["browserSecret"]) == ("COUNTED", [], None)
    assert mailoutbox == []


@pytest.mark.rule("voting V14")
@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"choices": []}, "too_few", "choices"),
        ({"choices": ["w01", "w02", "w03", "w04"]}, "too_many", "choices"),
        ({"choices": ["w01", "w01"]}, "twice", "choices"),
        ({"choices": ["w09"]}, "not_a_candidate", "choices"),
        ({"key": "abc"}, "bad_key", "key"),
        ({"email": "no address"}, "bad_address", "email"),
        ({"email": None}, "address_missing", "email"),
        ({"edition": "nonsense"}, "unknown_edition", "edition"),
    ],
)
def test_what_is_wrong_with_a_cast_is_in_the_answer_and_changes_nothing(
    edition: Edition, cast: Any, given: dict[str, Any], code: str, field: str
) -> None:
    before = rows()
    payload = cast(edition, given.pop("choices", ["w01"]), **given)
    assert payload["receipt"] is None
    ((error),) = payload["errors"]
    assert (error["code"], error["field"]) == (code, field)
    assert error["message"]
    assert rows() == before


def test_a_key_is_good_for_one_ballot(edition: Edition, cast: Any) -> None:
    first = cast(edition, ["w01"], key="ab" * 16)
    assert cast(edition, ["w01"], key="ab" * 16) == first, "a retry finds the same receipt"
    before = rows()
    assert [error["code"] for error in cast(edition, ["w02"], key="ab" * 16)["errors"]] == ["key_reused"]
    assert rows() == before


def test_outside_the_window(
    monument: SiteProfile, announced: Make, edition: Edition, cast: Any, clock_offset: Callable[[str], None], begun: Make, staff: Any
) -> None:
    before = rows()
    assert [error["code"] for error in cast(announced(monument, "bientot"), ["w01"])["errors"]] == ["not_open"]
    assert [error["code"] for error in cast(begun(monument, "brouillon"), ["w01"])["errors"]] == ["unknown_edition"]
    PauseEdition(edition=edition, reason="Une panne", by=staff(Role.CURATOR, monument)).run()
    ((error),) = cast(edition, ["w01"])["errors"]
    assert error["code"] == "paused"
    assert "Une panne" in error["message"]
    clock_offset("3d1s")
    assert [error["code"] for error in cast(edition, ["w01"])["errors"]] == ["closed"]
    assert rows() == before


@pytest.mark.parametrize("token", ["", "forged", "é" * 300, "0" * 64])
def test_a_forged_link(ask: Ask, edition: Edition, cast: Any, token: str) -> None:
    cast(edition, ["w01"])
    before = rows()
    assert ask(READ, token=token).data == {"confirmation": None}
    payload = ask(CONFIRM, token=token).data["confirmBallot"]
    assert (payload["status"], [error["code"] for error in payload["errors"]]) == (None, ["bad_token"])
    assert [error["code"] for error in ask(CANCEL, token=token).data["cancelBallot"]["errors"]] == ["bad_token"]
    assert rows() == before


def test_an_expired_link(ask: Ask, edition: Edition, cast: Any, mailed: Any, clock_offset: Callable[[str], None]) -> None:
    cast(edition, ["w01"])
    token, _code = mailed()
    clock_offset("3d61m")
    before = rows()
    payload = ask(CONFIRM, token=token).data["confirmBallot"]
    assert (payload["status"], [error["code"] for error in payload["errors"]]) == (None, ["expired"])
    assert rows() == before


@pytest.mark.parametrize(("language", "message"), [("fr", "Cette édition n’existe pas."), ("en", "There is no such edition.")])
def test_messages_come_in_the_language_asked_for(ask: Ask, edition: Edition, language: str, message: str) -> None:
    given = {"edition": "nonsense", "choices": ["w01"], "key": "ab" * 16, "email": "ana@exemple.fr"}
    payload = ask(CAST, headers={"Accept-Language": language}, input=given).data["castBallot"]
    assert payload["errors"] == [{"code": "unknown_edition", "field": "edition", "message": message}]


def test_receipts_that_nobody_gave(ask: Ask, edition: Edition) -> None:
    checked = ask(CHECK, input={"edition": str(edition.uuid), "code": "ABCD-EFGH"}).data["checkReceipt"]
    assert checked == {"status": "UNKNOWN", "errors": []}
    nowhere = ask(CHECK, input={"edition": "nonsense", "code": "ABCD-EFGH"}).data["checkReceipt"]
    assert nowhere == {"status": None, "errors": [{"code": "unknown_edition", "field": "edition"}]}
