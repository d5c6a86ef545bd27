"""Who made it, in which role, taken apart from what records write (collections C9).

What a word in parentheses means stands in ``roles``. A word that is not there is kept as a craft or left in the name, and reported;
``given`` is always the record's own text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cms.collections.enums import MakerRole
from cms.collections.sources.doubts import Doubt, Reason
from cms.collections.sources.roles import Part, part_of
from cms.collections.sources.splitting import qualified, split

FIELD = "makers"
# Longer, it is a sentence about somebody: the entry has no name, so no authority is made of it.
NAME_LENGTH = 100

Entry = dict[str, Any]

_YEAR = r"\d{2}(?:\d\d|\d\.|\.\.)"
# « 1818-1882 », « 1759 - 1832 », « 17..-1830? », « 1950- »; of « 17.. » no year is known.
_LIFE = re.compile(rf"(?P<birth>{_YEAR})?\??\s*[-–]\s*(?P<death>{_YEAR})?\??")
_ACTIVE = re.compile(r"(?:actif|active)\b.*\d", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"\s*[,;]\s*")
_WHOLE = re.compile(r"-?\d{1,5}")
_UNKNOWN = re.compile(r"(?:unknown|unidentified|undetermined|anonymous|anonyme|inconnue?)\b", re.IGNORECASE)
DOUBT = "?"


def of_text(text: str, separator: str) -> tuple[list[Entry], list[Doubt]]:
    """Joconde's AUTR: « Didion Paulin (1831-1879) (imprimeur, éditeur);RUGENDAS (d'après) »."""
    entries: list[Entry] = []
    doubts: list[Doubt] = []
    for given in _values(text, separator):
        entry, reasons = _of_name(given, separator)
        entries.append(entry)
        doubts += [Doubt(reason, FIELD, given) for reason in reasons]
    return entries, doubts


def formerly(text: str, separator: str) -> tuple[list[Entry], list[Doubt]]:
    """Joconde's ATTR: who was once held to be the maker. Some museums write prose there."""
    entries, doubts = of_text(text, separator)
    return [{**entry, "role": MakerRole.FORMERLY_ATTRIBUTED_TO.value} for entry in entries], doubts


def of_lists(
    names: Sequence[str], roles: Sequence[str], nationalities: Sequence[str], births: Sequence[str], deaths: Sequence[str]
) -> tuple[list[Entry], list[Doubt]]:
    """Carnegie's parallel lists, years as text.

    Of a list that is not as long as that of the names nobody knows what belongs to whom: it is left out and reported, the names stay.
    """
    doubts: list[Doubt] = []

    def beside(values: Sequence[str]) -> Sequence[str]:
        if len(values) == len(names):
            return values
        if any(values):
            doubts.append(Doubt(Reason.UNEQUAL_LISTS, FIELD, "|".join(values)))
        return [""] * len(names)

    entries = []
    for given, role, nationality, birth, death in zip(
        names, beside(roles), beside(nationalities), beside(births), beside(deaths), strict=True
    ):
        if not given.strip():
            continue
        part = part_of(role)
        if part is None:
            doubts.append(Doubt(Reason.UNKNOWN_ROLE, FIELD, role))
            part = Part(MakerRole.MADE_BY, craft=role.strip())
        entry = _entry(given, given.strip(), role=part.role, craft=part.craft, doubtful=part.doubtful)
        entries.append({**entry, "nationality": nationality.strip(), "birth": _year(birth), "death": _year(death)})
    return entries, doubts


def _entry(given: str, name: str, *, role: MakerRole, craft: str, doubtful: bool) -> Entry:
    return {
        "given": given,
        "role": role.value,
        "craft": craft,
        "doubtful": doubtful,
        "name": name,
        "birth": None,
        "death": None,
        "nationality": "",
        "known": not _UNKNOWN.match(name),
        "ulan": None,
        "wikidata": None,
    }


def _year(text: str | None) -> int | None:
    """There is no year 0."""
    return (int(text) or None) if text and _WHOLE.fullmatch(text.strip()) else None


def _values(text: str, separator: str) -> list[str]:
    """The values of the cell. One that is nothing but a parenthesis belongs to the name before it: « BUQUET;(graveur) »."""
    values: list[str] = []
    for value in split(text, separator):
        if values and value.startswith("(") and qualified(f"- {value}")[0] == "-":
            values[-1] += separator + value
        else:
            values.append(value)
    return values


def _of_name(given: str, separator: str) -> tuple[Entry, list[Reason]]:
    """A name and what the parentheses behind it say."""
    strays = f"{separator}("
    name, said = _name_and_words(given.replace(strays, " ("))
    birth = death = None
    doubtful = False
    parts: list[Part] = []
    reasons: list[Reason] = []
    for word in said:
        if life := _life(word):
            birth, death = _year(life["birth"]), _year(life["death"])
        elif word == DOUBT:
            doubtful = True
        elif part := part_of(word):
            parts.append(part)
        elif not _ACTIVE.match(word):
            parts.append(Part(MakerRole.MADE_BY, craft=word))
            reasons = [Reason.UNKNOWN_ROLE]
    if len(name) > NAME_LENGTH or name.startswith("("):
        name = ""
    if not name or "(" in name or ")" in name or strays in given:
        reasons.append(Reason.UNREADABLE_MAKER)
    entry = _entry(
        given,
        name,
        role=_first_role(parts),
        craft=", ".join(part.craft for part in parts if part.craft),
        doubtful=doubtful or any(part.doubtful for part in parts),
    )
    return {**entry, "birth": birth, "death": death}, reasons


def _first_role(parts: list[Part]) -> MakerRole:
    """How the work stands to the maker goes before what the maker did; of several the first counts."""
    ordered = [part.role for part in parts if part.close] + [part.role for part in parts]
    return ordered[0] if ordered else MakerRole.MADE_BY


def _name_and_words(text: str) -> tuple[str, list[str]]:
    """Parentheses are taken from the end as long as they speak of the maker's part: « (Paris) » stays in the name."""
    name = text
    words: list[str] = []
    while True:
        shorter, said = qualified(name)
        found = [word for word in _BETWEEN_WORDS.split(said) if word]
        if not any(map(_understood, found)) and not _looks_like_a_craft(said):
            return name, words
        name, words = shorter, [*found, *words]


def _understood(word: str) -> bool:
    return bool(word == DOUBT or _life(word) or _ACTIVE.match(word) or part_of(word))


def _looks_like_a_craft(said: str) -> bool:
    return said[:1].islower() and not any(letter.isdigit() for letter in said)


def _life(word: str) -> re.Match[str] | None:
    life = _LIFE.fullmatch(word)
    return life if life and (life["birth"] or life["death"]) else None
