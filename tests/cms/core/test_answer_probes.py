from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext


def probed(client: Client, monkeypatch: pytest.MonkeyPatch, **database: str) -> Any:
    """The answer of a server whose database is another one."""
    connection.close()
    with monkeypatch.context() as patch:
        for name, value in database.items():
            patch.setitem(connection.settings_dict, name, value)
        try:
            return client.get("/healthz")
        finally:
            connection.close()


@pytest.mark.django_db
def test_a_house_that_stands_is_up(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "up"})
    assert answer["Cache-Control"] == "no-store"
    assert len(queries) <= 2


@pytest.mark.django_db
def test_a_database_that_is_not_migrated_is_told(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="cms_core").delete()

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["reason"] == "database not migrated: run manage.py migrate"
    assert "cms_core.0001_initial" in answer.json()["pending"]


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_is_told_and_nothing_is_made(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("an empty database beside this one is a file on SQLite")
    empty = tmp_path / "empty.sqlite3"
    answer = probed(client, monkeypatch, NAME=str(empty))

    assert answer.status_code == 503
    assert len(answer.json()["pending"]) > 50
    with sqlite3.connect(empty) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_is_told_without_its_secrets(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    away = {"NAME": "/nowhere/at-all/cimaise.sqlite3"} if connection.vendor == "sqlite" else {"PORT": "1"}
    answer = probed(client, monkeypatch, **away)

    assert (answer.status_code, answer.json()) == (503, {"status": "down", "reason": "database: OperationalError"})


def test_the_root_leads_to_the_admin(client: Client) -> None:
    answer = client.get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
