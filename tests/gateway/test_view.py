"""The door: what is taken, what is refused and with which status, before any SQL."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gateway import http, limits
from gateway.view import graphql
from tests.gateway.conftest import RESPONSE_JSON, Ask

ROOT = Path(__file__).resolve().parents[2]
ME = "{ me { email } }"


def post(client: Client, body: Any, **headers: str) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post("/graphql", text, content_type=headers.pop("content_type", "application/json"), headers=headers)


@pytest.mark.django_db
def test_a_query_by_post_and_by_get(client: Client) -> None:
    assert post(client, {"query": ME}).json() == {"data": {"me": None}}
    response = client.get("/graphql", {"query": "query($h: String) { site(host: $h) { name } }", "variables": '{"h": "nowhere.test"}'})
    assert (response.status_code, response.json()) == (200, {"data": {"site": None}})


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (f"{RESPONSE_JSON}, application/json;q=0.9", RESPONSE_JSON),
        (f"application/json, {RESPONSE_JSON};q=0.5", "application/json"),
        (f"{RESPONSE_JSON};q=nonsense", "application/json"),
        ("text/html", "application/json"),
    ],
)
def test_the_media_type_that_the_caller_likes_best(client: Client, accept: str, answered: str) -> None:
    response = post(client, {"query": "{ __typename }"}, accept=accept)
    assert response.headers["Content-Type"] == f"{answered}; charset=utf-8"
    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(("accept", "status"), [(RESPONSE_JSON, 400), ("application/json", 200)])
def test_a_document_at_fault_is_400_where_the_caller_knows_the_newer_type(client: Client, accept: str, status: int) -> None:
    for document in ["{ nothing }", "{ me {", "query($n: Int!) { site { works(first: $n) { totalCount } } }"]:
        response = post(client, {"query": document}, accept=accept)
        assert response.status_code == status
        assert "data" not in response.json()
        assert response.json()["errors"][0]["extensions"]["code"] in {"INVALID", "SYNTAX"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ([{"query": ME}], 400),
        ({}, 400),
        ({"query": 3}, 400),
        ({"query": ME, "variables": []}, 400),
        ({"query": ME, "variables": "{}"}, 400),
        ({"query": ME, "operationName": 1}, 400),
        ({"query": ME, "extensions": 1}, 400),
        ({"query": ME, "variables": {"a": "\x00"}}, 400),
        ({"query": '{ node(id: "\\u0000") { id } }'}, 400),
        (b"\xff", 400),
    ],
)
def test_what_is_no_request_is_refused_whatever_the_caller_accepts(client: Client, body: Any, status: int) -> None:
    response = post(client, body)
    assert response.status_code == status
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


def test_words_about_an_escape_are_no_nul(client: Client) -> None:
    assert post(client, {"query": "{ __typename }", "variables": {"a": "write \\u0000 for a NUL"}}).status_code == 200


def test_only_json_by_post(client: Client) -> None:
    assert post(client, {"query": ME}, content_type="text/plain").status_code == 415
    assert client.put("/graphql", "{}", content_type="application/json").status_code == 405
    assert client.delete("/graphql").headers["Allow"] == "GET, POST, OPTIONS"


MUTATION = "mutation { signOut { signedOut } }"


def test_a_mutation_by_get_is_405(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    response = client.get("/graphql", {"query": MUTATION})
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


@pytest.mark.rule("gateway G28")
@pytest.mark.django_db
def test_other_sites_pages_may_read_and_change_nothing(client: Client) -> None:
    read = post(client, {"query": ME}, origin="https://elsewhere.test")
    assert read.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in read.headers
    changed = post(client, {"query": MUTATION}, origin="https://elsewhere.test")
    assert (changed.status_code, changed.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
    preflight = client.options("/graphql", headers={"origin": "https://elsewhere.test"})
    assert preflight.status_code == 204
    assert "authorization" not in preflight.headers["Access-Control-Allow-Headers"].lower()


@pytest.mark.rule("gateway G28")
@pytest.mark.django_db
def test_no_answer_is_kept_by_anybody(client: Client) -> None:
    assert post(client, {"query": ME}).headers["Cache-Control"] == "no-store"
    assert post(client, {"query": "{"}).headers["Cache-Control"] == "no-store"


def deep(levels: int) -> str:
    below = "... on SectionPage { children { nodes { " * levels + "id" + " } } }" * levels
    return f'{{ site {{ route(path: "/") {{ page {{ {below} }} }} }} }}'


DOUBLING = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(40))
HOSTILE = {
    "large": "{ " + "a" * limits.DOCUMENT_BYTES + " }",
    "many tokens": "{ " + "me { email } " * 400 + " }",
    "many aliases": "{ " + " ".join(f"a{n}: me {{ email }}" for n in range(40)) + " }",
    "deep": deep(6),
    "very deep": "{ site " * 3000,
    "cycle": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "2^n": f"{{ ...F0 }} {DOUBLING} fragment F40 on Query {{ me {{ id }} }}",
    "wide": "{ " + " ".join(["...F"] * 60) + " } fragment F on Query { " + "me { id email } " * 5 + "}",
    "two operations": "query A { me { id } } query B { me { id } }",
    "invalid": "{ site { secrets } }",
}


@pytest.mark.rule("gateway G31")
@pytest.mark.django_db
@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE)
def test_hostile_documents_are_refused_before_any_sql(document: str, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        answer = ask(document)
    assert answer.status == 400
    assert "data" not in answer.body
    assert answer.codes


@pytest.mark.rule("gateway G31")
@pytest.mark.django_db
def test_too_many_bytes_are_refused_before_any_sql(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        variables = post(client, {"query": ME, "variables": {"a": "é" * (limits.VARIABLES_BYTES // 2)}})
        body = post(client, {"query": ME, "other": "a" * http.BODY_BYTES})
    assert (variables.status_code, body.status_code) == (413, 413)


@pytest.mark.rule("gateway G30")
@pytest.mark.django_db
def test_a_fault_of_ours_is_told_by_an_id_and_logged(ask: Ask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    from gateway.context import Context

    def broken(self: Context) -> None:
        raise LookupError("a secret detail")

    monkeypatch.setattr(Context, "member", property(broken))
    with caplog.at_level(logging.ERROR, logger="gateway"):
        answer = ask(ME)
    assert answer.status == 200
    assert answer.body["data"] == {"me": None}
    (error,) = answer.body["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret" not in json.dumps(answer.body)
    assert error["extensions"]["id"] in caplog.text
    assert "a secret detail" in caplog.text


@pytest.mark.rule("gateway G23")
def test_the_view_opens_its_own_transactions() -> None:
    assert graphql.opens_own_transactions is True
    assert graphql.csrf_exempt is True


PROBE = """
import django, json
django.setup()
from django.test import Client
body = json.dumps({"query": "{ site(host: \\"localhost\\") { name } }"})
response = Client().post("/graphql", body, content_type="application/json")
print(response.status_code, response.content.decode())
"""


def test_a_database_that_is_not_migrated_is_said_plainly(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "cms.config.settings.test",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "graphql"), *sys.path]),
    }
    ran = subprocess.run([sys.executable, "-c", PROBE], env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    status, body = ran.stdout.strip().split(" ", 1)
    assert status == "503"
    (error,) = json.loads(body)["errors"]
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert "not migrated" in error["message"]
