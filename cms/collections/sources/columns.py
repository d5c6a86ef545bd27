"""The columns of one file, found by the names that a profile gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from cms.collections.folding import fold

# Alternatives, of which the first that the file has counts; each is a column, or several that are read as one.
Column = tuple[tuple[str, ...], ...]
Cells = Sequence[str]
# Gives one text out of the cleaned cells of a row.
Getter = Callable[[Cells], str]

_NOT_IN_NAMES = re.compile(r"[\W_]+")


def column_name(name: str) -> str:
    """Column names as they are compared: « Référence » is "reference", "Denomination 3" is "denomination_3"."""
    return _NOT_IN_NAMES.sub("_", fold(name)).strip("_")


class Columns:
    """Answers with getters, which read from the cells listed in ``slots``: only what somebody asked for need be cleaned."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._places: dict[str, int] = {}
        for place, name in enumerate(names):
            self._places.setdefault(column_name(name), place)
        # [(place in the file, whether it is read as prose), …]
        self.slots: list[tuple[int, bool]] = []
        self._missing: list[str] = []

    def find(self, column: Column, *, prose: bool = False, between: str = " ") -> Getter | None:
        """What gives the first alternative that the file has; several columns joined by ``between``."""
        for names in column:
            places = [self._places[known] for name in names if (known := column_name(name)) in self._places]
            if places:
                return _getter([self._slot(place, prose=prose) for place in places], between)
        self._missing.append(column[0][0])
        return None

    @property
    def missing(self) -> tuple[str, ...]:
        """What was asked for and is not there."""
        return tuple(dict.fromkeys(self._missing))

    def unread(self, ignored: Iterable[str]) -> tuple[str, ...]:
        """What is there and nobody asked for, but for what is left out on purpose."""
        known = {column_name(name) for name in ignored}
        used = {place for place, _prose in self.slots}
        return tuple(name for place, name in enumerate(self.names) if place not in used and column_name(name) not in known)

    def _slot(self, place: int, *, prose: bool) -> int:
        if (place, prose) not in self.slots:
            self.slots.append((place, prose))
        return self.slots.index((place, prose))


def _getter(slots: list[int], between: str) -> Getter:
    if len(slots) == 1:
        return _one(slots[0])
    return lambda cells: between.join(filter(None, (cells[slot] for slot in slots)))


def _one(slot: int) -> Getter:
    return lambda cells: cells[slot]
