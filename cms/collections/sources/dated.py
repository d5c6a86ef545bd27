"""The date of a work from what its source says: which column counts, and what contradicts it (collections C15, C16).

Each answers with a value of ``cms.collections.fields`` ("date") and the doubts to report. Its text is the source's, for readers: of Joconde
the column that gave the years, values divided by " ; ", « 1890 vers » read forwards; the raw cells stay with the origin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from cms.collections.dates import CIRCA_MARGIN, LAST_YEAR, DateDoubt, ReadDate, read_date
from cms.collections.enums import DateBasis
from cms.collections.fields import BETWEEN_TERMS, Value
from cms.collections.sources.doubts import Doubt, Reason

FIELD = "date"
REASONS = {DateDoubt.UNREADABLE: Reason.UNREADABLE_DATE, DateDoubt.REVERSED: Reason.DATE_REVERSED}

End = int | None
Life = tuple[int | None, int | None]

# Where a maker's life stands in for a date, Carnegie lets it begin at birth or here.
COMES_OF_AGE = 20
# Until then the source's years went through a calendar conversion: 1 January 1520 became 22 December 1519.
LAST_CONVERTED = 1582
# What a source writes where it knows no date.
_NO_DATE = re.compile(r"(?:no date|not dated|undated|n\.?\s?d\.?|unknown)?[.?]?", re.IGNORECASE)
_ISO = re.compile(r"(-?\d{1,6})-(\d\d)-(\d\d)", re.ASCII)

_BETWEEN = re.compile(r"(\d+) entre ?; ?(\d+) et\b", re.IGNORECASE)
_BACKWARDS = re.compile(r"(\d[\d-]*)\s(vers|avant|après)", re.IGNORECASE)


def date_of_text(text: str, field: str = FIELD) -> tuple[Value, list[Doubt]]:
    read = read_date(text)
    return _value(text, read, DateBasis.TEXT), _doubts(text, read, field)


def date_of_joconde(millesime: str, periode: str, epoque: str) -> tuple[Value, list[Doubt]]:
    """Millésime, else Période, else Époque, each from its first value to its last; ``;`` divides values."""
    columns = ((millesime, DateBasis.TEXT), (periode, DateBasis.PERIOD), (epoque, DateBasis.PERIOD))
    doubts: list[Doubt] = []
    for cell, basis in columns:
        read = read_date(cell)
        doubts += _doubts(cell, read, FIELD)
        if _has_years(read):
            if basis == DateBasis.TEXT and _apart(read, read_date(periode)):
                doubts.append(Doubt(Reason.DATE_CONTRADICTS_PERIOD, FIELD, f"{millesime} / {periode}"))
            return _value(_for_readers(cell), read, basis), doubts
    written = next((cell for cell, _ in columns if cell), "")
    return _value(_for_readers(written), read_date(written), DateBasis.NONE), doubts


def date_of_carnegie(text: str, earliest: str, latest: str, lives: Sequence[Life]) -> tuple[Value, list[Doubt]]:
    """The text where it says a year, else the source's ``earliest`` and ``latest`` (ISO dates).

    Not where they are the life of a maker, and not where the text says that there is no date: the years of all such rows are lives, often
    from the twentieth year to the acquisition, which cannot be told from the row (collections C16).

    The two agree if one lies within the other, five years aside where the text says circa: the source widens and narrows as it likes.
    """
    value, doubts = date_of_text(text)
    first, last = _source_year(earliest), _source_year(latest)
    stated = f"{text} ({earliest} / {latest})"
    if value["basis"]:
        if not _agree(value, first, last):
            doubts.append(Doubt(Reason.DATE_CONTRADICTS_SOURCE, FIELD, stated))
    elif (first is not None or last is not None) and (_is_a_life(first, last, lives) or _NO_DATE.fullmatch(text.strip())):
        doubts.append(Doubt(Reason.MAKERS_LIFE_AS_DATE, FIELD, stated))
    elif any(year is not None and year > LAST_YEAR for year in (first, last)):
        doubts.append(Doubt(Reason.UNREADABLE_DATE, FIELD, stated))
    elif first is not None or last is not None:
        if first is not None and last is not None and first > last:
            doubts.append(Doubt(Reason.DATE_REVERSED, FIELD, stated))
            first, last = last, first
        value |= {"earliest": first, "latest": last, "basis": DateBasis.SOURCE.value}
    return value, doubts


def _value(text: str, read: ReadDate, basis: DateBasis) -> dict[str, Value]:
    known = basis if _has_years(read) else DateBasis.NONE
    return {"text": text, "earliest": read.earliest, "latest": read.latest, "circa": read.circa, "basis": known.value}


def _doubts(text: str, read: ReadDate, field: str) -> list[Doubt]:
    return [Doubt(REASONS[doubt], field, text) for doubt in read.doubts]


def _has_years(read: ReadDate) -> bool:
    return read.earliest is not None or read.latest is not None


def _for_readers(cell: str) -> str:
    """« 1800 entre;1900 et » as « entre 1800 et 1900 », « 1890 vers » as « vers 1890 »; what stands there twice, once."""
    values = _BETWEEN.sub(r"entre \1 et \2", cell).split(";")
    return BETWEEN_TERMS.join(dict.fromkeys(_forwards(value.strip()) for value in values if value.strip()))


def _forwards(value: str) -> str:
    match = _BACKWARDS.fullmatch(value)
    return f"{match[2].lower()} {match[1]}" if match else value


def _reach(earliest: End, latest: End) -> tuple[float, float]:
    return (-inf if earliest is None else earliest), (inf if latest is None else latest)


def _apart(one: ReadDate, other: ReadDate) -> bool:
    """Whether two dates have no year in common."""
    (first, last), (other_first, other_last) = _reach(one.earliest, one.latest), _reach(other.earliest, other.latest)
    return last < other_first or other_last < first


def _agree(value: Value, first: End, last: End) -> bool:
    if first is not None and last is not None and (first > last or last > LAST_YEAR):
        return False
    ours, theirs = _reach(value["earliest"], value["latest"]), _reach(first, last)
    margin = CIRCA_MARGIN if value["circa"] else 0
    return any(outer[0] - margin <= inner[0] and inner[1] <= outer[1] + margin for inner, outer in ((ours, theirs), (theirs, ours)))


def _source_year(iso: str) -> End:
    """The year meant by an ISO date of the source, before our era counted as historians do; None where there is none."""
    match = _ISO.fullmatch(iso.strip())
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if year < LAST_CONVERTED and (month, day) >= (12, 20):
        year += 1
    return year or None


def _is_a_life(first: End, last: End, lives: Sequence[Life]) -> bool:
    """Whether a span begins with a maker's birth, coming of age or death, or ends with the death: hardly ever by chance."""
    if first is not None and first == last:
        return False
    for birth, death in lives:
        begins = {year for year in (birth, birth + COMES_OF_AGE if birth else None, death) if year}
        if first in begins or (last is not None and last == death):
            return True
    return False
