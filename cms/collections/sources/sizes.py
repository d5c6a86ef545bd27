"""The text of dimensions that a source gives as numbers only (collections C18)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from cms.collections.enums import MeasureKind, Unit

# In the order in which they are written, each with its letter.
_LETTERS = {
    MeasureKind.HEIGHT: "H.",
    MeasureKind.LENGTH: "L.",
    MeasureKind.WIDTH: "l.",
    MeasureKind.DEPTH: "P.",
    MeasureKind.THICKNESS: "Ép.",
    MeasureKind.DIAMETER: "D.",
    MeasureKind.CIRCUMFERENCE: "Circ.",
    MeasureKind.WEIGHT: "Pds.",
}
KINDS = tuple(kind.value for kind in _LETTERS)
_IN_CM = {Unit.MILLIMETRE: Decimal("0.1"), Unit.CENTIMETRE: Decimal(1), Unit.METRE: Decimal(100), Unit.INCH: Decimal("2.54")}


def display(measures: Sequence[Sequence[str]]) -> str:
    """Centimetres, as a label in France has them, and inches as the source has them: "H. 33 × l. 14,9 cm (13 × 5.875 in)"."""
    sizes = [
        (f"{_LETTERS[MeasureKind(kind)]} {_centimetres(Decimal(value) * _IN_CM[Unit(unit)])}")
        for kind, value, unit, _part in _sizes(measures)
    ]
    inches = [value for _kind, value, unit, _part in _sizes(measures) if unit == Unit.INCH]
    weights = [
        f"{_LETTERS[MeasureKind.WEIGHT]} {_comma(value)} {unit}" for kind, value, unit, _part in measures if kind == MeasureKind.WEIGHT
    ]
    text = f"{' × '.join(sizes)} cm" if sizes else ""
    if inches:
        text += f" ({' × '.join(inches)} in)"
    return " ; ".join(filter(None, (text, *weights)))


def _sizes(measures: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [row for row in measures if row[0] != MeasureKind.WEIGHT]


def _centimetres(size: Decimal) -> str:
    """To a millimetre; what is smaller, to a tenth of one."""
    rounded = size.quantize(Decimal("0.1"), ROUND_HALF_UP) or size.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _comma(f"{rounded.normalize():f}")


def _comma(number: str) -> str:
    return number.replace(".", ",")
