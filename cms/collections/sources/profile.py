"""Profiles: which column of a file says what. A profile is a small TOML file, or the same structure made in the admin.

How to write one: ``docs/profiles.md``.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cms.collections.sources.columns import Column
from cms.collections.sources.doubts import HeldBy
from cms.collections.sources.readers import Reader, Settings


@dataclass(frozen=True)
class Part:
    """A column that is one of several in a text, and the words before it."""

    column: Column
    lead: str = ""


@dataclass(frozen=True)
class Entry:
    """How one field is read."""

    settings: Settings
    reader: Reader
    columns: Mapping[str, Column]
    parts: tuple[Part, ...] = ()
    # Between parts.
    between: str = "\n"
    # An empty cell empties the field (collections C4).
    complete: bool = False

    @property
    def field(self) -> str:
        return self.settings.field


@dataclass(frozen=True)
class Picture:
    """A file beside the list: patterns with columns in braces, and the rights that a column or the profile states."""

    path: str
    credit: str = ""
    right: Column = ()
    work_right: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    name: str
    label: str
    source: str
    version: int
    keys: tuple[tuple[Column, ...], ...]
    entries: tuple[Entry, ...]
    attribution: str = ""
    record_right: str = ""
    absent: frozenset[str] = frozenset()
    line_break: str = ""
    # Columns without which a file is none of this profile's.
    required: tuple[Column, ...] = ()
    ignored: tuple[str, ...] = ()
    # The one museum of the source; or the columns that name it.
    museum: HeldBy = field(default_factory=HeldBy)
    museum_columns: Mapping[str, Column] = field(default_factory=dict)
    picture: Picture | None = None
    _definition: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_definition(cls, definition: Mapping[str, Any]) -> Profile:
        """Raises BadProfile, naming the entry that is not right and why."""
        from cms.collections.sources.definitions import Checking

        return Checking(str(definition.get("label") or definition.get("name") or "")).profile(definition)

    def definition(self) -> dict[str, Any]:
        """What it was made from: plain JSON."""
        return copy.deepcopy(dict(self._definition))


@cache
def built_in() -> dict[str, Profile]:
    """The profiles that come with the product, by name."""
    files = sorted((Path(__file__).parent / "profiles").glob("*.toml"))
    profiles = (Profile.from_definition(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)
    return {profile.name: profile for profile in profiles}
