"""Records of a delimited text, one bad row at a time: what cannot be read is told, and reading goes on at the next line."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TextIO

from cms.collections.sources.doubts import Doubt, Reason
from cms.collections.sources.encoding import UNDECODED

DELIMITERS = (",", ";", "|", "\t")
# Characters of one record. A quotation mark that nobody closes swallows no more than this before it is noticed.
LONGEST_RECORD = 1 << 20
# How many lines under a broken record are tried as records of their own.
_TRIED = 50
# Among so many columns no line within a cell has by chance as many delimiters as a row.
_WIDE = 8
_SHOWN = 500


class _TooLong(Exception):
    pass


class _Lines:
    """Lines for a ``csv.reader``, which keeps those of the record at hand so that they can be read again."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.record: list[str] = []
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST_RECORD + 1)
        if not line:
            raise StopIteration
        self.record.append(line)
        self._size += len(line)
        if self._size > LONGEST_RECORD:
            self._end_line(line)
            raise _TooLong
        return line

    def begin(self) -> None:
        self.record, self._size = [], 0

    def back(self) -> None:
        """All lines of the record but its first will be read again."""
        self._again.extendleft(reversed(self.record[1:]))

    def _end_line(self, line: str) -> None:
        """Leaves out the rest of a line that is too long by itself; the piece of it that was read stays too long when it is read again."""
        if len(line) <= LONGEST_RECORD or line.endswith("\n"):
            return
        self.record[-1] = line + "\n"
        while len(line) > LONGEST_RECORD and not line.endswith("\n"):
            line = self._text.readline(LONGEST_RECORD + 1)


def records(text: TextIO, *, delimiter: str, quoted: bool, width: int | None = None) -> Iterator[list[str] | Doubt]:
    """The cells of each record, or why it could not be read; ``[]`` for a blank line.

    ``width``: how many cells a record has; others are doubts. Line ends may be LF, CR or CRLF; ``text`` must not have translated them.
    """
    # The module knows one limit for the whole process: it is raised, never lowered under somebody else's feet.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_RECORD + 1))
    lines = _Lines(text)
    reader = _reader(lines, delimiter, quoted)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong):
            yield _doubt(Reason.UNCLOSED_QUOTE if quoted else Reason.TOO_LONG, lines.record)
            lines.back()
            continue
        if any(UNDECODED in line for line in lines.record):
            yield _doubt(Reason.UNREADABLE_BYTES, lines.record)
        elif width is None or not cells:
            yield cells
        elif _is_glued(lines.record, delimiter, quoted, width, fits=len(cells) == width):
            # Rows that a quotation mark glued together.
            yield _doubt(Reason.UNCLOSED_QUOTE, lines.record)
            lines.back()
        elif len(cells) == width:
            yield cells
        elif len(cells) < width:
            yield _doubt(Reason.TOO_FEW_CELLS, lines.record)
        elif any(cells[width:]):
            yield _doubt(Reason.TOO_MANY_CELLS, lines.record)
        else:
            # Delimiters too many at the end, as spreadsheets leave them.
            yield cells[:width]


def _reader(lines: Iterable[str], delimiter: str, quoted: bool) -> Iterator[list[str]]:
    """Strict, or a quotation mark too many would merge rows without a word."""
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=True)


def _doubt(reason: Reason, lines: list[str]) -> Doubt:
    return Doubt(reason, text=lines[0][:_SHOWN].rstrip("\r\n").replace(UNDECODED, "\N{REPLACEMENT CHARACTER}"))


def _is_glued(lines: list[str], delimiter: str, quoted: bool, width: int, *, fits: bool) -> bool:
    """Whether a record of several lines is several records: one of the lines under the first is a whole record by itself.

    Where the whole ``fits``, the last line does not count: it may well have so many delimiters after the cell that ends there.
    """
    if len(lines) == 1 or (fits and width < _WIDE):
        return False
    for line in lines[1 : -1 if fits else None][:_TRIED]:
        try:
            if len(next(_reader([line], delimiter, quoted))) == width:
                return True
        except csv.Error:
            continue
    return False


def dialect_of(sample: str, *, with_quotes: str = "") -> tuple[str, bool]:
    """The delimiter, and whether ``"`` quotes, of a text that begins like ``sample`` (whole lines).

    The delimiter under which most rows have as many cells as the first. Where both readings of ``"`` fit, it quotes if most of the marks
    stand as a writer of CSV sets them: the base Mérimée uses it as an ordinary character. ``with_quotes``: a later piece of the
    text that has such marks, if the sample has none.
    """
    best = (0.0, 0, "", True)
    for delimiter in DELIMITERS:
        fits = {quoted: _fit(sample, delimiter, quoted) for quoted in ((True, False) if '"' in sample else (True,))}
        quoted = _quotes(sample if '"' in sample else with_quotes, delimiter)
        if len(fits) == 2 and abs(fits[True][0] - fits[False][0]) > 0.02:
            quoted = fits[True][0] > fits[False][0]
        share, width = fits.get(quoted, fits[True])
        if width > 1:
            best = max(best, (round(share, 1), width, delimiter, quoted))
    if best[1]:
        return best[2], best[3]
    # One column: any delimiter that does not occur.
    delimiter = min(DELIMITERS, key=sample.count)
    return delimiter, _quotes(sample, delimiter)


def _fit(sample: str, delimiter: str, quoted: bool, most: int = 300) -> tuple[float, int]:
    """The share of records that have as many cells as the first one, and that number."""
    widths: list[int] = []
    for cells in records(io.StringIO(sample, newline=""), delimiter=delimiter, quoted=quoted):
        if cells:
            widths.append(0 if isinstance(cells, Doubt) else len(cells))
        if len(widths) == most:
            break
    return (widths.count(widths[0]) / len(widths), widths[0]) if widths else (0.0, 0)


def _quotes(sample: str, delimiter: str) -> bool:
    """Whether the ``"`` of a text enclose cells; so by default, as RFC 4180 has it."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:(?<=[\r\n{mark}])|\A)"[^"]*(?:""[^"]*)*"(?=[\r\n{mark}]|\Z)')
    rest, enclosed = cell.subn("", sample)
    return enclosed >= rest.count('"')
