"""The table of docs/configuration.md lists every variable that settings read, and no other, with the default that holds."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
READ = re.compile(r"""\benv\.(?P<kind>\w+)\(\s*["'](?P<name>[A-Z_]+)["'](?:,\s*default=(?P<default>"[^"]*"|\w+))?""")
ROW = re.compile(r"^\| (?P<names>`[A-Z_`, ]+`) \| (?P<default>[^|]*) \|", re.MULTILINE)


def read_by_settings() -> dict[str, str | None]:
    """{variable: its default as written in settings}."""
    texts = [path.read_text() for path in sorted((ROOT / "cms" / "config" / "settings").glob("*.py"))]
    return {found["name"]: found["default"] for text in texts for found in READ.finditer(text)}


def documented() -> dict[str, str]:
    """{variable: its default as the first table says}."""
    table = (ROOT / "docs" / "configuration.md").read_text().partition("Front ends (Node)")[0]
    rows: dict[str, str] = {}
    for row in ROW.finditer(table):
        names, defaults = re.findall(r"[A-Z_]+", row["names"]), row["default"].split(", ")
        for index, name in enumerate(names):
            assert name not in rows, f"{name} is listed twice"
            rows[name] = defaults[index].strip() if len(names) > 1 else row["default"].strip()
    return rows


def test_every_variable_is_documented_and_none_else() -> None:
    read = read_by_settings()

    assert len(read) > 15
    assert documented().keys() == read.keys()


def test_what_settings_read_they_read_through_the_environment() -> None:
    """Nothing goes past the reader that checks values."""
    settings = [*(ROOT / "cms" / "config" / "settings").glob("*.py")]
    rooms = [path for room in ("cms", "workflows", "graphql") for path in (ROOT / room).rglob("*.py") if "config" not in path.parts]
    past = re.compile(r"os\.environ|os\.getenv")
    # The check that names what is missing asks whether it is there, and reads no value.
    allowed = {ROOT / "cms" / "core" / "checks.py"}

    assert [str(path) for path in [*settings, *rooms] if path not in allowed and past.search(path.read_text())] == []


def test_defaults_are_the_ones_that_hold() -> None:
    """Lists, folders and the database are made when settings are read; the table says them in its own words."""
    rows = documented()
    plain = {
        name: default.strip('"')
        for name, default in read_by_settings().items()
        if default and re.fullmatch(r'"[^"]+"|\d+|True|False', default)
    }

    assert len(plain) > 8
    assert {name: rows[name].strip("`").lower() for name in plain} == {name: default.lower() for name, default in plain.items()}


def test_what_service_needs_is_marked() -> None:
    from cms.config.settings import service

    table = (ROOT / "docs" / "configuration.md").read_text()
    marked = re.findall(r"^\| `([A-Z_]+)` \| [^|]* \| yes \|", table, re.MULTILINE)

    assert sorted(marked) == sorted(service.PROFILE_REQUIRES)


def test_every_number_of_a_check_is_explained() -> None:
    code = [path.read_text() for room in ("cms", "workflows", "graphql") for path in (ROOT / room).rglob("*.py")]
    given = {number for text in code for number in re.findall(r"\bcimaise\.[EW]\d{3}\b", text)}
    explained = set(re.findall(r"`(cimaise\.[EW]\d{3})`", (ROOT / "docs" / "configuration.md").read_text()))

    assert len(given) >= 5
    assert explained == given
