"""Measurements that a record states for sure; what is shown is always the record's own text (collections C18).

Joconde has no common unit and no common order, so a measurement is read only if it says what it measures and in which unit, by itself or
in the head of its statement. Nothing is guessed, added up or swapped:

- « l. » is a width. « L. » is a length where « l. » stands beside it and is not the longer; else the letters are used in another sense,
  and not read.
- « pommeau : L. 73 cm, l. 14 cm »: a statement that does not begin with a measurement is about something else.
- A kind that comes twice means several objects or states: then only measurements that name their part are read, each part once.
- « 9 à 10 cm », « 4 cm et 3 cm », « 9 x 9 cm », « le plus grand », « (1er) / … (2eme) » are several values for one measurement: not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cms.collections.enums import MeasureKind, Unit
from cms.collections.sources.splitting import qualified, split

PART_LENGTH = 120
STEP = Decimal("0.0001")
# Longer or heavier is a slip of the pen, and more than the database's millimetres hold.
LARGEST = {
    Unit.MILLIMETRE: 1_000_000,
    Unit.CENTIMETRE: 100_000,
    Unit.METRE: 1_000,
    Unit.INCH: 40_000,
    Unit.GRAM: 99_999_999,
    Unit.KILOGRAM: 99_999,
}
_WEIGHTS = (Unit.GRAM, Unit.KILOGRAM)
_UNITS = {unit.value: unit for unit in Unit if unit != Unit.INCH} | {"gr": Unit.GRAM}

# Abbreviations mean what they mean with these capitals only; words have any.
_LARGE_L, _SMALL_L = "L", "l"
_KINDS = {
    MeasureKind.HEIGHT: ("H", "h", "HA", "hauteur"),
    MeasureKind.WIDTH: (_SMALL_L, "La", "Lar", "largeur"),
    MeasureKind.LENGTH: (_LARGE_L, "LO", "Long", "longueur"),
    MeasureKind.DEPTH: ("P", "Pr", "PR", "profondeur"),
    MeasureKind.DIAMETER: ("D", "DI", "Dia", "dia", "Diam", "diam", "diamètre"),
    MeasureKind.THICKNESS: ("E", "EP", "Ep", "ép", "epaisseur", "épaisseur"),
    MeasureKind.CIRCUMFERENCE: ("circonférence",),
    MeasureKind.WEIGHT: ("Pds", "poids"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_WORD_LENGTH = 5

_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# « Dimensions hors tout en cm : H. 121, l. 324 EP 2 »
_HEAD = re.compile(r"Dimensions hors tout en (?P<unit>[a-z]+)\s*:?\s*")
# Between « 324 » and « EP 2 ».
_NEXT = re.compile(rf"(?<=\d)\s+(?=(?:{'|'.join(_KIND_OF)})\.?\s*\d)")
# What is measured, what else is said before the number, the number, the unit; a product (« H x L x P ») is no measurement.
_MEASUREMENT = re.compile(
    rf"(?P<name>[^\W\d_]+)(?!\s+x\b)\.?(?P<words>[^\d]*?)(?P<number>{_NUMBER.pattern})\s*(?P<unit>[^\W\d_]*)\.?(?P<more>.*)"
)
_NO_SPACE_OR_COLON = re.compile(r"[^\s:]+")
_SEVERAL = re.compile(r"/|\bplus (?:grand|petit|gros)", re.IGNORECASE)
# Figures in parentheses give another dimension of the same thing; anything else with figures may be about another thing.
_ANOTHER_DIMENSION = re.compile(r"(?:envergure|env\.|panache|pan\.|feuille|h\. feuille|hauteur|longueur|tour de taille)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measurement:
    """``value`` is empty where the kind was named but what follows is not sure."""

    name: str
    kind: MeasureKind
    value: str = ""
    unit: str = ""
    part: str = ""


def of_text(text: str) -> list[list[str]]:
    """``[[kind, value, unit, part], …]`` in the order of the text."""
    if _SEVERAL.search(text):
        return []
    named = [each for statement in split(_DECIMAL_COMMA.sub(".", text), ";") for each in _of_statement(statement)]
    kinds = Counter(each.kind for each in named)
    places = Counter((each.kind, each.part) for each in named)
    unsure_parts = {part for (_kind, part), times in places.items() if times > 1}
    if max(kinds.values(), default=0) > 1:
        unsure_parts.add("")
    unsure_names = _unsure_letters(named)
    return [
        [each.kind.value, each.value, each.unit, each.part]
        for each in named
        if each.value and each.part not in unsure_parts and each.name not in unsure_names
    ]


def of_column(kind: str, text: str, unit: str) -> list[list[str]]:
    """A number in a column of its own, whose kind and unit the profile knows; nothing if it is not one, or 0."""
    value = _value(_DECIMAL_COMMA.sub(".", text.strip()), Unit(unit), MeasureKind(kind))
    return [[MeasureKind(kind).value, value, Unit(unit).value, ""]] if value else []


def _unsure_letters(named: list[_Measurement]) -> set[str]:
    """« H. 113 cm, l. 60 cm, L. 10 cm »: some museums write « L. » for the thickness, others for the width."""
    lengths = [each for each in named if each.name == _LARGE_L and each.value]
    widths = [each for each in named if each.kind == MeasureKind.WIDTH]
    if not widths:
        return {_LARGE_L}
    in_order = all(
        length.unit == width.unit and Decimal(length.value) >= Decimal(width.value) for length in lengths for width in widths if width.value
    )
    return set() if in_order else {_LARGE_L, _SMALL_L}


def _of_statement(statement: str) -> Iterator[_Measurement]:
    """What stands between two semicolons: one measurement, or a list with commas, or a head with a list."""
    head = _HEAD.match(statement)
    unit = head["unit"] if head else ""
    pieces = [piece for part in split(statement[head.end() if head else 0 :], ",") for piece in _NEXT.split(part)]
    for order, (piece, following) in enumerate(pairwise([*pieces, ""])):
        measurement = _of_piece(piece.strip("- "), unit)
        if measurement:
            # « Diamètre : 2 cm, 3 cm »: the list goes on with a bare number.
            yield _unsure(measurement) if following[:1].isdigit() else measurement
        elif order == 0:
            return


def _of_piece(piece: str, unit_of_head: str) -> _Measurement | None:
    said = _MEASUREMENT.fullmatch(piece)
    kind = _kind(said["name"]) if said else None
    if not said or not kind:
        return None
    measurement = _Measurement(said["name"], kind)
    unit, words = _unit_among(_NO_SPACE_OR_COLON.findall(said["words"]))
    unit = _UNITS.get(said["unit"]) if said["unit"] else unit or _UNITS.get(unit_of_head)
    inside = _inside(said["more"])
    # « L. Env. »: an abbreviation nobody explains.
    if unit is None or inside is None or (words and words[-1].endswith(".")):
        return measurement
    part = ", ".join(filter(None, [" ".join(words).strip("() "), inside]))
    return (
        _Measurement(said["name"], kind, _value(said["number"], unit, kind), unit.value, part) if len(part) <= PART_LENGTH else measurement
    )


def _unsure(measurement: _Measurement) -> _Measurement:
    return _Measurement(measurement.name, measurement.kind)


def _kind(name: str) -> MeasureKind | None:
    return _KIND_OF.get(name) or (_KIND_OF.get(name.lower()) if len(name) >= _WORD_LENGTH else None)


def _unit_among(words: list[str]) -> tuple[Unit | None, list[str]]:
    """« en cm croix » is centimetres and the words "croix"; « cm » alone counts only at the beginning."""
    for place, word in enumerate(words):
        unit = _UNITS.get(word.strip("()."))
        if unit and place and words[place - 1] == "en":
            return unit, words[: place - 1] + words[place + 1 :]
        if unit and not place:
            return unit, words[1:]
    return None, words


def _inside(more: str) -> str | None:
    """What follows the number must be one parenthesis, or nothing; None if it is anything else."""
    more = more.strip()
    if not more.strip("(); "):
        return ""
    outside, inside = qualified(f"- {more}")
    if outside != "-" or inside.endswith(":"):
        return None
    if any(letter.isdigit() for letter in inside):
        return "" if _ANOTHER_DIMENSION.match(inside) else None
    return inside


def _value(number: str, unit: Unit, kind: MeasureKind) -> str:
    """A decimal without trailing zeros; empty if it is none, not more than 0, too large, or a length in grams."""
    if not _NUMBER.fullmatch(number) or (unit in _WEIGHTS) != (kind == MeasureKind.WEIGHT):
        return ""
    value = Decimal(number)
    if value > LARGEST[unit]:
        return ""
    value = value.quantize(STEP).normalize()
    return f"{value:f}" if value > 0 else ""
