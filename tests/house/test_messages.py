"""Every string of ours that people read has its French."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
ROOMS = sorted(
    path.parent for path in [*ROOT.glob("cms/*/__init__.py"), *ROOT.glob("workflows/*/__init__.py"), *ROOT.glob("graphql/*/__init__.py")]
)
WANT_NO_BREAK = frozenset(";!?:»")


def strings_of(room: Path) -> set[str]:
    """First forms of every translatable string in a room's Python and templates."""
    found: set[str] = set()
    for path in [*room.rglob("*.py"), *room.rglob("templates/**/*.html"), *room.rglob("templates/**/*.txt")]:
        if "migrations" in path.parts:
            continue
        # A template's own indentation is none of Python's.
        source = path.read_text() if path.suffix == ".py" else "\n".join(map(str.strip, templatize(path.read_text()).splitlines()))
        for _line, message, _comments, _context in extract("python", BytesIO(source.encode()), KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found - {""}


def catalogue_of(room: Path) -> dict[str, str]:
    path = room / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale="fr", domain="django")
    entries: dict[str, str] = {}
    for message in catalogue:
        if message.id and not message.fuzzy:
            first, text = (message.id[0], "".join(message.string)) if isinstance(message.id, tuple | list) else (message.id, message.string)
            if text:
                entries[first] = text
    return entries


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(ROOT)))
def test_every_string_has_its_french(room: Path) -> None:
    missing = strings_of(room) - catalogue_of(room).keys()

    assert sorted(missing) == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(ROOT)))
def test_french_is_set_as_french(room: Path) -> None:
    wrong = []
    for text in catalogue_of(room).values():
        wrong += [text for before, sign in pairwise(text) if before == " " and sign in WANT_NO_BREAK]
        if "'" in text and "%" not in text and "<" not in text and "{" not in text:
            wrong.append(text)

    assert wrong == []
