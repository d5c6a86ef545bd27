"""Rows that a test writes down, where a run would read a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from cms.collections.fields import TERMS
from cms.collections.sources.doubts import Doubt, HeldBy, ReadRow


@dataclass
class Listed:
    rows: Sequence[ReadRow]
    cleaned: Mapping[str, int] = field(default_factory=dict)

    def identify(self) -> Iterator[ReadRow]:
        return iter(deepcopy(list(self.rows)))

    def select(self, wanted: Callable[[ReadRow], bool]) -> Iterator[ReadRow]:
        return (row for row in self.identify() if row.rejected is None and wanted(row))

    def read(self, start: int = 0) -> Iterator[ReadRow]:
        return iter(deepcopy(list(self.rows[start:])))


def maker(name: str, **values: Any) -> dict[str, Any]:
    usual = {"role": "made_by", "craft": "", "doubtful": False, "birth": None, "death": None, "nationality": "", "known": True}
    return {"given": name, "name": name, "ulan": None, "wikidata": None, **usual, **values}


def dated(year: int | None, latest: int | None = None) -> dict[str, Any]:
    return {"text": str(year or ""), "earliest": year, "latest": latest or year, "circa": False, "basis": "text" if year else ""}


def located(state: str, room: str = "") -> dict[str, Any]:
    return {"state": state, "room": room, "since": None}


def row(number: int, key: str = "", *, former: Sequence[str] = (), museum: HeldBy | None = None, **values: Any) -> ReadRow:
    """``title``, ``accession`` and each term as a text, ``makers`` as names or entries; ``doubts``, ``raw``, ``pictures`` as they are."""
    read = ReadRow(
        number,
        key or f"K{number}",
        former_keys=tuple(former),
        museum=museum or HeldBy(),
        doubts=list(values.pop("doubts", [])),
        raw=values.pop("raw", {}),
        pictures=values.pop("pictures", ()),
    )
    if "title" in values:
        values["title"] = {"text": values["title"], "kind": ""}
    if "accession" in values:
        values["accession_numbers"] = [[values.pop("accession"), ""]]
    if "makers" in values:
        values["makers"] = [maker(one) if isinstance(one, str) else one for one in values["makers"]]
    for name in TERMS.keys() & values.keys():
        values[name] = [[text, ""] for text in values[name]]
    read.values = values
    return read


def rejected(number: int, doubt: Doubt) -> ReadRow:
    return ReadRow(number, rejected=doubt)
