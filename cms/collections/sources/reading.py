"""A file of records, whoever saved it and how: what it is (``examine``) and what its rows hold (``rows``)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, TextIO

from cms.collections.errors import CutShort, DuplicateColumns, EmptyFile, NoHeader, NoRows, UnreadableFile
from cms.collections.sources import delimited, tagged
from cms.collections.sources.cleaning import Cleaning
from cms.collections.sources.doubts import Doubt
from cms.collections.sources.encoding import encoding_of, text_of

TAGGED = "tagged"
_SAMPLE = 1 << 18
_SHOWN = 60
# A number, a date, an address: not the name of a column.
_A_VALUE = re.compile(r"[\d\s.,/:-]*\d[\d\s.,/:-]*|https?://\S+")


@dataclass(frozen=True)
class Layout:
    """How a file is written. ``delimiter`` is a character, or ``TAGGED`` for the tagged text that museums send to Joconde."""

    encoding: str
    delimiter: str
    # Whether " encloses cells, or is a character as any other.
    quoted: bool
    # Their names, cleaned, in the order of the file; a column without a name is called by its place: "#4".
    columns: tuple[str, ...]
    compressed: bool

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "columns": list(self.columns)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Layout:
        return cls(**{**data, "columns": tuple(data["columns"])})


def examine(file: BinaryIO, *, name: str = "") -> Layout:
    """What ``file`` is, from all of it; leaves it at its beginning.

    Raises UnreadableFile or the kind of it that says what was found instead and what to do; ``name`` is the file's, for that sentence.
    """
    encoding, compressed = encoding_of(file, name=name)
    try:
        with text_of(file, compressed=compressed, encoding=encoding) as text:
            sample = text.read(_SAMPLE)
            if not sample.strip("\ufeff\0 \t\r\n"):
                raise EmptyFile(name=name)
            if tagged.is_tagged(sample):
                codes = _codes(file, encoding, compressed)
                if not codes:
                    raise CutShort(name=name)
                return Layout(encoding, TAGGED, False, codes, compressed)
            sample += text.readline(delimited.LONGEST_RECORD)
            delimiter, quoted = delimited.dialect_of(sample, with_quotes="" if '"' in sample else _first_quotes(text))
        with text_of(file, compressed=compressed, encoding=encoding) as text:
            found = _with_content(delimited.records(text, delimiter=delimiter, quoted=quoted))
            columns = _columns(next(found, None), name)
            if next(found, None) is None:
                raise NoRows(name=name)
        return Layout(encoding, delimiter, quoted, columns, compressed)
    finally:
        file.seek(0)


def rows(file: BinaryIO, layout: Layout) -> Iterator[tuple[int, list[str] | Doubt]]:
    """Each record with its number, as a spreadsheet counts: the header is 1 (a tagged file has none: its first record is 2).

    A record that cannot be read comes as a Doubt with the text that stands there. Blank rows are counted and left out. Streams: no more
    than one record is held at a time. Cells are as the file has them: ``Cleaning`` is the next step.
    """
    with text_of(file, compressed=layout.compressed, encoding=layout.encoding) as text:
        if layout.delimiter == TAGGED:
            places = {code: place for place, code in enumerate(layout.columns)}
            for number, record in enumerate(tagged.records(text), start=2):
                yield number, record if isinstance(record, Doubt) else _in_places(record, places)
            return
        found = delimited.records(text, delimiter=layout.delimiter, quoted=layout.quoted, width=len(layout.columns))
        below = itertools.dropwhile(_is_blank, found)
        next(below, None)
        for number, cells in enumerate(below, start=2):
            if not _is_blank(cells):
                yield number, cells


def _is_blank(cells: list[str] | Doubt) -> bool:
    return not isinstance(cells, Doubt) and not any(cell and not cell.isspace() for cell in cells)


def _with_content(found: Iterator[list[str] | Doubt]) -> Iterator[list[str] | Doubt]:
    return itertools.filterfalse(_is_blank, found)


def _first_quotes(text: TextIO) -> str:
    """The next piece of the text, from a line's beginning, that has quotation marks; empty if none has."""
    while piece := text.read(_SAMPLE):
        if '"' in piece:
            return piece.partition("\n")[2] + text.readline(delimited.LONGEST_RECORD)
    return ""


def _codes(file: BinaryIO, encoding: str, compressed: bool) -> tuple[str, ...]:
    with text_of(file, compressed=compressed, encoding=encoding) as text:
        return tuple(dict.fromkeys(code for record in tagged.records(text) if not isinstance(record, Doubt) for code in record))


def _in_places(record: dict[str, str], places: dict[str, int]) -> list[str]:
    cells = [""] * len(places)
    for code, value in record.items():
        cells[places[code]] = value
    return cells


def _columns(header: list[str] | Doubt | None, name: str) -> tuple[str, ...]:
    if header is None:
        raise EmptyFile(name=name)
    if isinstance(header, Doubt):
        raise UnreadableFile(name=name) if not header.text.isprintable() else NoHeader(name=name, found=header.text[:_SHOWN])
    cleaning = Cleaning()
    names = [cleaning.line(cell) for cell in header]
    while len(names) > 1 and not names[-1]:
        names.pop()
    given = [column for column in names if column]
    if not given or 2 * sum(bool(_A_VALUE.fullmatch(column)) for column in given) > len(given):
        raise NoHeader(name=name, found=" ".join(given)[:_SHOWN])
    twice = [column for column, times in Counter(given).items() if times > 1]
    if twice:
        raise DuplicateColumns(name=name, columns=", ".join(twice))
    return tuple(column or f"#{place}" for place, column in enumerate(names, start=1))
