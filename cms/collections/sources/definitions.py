"""The definition of a profile read word by word: what may stand in it, and a refusal that names the entry that is not right."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cms.collections.enums import LocationState, Unit
from cms.collections.errors import BadProfile
from cms.collections.fields import FIELDS
from cms.collections.folding import fold
from cms.collections.rights import Right
from cms.collections.sources.choices import usual_choices
from cms.collections.sources.columns import Column
from cms.collections.sources.doubts import HeldBy
from cms.collections.sources.profile import Entry, Part, Picture, Profile
from cms.collections.sources.readers import READERS, USUAL, Reader, Settings

# Where the fault lies if it lies in no entry.
_WHOLE = "profile"
# {word: the kind of its value}
_TOP = {
    "name": str,
    "label": str,
    "source": str,
    "version": int,
    "attribution": str,
    "record_right": str,
    "separator": str,
    "absent": list,
    "line_break": str,
    "complete": bool,
    "required": list,
    "ignored": list,
    "museum": dict,
    "key": list,
    "field": list,
    "picture": dict,
}
_ENTRY = {
    "field": str,
    "reader": str,
    "column": (str, list),
    "columns": dict,
    "parts": list,
    "between": str,
    "separator": str,
    "complete": bool,
    "choices": dict,
    "unit": str,
    "qualified": bool,
}
_MUSEUM = {"fixed": dict, "museofile": (str, list), "name": (str, list), "town": (str, list), "location": (str, list)}
_HELD_BY = {"museofile": str, "name": str, "town": str}
_PART = {"column": (str, list), "lead": str}
_PICTURE = {"path": str, "credit": str, "right": (str, list), "work_right": str, "choices": dict}


class Checking:
    """Reads a definition part by part and refuses what is not right, saying where."""

    def __init__(self, profile: str) -> None:
        self._profile = profile

    def refuse(self, where: str, why: str | Promise, word: object = "") -> BadProfile:
        return BadProfile(profile=self._profile, entry=where, why=format_lazy("{} “{}”", why, word) if word else why)

    def words(self, data: Any, allowed: Mapping[str, Any], where: str) -> Mapping[str, Any]:
        """``data`` with only allowed words, each of its kind."""
        if not isinstance(data, Mapping):
            raise self.refuse(where, _("is no table of words and values"))
        for word, value in data.items():
            if word not in allowed:
                raise self.refuse(where, _("does not know the word"), word)
            kinds = allowed[word]
            if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is int):
                raise self.refuse(where, _("has a value of another kind than meant under"), word)
        return data

    def profile(self, definition: Mapping[str, Any]) -> Profile:
        top = self.words(definition, _TOP, _WHOLE)
        for word in ("name", "label", "source", "key", "field"):
            if not top.get(word):
                raise self.refuse(_WHOLE, _("lacks"), word)
        absent = frozenset(self.texts(top.get("absent", []), "absent"))
        right = self.one_of(top.get("record_right", ""), Right.values, "record_right")
        museum = self.words(top.get("museum", {}), _MUSEUM, "museum")
        fixed = self.words(museum.get("fixed", {}), _HELD_BY, "museum.fixed")
        entries = tuple(self.entry(data, top, absent, place) for place, data in enumerate(top["field"], start=1))
        self.once(entries)
        return Profile(
            name=top["name"],
            label=top["label"],
            source=top["source"],
            version=top.get("version", 1),
            keys=tuple(self.key(data, f"key {place}") for place, data in enumerate(top["key"], start=1)),
            entries=entries,
            attribution=top.get("attribution", ""),
            record_right=right,
            absent=absent,
            line_break=top.get("line_break", ""),
            required=tuple(self.column(data, "required") for data in top.get("required", [])),
            ignored=tuple(self.texts(top.get("ignored", []), "ignored")),
            museum=HeldBy(**fixed),
            museum_columns={word: self.column(museum[word], f"museum.{word}") for word in museum if word != "fixed"},
            picture=self.picture(top["picture"]) if "picture" in top else None,
            _definition=copy.deepcopy(dict(definition)),
        )

    def entry(self, data: Any, top: Mapping[str, Any], absent: frozenset[str], place: int) -> Entry:
        where = f"field {place}"
        said = self.words(data, _ENTRY, where)
        name = self.one_of(said.get("field", ""), FIELDS, where)
        where = f"{where} ({name})"
        reader_name = self.one_of(said.get("reader", USUAL[name]), READERS, where)
        reader = READERS[reader_name]
        if name not in reader.fields:
            raise self.refuse(where, _("cannot be filled by the reader"), reader_name)
        if reader.needs_unit and not said.get("unit"):
            raise self.refuse(where, _("lacks"), "unit")
        columns, parts = self.columns(said, reader, where)
        allowed = LocationState.values if name == "location" else Right.values
        return Entry(
            settings=Settings(
                field=name,
                separator=said.get("separator", top.get("separator", "")),
                absent=absent,
                choices=self.choices(said["choices"], allowed, where) if "choices" in said else usual_choices(name),
                unit=self.one_of(said.get("unit", ""), ("", *Unit.values), where),
                qualified=said.get("qualified", True),
            ),
            reader=reader,
            columns=columns,
            parts=parts,
            between=said.get("between", "\n" if reader.prose else " ; "),
            complete=said.get("complete", top.get("complete", False)),
        )

    def columns(self, said: Mapping[str, Any], reader: Reader, where: str) -> tuple[dict[str, Column], tuple[Part, ...]]:
        if len({"column", "columns", "parts"} & said.keys()) != 1:
            raise self.refuse(where, _("names its columns by one of: column, columns, parts"))
        if "parts" in said:
            if reader.inputs != ("column",):
                raise self.refuse(where, _("is read from several columns, which “parts” does not name"))
            parts = [self.words(part, _PART, where) for part in said["parts"]]
            return {}, tuple(Part(self.column(part.get("column", []), where), part.get("lead", "")) for part in parts)
        named = said["columns"] if "columns" in said else {(reader.inputs[0]): said["column"]}
        for word in named:
            if word not in reader.inputs:
                raise self.refuse(where, _("does not know the word"), word)
        for word in reader.needs or (() if named else reader.inputs[:1]):
            if word not in named:
                raise self.refuse(where, _("lacks"), word)
        return {word: self.column(column, where) for word, column in named.items()}, ()

    def column(self, data: Any, where: str) -> Column:
        alternatives = [data] if isinstance(data, str) else data
        if not isinstance(alternatives, list) or not alternatives:
            raise self.refuse(where, _("names no column"))
        return tuple(tuple(self.texts([name] if isinstance(name, str) else name, where)) for name in alternatives)

    def key(self, data: Any, where: str) -> tuple[Column, ...]:
        columns = self.words(data, {"columns": list}, where).get("columns", [])
        if not columns:
            raise self.refuse(where, _("names no column"))
        return tuple(self.column(column, where) for column in columns)

    def texts(self, data: Any, where: str) -> list[str]:
        if not isinstance(data, list) or not all(isinstance(text, str) and text.strip() for text in data):
            raise self.refuse(where, _("is no list of words"))
        return data

    def one_of(self, word: Any, known: Iterable[str], where: str) -> str:
        if word not in known:
            raise self.refuse(where, _("has a value that is not known:"), word or "…")
        return str(word)

    def choices(self, data: Mapping[str, Any], known: Iterable[str], where: str) -> dict[str, str]:
        return {fold(word): self.one_of(value, known, where) for word, value in data.items()}

    def picture(self, data: Any) -> Picture:
        said = self.words(data, _PICTURE, "picture")
        if not said.get("path"):
            raise self.refuse("picture", _("lacks"), "path")
        return Picture(
            path=said["path"],
            credit=said.get("credit", ""),
            right=self.column(said["right"], "picture.right") if "right" in said else (),
            work_right=self.one_of(said.get("work_right", ""), Right.values, "picture.work_right"),
            choices=self.choices(said.get("choices", {}), Right.values, "picture.choices"),
        )

    def once(self, entries: Iterable[Entry]) -> None:
        seen: set[str] = set()
        for entry in entries:
            if entry.field in seen:
                raise self.refuse(entry.field, _("is filled by two entries"))
            seen.add(entry.field)
