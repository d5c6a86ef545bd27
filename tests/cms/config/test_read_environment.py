"""A value that cannot be read is told with its variable's name, a number and a hint; a server does not begin on a guess."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cms.config.environment import SHORTEST_KEY, Environment

ROOT = Path(__file__).resolve().parents[3]
KEY = "k" * SHORTEST_KEY
SERVICE = {
    "SECRET_KEY": "s" * 60,
    "DATABASE_URL": "postgres://cimaise:secret@127.0.0.1:1/cimaise",
    "ALLOWED_HOSTS": "api.exemple.fr",
    "EMAIL_URL": "smtp+tls://poste:secret@smtp.exemple.fr:587",
    "API_URL": "https://api.exemple.fr",
    "CLUB_URL": "https://club.exemple.fr/",
    "EDITION_KEYS_DIR": "/var/lib/cimaise/keys",
    "PRIVATE_DIR": "/var/lib/cimaise/private",
    "FRONTEND_KEYS": f"{KEY},{KEY[::-1]}",
}


def python(*arguments: str, profile: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A process with these variables and no others of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env = {**kept, "PYTHONPATH": f"{ROOT}:{ROOT / 'graphql'}", "DJANGO_SETTINGS_MODULE": f"cms.config.settings.{profile}", **variables}
    return subprocess.run([sys.executable, *arguments], env=env, cwd=ROOT, capture_output=True, text=True, check=False)


def checked(profile: str = "service", **variables: str) -> subprocess.CompletedProcess[str]:
    return python("manage.py", "check", "--tag", "cimaise", profile=profile, **variables)


def test_a_whole_service_environment_is_accepted() -> None:
    result = checked(**SERVICE)

    assert (result.returncode, result.stderr) == (0, "")


def test_an_empty_service_environment_names_all_that_is_missing() -> None:
    result = checked()

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name in SERVICE:
        assert f"(cimaise.E004) {name} is missing." in result.stderr
    assert result.stderr.count("HINT: ") == len(SERVICE)


@pytest.mark.parametrize("profile", ["service", "embedded"])
def test_all_that_is_malformed_is_told_at_once_without_its_value(profile: str) -> None:
    wrong = {
        "DATABASE_URL": "postgress//cimaise:s3cret@host",
        "EMAIL_URL": "smpt://poste:s3cret@host",
        "API_URL": "api.exemple.fr",
        "CLUB_URL": "ftp://club.exemple.fr",
        "SITE_SCHEME": "gopher",
        "SITE_PORT": "trois mille",
        "BACKUP_DAYS": "-1",
        "MEDIA_DIR": "var/media",
        "PRIVATE_DIR": str(ROOT / "pyproject.toml"),
        "DEMONSTRATION": "peut-être",
        "DEFAULT_FROM_EMAIL": "Cimaise",
        "LOG_LEVEL": "LOUD",
        "FRONTEND_KEYS": "s3cret",
        "SECRET_KEY": "$NOT_SET_S3CRET",
    }

    result = checked(profile, **{**SERVICE, **wrong})

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name in wrong:
        assert f"(cimaise.E005) {name} " in result.stderr, name
    assert result.stderr.count("HINT: ") == len(wrong)
    assert "s3cret" not in result.stderr.lower()


@pytest.mark.parametrize("server", ["cms.config.asgi", "cms.config.wsgi"])
def test_a_server_ends_and_says_why(server: str) -> None:
    result = python("-c", f"import {server}", profile="service", **{**SERVICE, "SITE_PORT": "80 "[:2] + "x", "EMAIL_URL": ""})

    assert result.returncode == 1
    assert "(cimaise.E005) SITE_PORT is not a whole number in its range." in result.stderr
    assert "(cimaise.E004) EMAIL_URL is missing." in result.stderr
    assert "Traceback" not in result.stderr


def test_a_demonstration_is_refused_in_service() -> None:
    result = checked(**{**SERVICE, "DEMONSTRATION": "true", "CLOCK_OFFSET": "3d"})

    assert result.returncode == 1
    assert "(cimaise.E003)" in result.stderr


def read(monkeypatch: pytest.MonkeyPatch, kind: str, value: str, **values: Any) -> tuple[Any, list[str]]:
    monkeypatch.setenv("CIMAISE_TEST", value)
    environment = Environment()
    found = getattr(environment, kind)("CIMAISE_TEST", **values)
    return found, [problem.name for problem in environment.problems]


@pytest.mark.parametrize(
    ("kind", "value", "found", "values"),
    [
        ("flag", "YES", True, {"default": False}),
        ("flag", "0", False, {"default": True}),
        ("flag", "", True, {"default": True}),
        ("number", "443", 443, {"default": 1}),
        ("number", "", 7, {"default": 7}),
        ("words", " a, b ,,c", ["a", "b", "c"], {}),
        ("words", "", ["x"], {"default": ("x",)}),
        ("choice", "https", "https", {"default": "http", "of": ("http", "https")}),
        ("address", "https://exemple.fr:8443/api/", "https://exemple.fr:8443/api", {"default": "http://localhost"}),
        ("address", "http://[::1]:8000", "http://[::1]:8000", {"default": "http://localhost"}),
        ("sender", "Musée <musee@exemple.fr>", "Musée <musee@exemple.fr>", {"default": "x@y"}),
        ("folder", "/var/médias", Path("/var/médias"), {"default": Path("/tmp")}),
        ("level", "INFO", "INFO", {"default": "WARNING"}),
        ("keys", f"{KEY}, {KEY}", [KEY, KEY], {}),
        ("keys", "", [], {}),
        ("text", "$HOME_OF_TEST", "/var/test", {}),
    ],
)
def test_a_value_is_read(monkeypatch: pytest.MonkeyPatch, kind: str, value: str, found: object, values: dict[str, Any]) -> None:
    monkeypatch.setenv("HOME_OF_TEST", "/var/test")
    assert read(monkeypatch, kind, value, **values) == (found, [])


@pytest.mark.parametrize(
    ("kind", "value", "values"),
    [
        ("flag", "oui", {"default": False}),
        ("number", "1e3", {"default": 1}),
        ("number", "70000", {"default": 1, "least": 1, "most": 65535}),
        ("address", "https://", {"default": "http://localhost"}),
        ("address", "https://exemple.fr:port", {"default": "http://localhost"}),
        ("address", "https://user@exemple.fr", {"default": "http://localhost"}),
        ("address", "https://exemple.fr/?a=b", {"default": "http://localhost"}),
        ("address", "https://[::1", {"default": "http://localhost"}),
        ("sender", "Musée <musee>", {"default": "a@b"}),
        ("folder", "relative", {"default": Path("/tmp")}),
        ("level", "info", {"default": "WARNING"}),
        ("text", "$NOBODY_SET_THIS", {"default": "x"}),
    ],
)
def test_what_cannot_be_read_keeps_the_default_and_is_told(
    monkeypatch: pytest.MonkeyPatch, kind: str, value: str, values: dict[str, Any]
) -> None:
    assert read(monkeypatch, kind, value, **values) == (values["default"], ["CIMAISE_TEST"])


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("sqlite:////var/c.sqlite3", "django.db.backends.sqlite3", "/var/c.sqlite3"),
        ("postgres://u:p%40ss@h:5433/c", "django.db.backends.postgresql", "c"),
        ("postgresql:///c", "django.db.backends.postgresql", "c"),
    ],
)
def test_a_database_is_read(monkeypatch: pytest.MonkeyPatch, url: str, engine: str, name: str) -> None:
    found, problems = read(monkeypatch, "database", url, default="sqlite:////tmp/x")

    assert (found["ENGINE"], found["NAME"], problems) == (engine, name, [])


@pytest.mark.parametrize("url", ["mysql://h/c", "postgres://h", "postgres://h:port/c", "c.sqlite3", "postgres//h/c", "postgres://[/c"])
def test_what_is_no_database_is_told(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    found, problems = read(monkeypatch, "database", url, default="sqlite:////tmp/x")

    assert (found["NAME"], problems) == ("/tmp/x", ["CIMAISE_TEST"])


@pytest.mark.parametrize(
    ("url", "told"), [("smtp://", 1), ("mail.exemple.fr", 1), ("smtp://h:port", 1), ("smtp://h:25", 0), ("consolemail://", 0)]
)
def test_a_mail_server_is_read_or_told(monkeypatch: pytest.MonkeyPatch, url: str, told: int) -> None:
    found, problems = read(monkeypatch, "mail", url, default="consolemail://")

    assert len(problems) == told
    assert found["EMAIL_BACKEND"].startswith("django.core.mail.backends.")


def test_a_file_gives_what_the_environment_leaves_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("CIMAISE_TEST=from file\nCIMAISE_OTHER=from file\n")
    monkeypatch.setenv("CIMAISE_TEST", "said")
    monkeypatch.setenv("CIMAISE_OTHER", "")
    monkeypatch.delenv("CIMAISE_OTHER")
    environment = Environment()

    environment.read_file(file)
    environment.read_file(tmp_path / "absent")

    assert (environment.text("CIMAISE_TEST"), environment.text("CIMAISE_OTHER")) == ("said", "from file")
