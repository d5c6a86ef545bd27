"""Reads the years of a date as catalogues write it, in English and in French (collections C11 to C14, C17).

Three steps: the text in one spelling (``spelling``), the dates in it with what is said of each (``shapes``), and here what they mean
together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from cms.collections.dates.shapes import READS, SCAN, Years
from cms.collections.dates.spelling import ORDINAL, in_one_spelling

# No date is longer; a description that strayed into the column is not searched for years.
LONGEST = 500
# "1959 - 1950" is a slip and turned round; what falls by more than a lifetime ("1570-1200") lacks its era: no guess.
FALLS_AT_MOST = 100

# What "about" means in years where years are compared or searched; the years that are kept stay those of the text (collections C13).
CIRCA_MARGIN = 5

# A number that may have been meant as a year: not an ordinal ("3e état"), nor the digit of a name ("âge du fer 2").
_NUMBER = re.compile(rf"(?<![a-z] )\d(?!\d*{ORDINAL}\b(?! century))", re.ASCII)

End = int | None


class DateDoubt(StrEnum):
    UNREADABLE = "unreadable"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """Years before our era are negative, none is 0; one None is an open end, two are no date. ``earliest`` is never after ``latest``."""

    earliest: End
    latest: End
    circa: bool = False
    doubts: tuple[DateDoubt, ...] = ()


@lru_cache(maxsize=8192)
def read_date(text: str) -> ReadDate:
    """The years that ``text`` says; of words only ("no date"), none and no doubt. Never raises."""
    if len(text) > LONGEST:
        return ReadDate(None, None, doubts=(DateDoubt.UNREADABLE,))
    written = in_one_spelling(text)
    scan = _Scan()
    scan.read(written)
    if scan.falls or not scan.dates:
        unreadable = scan.falls or _NUMBER.search(written)
        return ReadDate(None, None, scan.circa, (DateDoubt.UNREADABLE,) if unreadable else ())
    meant = _first_stage(scan.dates)
    earliest, latest = _together(_within_their_period(meant))
    deciding = [dated for dated in meant if not dated.of_period] or meant
    return ReadDate(earliest, latest, any(dated.circa for dated in deciding), (DateDoubt.REVERSED,) if scan.reversed else ())


@dataclass(slots=True)
class _Dated:
    """One date or range of the text; ``value`` counts the values that ";" divides."""

    shape: str
    first: int
    last: int
    value: int
    circa: bool = False
    bound: str = ""
    stage: str = ""
    # It follows the name of a period: if it is a range of years, it is the period's own.
    after_period: bool = False

    @property
    def of_period(self) -> bool:
        return self.shape == "period" or (self.after_period and self.shape == "year" and self.first < self.last)

    @property
    def begins(self) -> int:
        return self.last if self.bound in ("before", "earlier") else self.first

    def ends(self) -> tuple[End, End]:
        """Before and after include the year; of a century or a decade, its near end."""
        exact = self.shape == "year"
        match self.bound:
            case "before":
                return None, self.last if exact else self.first
            case "earlier":
                return None, self.last
            case "after":
                return self.first if exact else self.last, None
            case "later":
                return self.first, None
        return self.first, self.last


@dataclass(slots=True)
class _Scan:
    """The dates of a text, each with the marks that stand by it.

    A mark belongs to the next date of its clause, else to the last one before it; in parentheses of its own, to the date before those. A
    stage holds until its clause ends, and a stage alone in its clause ("designed, 1942-1943") is said of the next.
    """

    dates: list[_Dated] = field(default_factory=list)
    circa: bool = False
    falls: bool = False
    reversed: bool = False

    # Of the clause being read
    _marks: dict[str, str] = field(default_factory=dict)
    _stage: str = ""
    _here: _Dated | None = None
    _in_parentheses: bool = False
    # A date that a dash would continue; whether the dash has come; a period that awaits its years.
    _before_dash: _Dated | None = None
    _dash: bool = False
    _period: bool = False
    _value: int = 0

    def read(self, written: str) -> None:
        for match in SCAN.finditer(written):
            kind = match.lastgroup or ""
            if kind in READS:
                years = READS[kind](match)
                if years:
                    self._date(kind, years)
                self._period = self._period or kind == "period"
            else:
                self._mark(kind, match[0])
        self._end_clause()

    def _date(self, shape: str, years: Years) -> None:
        before = self._before_dash if self._dash and "stage" not in self._marks else None
        if before:
            self._continue(before, shape, years)
        else:
            stage = self._marks.pop("stage", self._stage)
            dated = _Dated(shape, *years, self._value, "circa" in self._marks, self._marks.get("bound", ""), stage, self._period)
            self.dates.append(dated)
            self._here, self._stage = dated, stage
        self._before_dash, self._dash, self._period = self._here, False, False
        self._marks = {}

    def _continue(self, dated: _Dated, shape: str, years: Years) -> None:
        first, last = years
        if last < dated.first:
            self.reversed = True
            self.falls = self.falls or (dated.shape == shape == "year" and dated.first - last > FALLS_AT_MOST)
        dated.first, dated.last = min(dated.first, first), max(dated.last, last)
        dated.shape = dated.shape if dated.shape == shape else "range"
        dated.circa = dated.circa or "circa" in self._marks
        if self._marks.get("bound") == "after":
            dated.bound = "later"
        self._here = dated

    def _mark(self, kind: str, word: str) -> None:
        if kind == "dash":
            self._dash = self._before_dash is not None
        elif kind in ("circa", "stage"):
            self._marks[kind] = word
            self.circa = self.circa or kind == "circa"
        elif kind in ("before", "after"):
            self._marks["bound"] = kind
        elif kind in ("doubt", "earlier", "later"):
            self._mark_last(kind)
        elif kind == "era":
            self._period = True
        elif kind in ("opens", "stop", "next"):
            self._end_clause()
            self._in_parentheses = kind == "opens"
        if kind == "next":
            self._marks, self._period, self._value = {}, False, self._value + 1
        if kind in ("stage", "era", "next", "style"):
            self._before_dash = None

    def _mark_last(self, kind: str) -> None:
        self.circa = self.circa or kind == "doubt"
        if self.dates and kind == "doubt":
            self.dates[-1].circa = True
        elif self.dates:
            self.dates[-1].bound = kind

    def _end_clause(self) -> None:
        dated = self._here or (self.dates[-1] if self._in_parentheses and self.dates else None)
        if dated:
            dated.circa = dated.circa or "circa" in self._marks
            dated.bound = dated.bound or self._marks.get("bound", "")
            dated.stage = dated.stage or self._marks.get("stage", "")
        if dated or self._in_parentheses:
            self._marks = {}
        self._marks.pop("bound", None)
        self._stage, self._here, self._in_parentheses = "", None, False


def _first_stage(dates: list[_Dated]) -> list[_Dated]:
    """The earliest stage is the work's date (collections C14); periods belong to every stage."""
    stages: dict[str, list[_Dated]] = {}
    for dated in dates:
        if not dated.of_period:
            stages.setdefault(dated.stage, []).append(dated)
    if not stages:
        return dates
    first = min(stages.values(), key=lambda stage: min(dated.begins for dated in stage))
    return [dated for dated in dates if dated.of_period or dated in first]


def _within_their_period(dates: list[_Dated]) -> list[tuple[End, End]]:
    """Each date cut to the period that its value names; a period alone is the date. A date outside its period stands."""
    spans: list[tuple[End, End]] = []
    for value in dict.fromkeys(dated.value for dated in dates):
        periods = [dated for dated in dates if dated.value == value and dated.of_period]
        others = [dated for dated in dates if dated.value == value and not dated.of_period]
        # The text's own years of a period go before the table's.
        frame = _together([dated.ends() for dated in periods if dated.shape != "period"] or [dated.ends() for dated in periods])
        spans += [_overlap(dated.ends(), frame) or dated.ends() for dated in others] or [frame]
    return spans


def _together(spans: list[tuple[End, End]]) -> tuple[End, End]:
    """From first to last; an open end narrows what it meets, and otherwise stays open. Open on both sides says nothing: then as a list."""
    closed = [(first, last) for first, last in spans if first is not None and last is not None]
    found: tuple[End, End] | None = (min(first for first, _ in closed), max(last for _, last in closed)) if closed else None
    for first, last in spans:
        if first is None or last is None:
            found = (_overlap(found, (first, last)) or _around(found, (first, last))) if found else (first, last)
    named = [end for span in spans for end in span if end is not None]
    return (min(named), max(named)) if found == (None, None) and named else found or (None, None)


def _overlap(one: tuple[End, End], other: tuple[End, End]) -> tuple[End, End] | None:
    firsts = [first for first in (one[0], other[0]) if first is not None]
    lasts = [last for last in (one[1], other[1]) if last is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    return None if first is not None and last is not None and first > last else (first, last)


def _around(one: tuple[End, End], other: tuple[End, End]) -> tuple[End, End]:
    first = None if one[0] is None or other[0] is None else min(one[0], other[0])
    last = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return first, last
