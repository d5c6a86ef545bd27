"""The readers that a profile may name: each turns the cells of its inputs into one value (shapes: ``cms.collections.fields``).

A reader is called only if one of its cells holds something. It answers with the value, the source's text where the value does not already
say it, and its doubts; ``None`` as value: nothing to take. It never raises on data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from cms.collections.enums import DateBasis
from cms.collections.fields import TERMS, TEXTS, empty
from cms.collections.folding import fold
from cms.collections.sources import dated, makers, measures, numbers, places, titles
from cms.collections.sources.doubts import Doubt, Reason
from cms.collections.sources.sizes import KINDS, display
from cms.collections.sources.splitting import qualified, split

Reading = tuple[Any, str, list[Doubt]]
_YEAR = re.compile(r"-?\d{1,4}")


@dataclass(frozen=True)
class Settings:
    """What an entry of a profile tells its reader."""

    field: str
    # Each character separates; none: the cell is one value.
    separator: str = ""
    absent: frozenset[str] = frozenset()
    choices: Mapping[str, str] = dataclass_field(default_factory=dict)
    unit: str = ""
    qualified: bool = True

    def several(self, text: str) -> list[str]:
        """The values of a cell, without those that say that nothing is there."""
        values = [text.strip()]
        for mark in self.separator:
            values = [part for value in values for part in split(value, mark)]
        return [value for value in values if value and value not in self.absent]

    def one_separator(self, text: str) -> tuple[str, str]:
        """The cell with one separator, and that separator; where the profile has none, one that no cell holds."""
        return (self.separator[0].join(self.several(text)), self.separator[0]) if self.separator else (text, "\0")

    def parallel(self, text: str) -> list[str]:
        """The values of a list beside which others stand: empty ones keep their places."""
        return [value.strip() for value in (text.split(self.separator[0]) if self.separator else [text])]


@dataclass(frozen=True)
class Reader:
    read: Callable[..., Reading]
    # Fields that it can fill.
    fields: frozenset[str]
    # Names of its inputs in the order of its arguments; those of ``needs`` must be in the file, of the others one at least.
    inputs: tuple[str, ...] = ("column",)
    needs: tuple[str, ...] = ("column",)
    # Its cells are long texts: line breaks and spaces in a row mean something.
    prose: bool = False
    # The value is the text as it stands.
    verbatim: bool = False
    # Its work is worth remembering: the same cells come again and again.
    remembered: bool = False
    # The profile must say in which unit numbers stand.
    needs_unit: bool = False


def _text(_settings: Settings, text: str) -> Reading:
    return text, "", []


def _title(_settings: Settings, text: str) -> Reading:
    title, kind = titles.read_title(text)
    return {"text": title, "kind": kind}, text if kind else "", []


def _numbers(settings: Settings, text: str) -> Reading:
    value = numbers.read_numbers(*settings.one_separator(text))
    return value, "" if value == [[text, ""]] else text, []


def _terms(settings: Settings, text: str) -> Reading:
    value = list(dict.fromkeys(qualified(term) if settings.qualified else (term, "") for term in settings.several(text)))
    return [list(term) for term in value], "" if value == [(text, "")] else text, []


def _makers(settings: Settings, names: str, formerly: str) -> Reading:
    value, doubts = makers.of_text(*settings.one_separator(names)) if names else ([], [])
    former, former_doubts = makers.formerly(*settings.one_separator(formerly)) if formerly else ([], [])
    value = [*value, *former]
    plain = len(value) == 1 and value[0]["given"] == names
    return value, "" if plain else " / ".join(filter(None, (names, formerly))), [*doubts, *former_doubts]


def _maker_lists(settings: Settings, names: str, roles: str, *beside: str) -> Reading:
    lists = [settings.parallel(text) if text else [] for text in (names, roles, *beside)]
    value, doubts = makers.of_lists(*lists)
    plain = len(value) == 1 and value[0]["given"] == names and not roles
    return value, "" if plain else f"{names} [{roles}]" if roles.strip("| ") else names, doubts


def _date(settings: Settings, text: str) -> Reading:
    value, doubts = dated.date_of_text(text, settings.field)
    return value, "" if value["text"] == text else text, doubts


def _date_of_joconde(settings: Settings, millesime: str, periode: str, epoque: str) -> Reading:
    texts = [";".join(dict.fromkeys(settings.several(text))) for text in (millesime, periode, epoque)]
    value, doubts = dated.date_of_joconde(*texts)
    raw = " / ".join(filter(None, texts))
    return value, "" if value["text"] == raw else raw, doubts


def _date_of_carnegie(settings: Settings, text: str, earliest: str, latest: str, births: str, deaths: str) -> Reading:
    born, died = ([_year(year) for year in settings.parallel(years)] for years in (births, deaths))
    lives = list(zip(born, died, strict=True)) if len(born) == len(died) else []
    value, doubts = dated.date_of_carnegie(text, earliest, latest, lives)
    told = doubts or value["text"] != text or value["basis"] == DateBasis.SOURCE
    return value, f"{text} [{earliest} / {latest}]" if told else "", doubts


def _year(text: str) -> int | None:
    return int(text) if _YEAR.fullmatch(text) else None


def _measures(_settings: Settings, text: str) -> Reading:
    return {"text": text, "measures": measures.of_text(text)}, "", []


def _sizes(settings: Settings, *columns: str) -> Reading:
    found = [row for kind, text in zip(KINDS, columns, strict=True) if text for row in measures.of_column(kind, text, settings.unit)]
    unread = [
        Doubt(Reason.UNKNOWN_VALUE, settings.field, f"{kind}: {text}")
        for kind, text in zip(KINDS, columns, strict=True)
        if text and not _has(found, kind)
    ]
    return {"text": display(found), "measures": found}, "", unread


def _has(found: list[list[str]], kind: str) -> bool:
    return any(row[0] == kind for row in found)


def _choice(settings: Settings, text: str) -> Reading:
    chosen = settings.choices.get(fold(text))
    if chosen is None:
        return None, "", [Doubt(Reason.UNKNOWN_VALUE, settings.field, text)]
    value = {**empty("location"), "state": chosen} if settings.field == "location" else chosen
    return value, "" if text == chosen else text, []


def _place_of_carnegie(_settings: Settings, text: str) -> Reading:
    value = places.of_carnegie(text)
    return value, "" if value["room"] == text else text, []


def _images(settings: Settings, text: str) -> Reading:
    addresses = settings.several(text)
    good = [address for address in dict.fromkeys(addresses) if address.startswith(("https://", "http://"))]
    doubts = [Doubt(Reason.UNKNOWN_VALUE, settings.field, address) for address in addresses if address not in good]
    return good or None, "", doubts


READERS: dict[str, Reader] = {
    "text": Reader(_text, frozenset(TEXTS) - {"record_right"}, verbatim=True),
    "prose": Reader(_text, frozenset(TEXTS) - {"record_right"}, prose=True, verbatim=True),
    "title": Reader(_title, frozenset({"title"})),
    "numbers": Reader(_numbers, frozenset({"accession_numbers"})),
    "terms": Reader(_terms, frozenset(TERMS)),
    "makers": Reader(_makers, frozenset({"makers"}), ("names", "formerly"), ("names",), remembered=True),
    "maker_lists": Reader(
        _maker_lists, frozenset({"makers"}), ("names", "roles", "nationalities", "births", "deaths"), ("names",), remembered=True
    ),
    "date": Reader(_date, frozenset({"date"}), remembered=True),
    "date_of_joconde": Reader(_date_of_joconde, frozenset({"date"}), ("millesime", "periode", "epoque"), (), remembered=True),
    "date_of_carnegie": Reader(
        _date_of_carnegie, frozenset({"date"}), ("text", "earliest", "latest", "births", "deaths"), ("text",), remembered=True
    ),
    "measures": Reader(_measures, frozenset({"dimensions"}), remembered=True),
    "sizes": Reader(_sizes, frozenset({"dimensions"}), KINDS, (), remembered=True, needs_unit=True),
    "choice": Reader(_choice, frozenset({"location", "record_right"})),
    "place_of_carnegie": Reader(_place_of_carnegie, frozenset({"location"}), remembered=True),
    "images": Reader(_images, frozenset({"images"})),
}
# The reader of a field whose entry names none.
USUAL = {
    **dict.fromkeys(TEXTS, "prose"),
    **dict.fromkeys(("credit_line", "acquisition", "attribution"), "text"),
    **dict.fromkeys(TERMS, "terms"),
    "title": "title",
    "accession_numbers": "numbers",
    "makers": "makers",
    "date": "date",
    "dimensions": "measures",
    "location": "choice",
    "record_right": "choice",
    "images": "images",
}
