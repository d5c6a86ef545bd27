"""Front ends speak for visitors, and only they."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.test import RequestFactory

from gateway.callers import caller_of, known_key
from gateway.errors import NotRun
from tests.gateway.conftest import Ask

VISITOR = {"Cimaise-Key": "test-front-end", "Cimaise-Visitor": "2001:db8::1"}


def request(**headers: str):  # type: ignore[no-untyped-def]
    return RequestFactory(REMOTE_ADDR="192.0.2.7").post("/graphql", headers=headers)


@pytest.mark.rule("gateway G35")
def test_the_visitors_address_is_believed_with_a_key() -> None:
    caller = caller_of(request(**VISITOR))
    assert (caller.front_end, caller.address) == (True, "2001:db8::1")


@pytest.mark.rule("gateway G35")
def test_without_a_key_the_address_is_the_connections() -> None:
    caller = caller_of(request(**{"Cimaise-Visitor": "2001:db8::1", "X-Forwarded-For": "2001:db8::1"}))
    assert (caller.front_end, caller.address) == (False, "192.0.2.7")


@pytest.mark.rule("gateway G35")
@pytest.mark.parametrize("key", ["", "another", "test-front-en", "test-front-end2", "é"])
def test_a_key_that_nobody_gave_out_is_refused(key: str) -> None:
    with pytest.raises(NotRun) as refused:
        caller_of(request(**{**VISITOR, "Cimaise-Key": key}))
    assert refused.value.status == 401


@pytest.mark.rule("gateway G35")
def test_an_empty_key_in_the_settings_opens_nothing(settings: object) -> None:
    settings.FRONTEND_KEYS = [""]  # type: ignore[attr-defined]
    with pytest.raises(NotRun):
        caller_of(request(**{"Cimaise-Key": ""}))


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NotRun) as refused:
        caller_of(request(**{**VISITOR, "Cimaise-Visitor": "the moon"}))
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("sent", "understood"),
    [("en", "en"), ("en-GB,fr;q=0.5", "en"), ("de, fr;q=0.4, en;q=0.6", "en"), ("de", "fr"), ("", "fr"), ("x" * 2000, "fr")],
)
def test_messages_come_in_the_language_asked_for(sent: str, understood: str) -> None:
    assert caller_of(request(**{"Accept-Language": sent})).language == understood


def test_a_session_is_a_bearer_token() -> None:
    assert caller_of(request(Authorization="Bearer abc")).session == "abc"
    assert caller_of(request(Authorization="Basic abc")).session is None
    assert caller_of(request(Cookie="session=abc; django_language=en")).session is None
    assert caller_of(request(Cookie="django_language=en")).language == "fr"


@pytest.mark.django_db
def test_a_refused_key_runs_nothing(ask: Ask) -> None:
    answer = ask("{ me { email } }", headers={"Cimaise-Key": "wrong"})
    assert (answer.status, answer.codes) == (401, ["UNAUTHENTICATED"])
    assert "data" not in answer.body


@pytest.mark.rule("gateway G35")
def test_a_key_made_by_the_command_is_taken_once_it_is_configured(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("make_front_end_key")
    key = capsys.readouterr().out.strip()

    assert len(key) >= 32
    assert not known_key(key)
    settings.FRONTEND_KEYS = ["another", key]
    assert known_key(key)
    assert not known_key(key[:-1])
