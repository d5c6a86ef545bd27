"""Rows whose key does not say which work they mean: told apart by what they say, never by where they stand in the file (collections C2)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q

from cms.collections.actions.imports.digest import digest_of
from cms.collections.fields import Value, empty
from cms.collections.models import KeyAlias, Work
from cms.collections.sources.doubts import ReadRow, Reason

# The mark between a key and the digest of the row that made the work.
MARK = "#"
# Characters of the digest; more only where they are taken.
SUFFIX = 12
_SUFFIXED = re.compile(rf"(?P<base>.+){MARK}[0-9a-f]{{{SUFFIX},32}}", re.DOTALL)
# {key: [primary keys of works that stand, or stood, under it with a digest behind it]}
Suffixed = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Place:
    """What was decided for one row: the work that it means, or none and the key of the new one; or that it says nothing new."""

    key: str
    work: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    key: str
    digest: str
    values: dict[str, Value]


@dataclass(slots=True)
class Group:
    """Rows that have the same key, or had it."""

    base: str
    rows: list[_Row] = field(default_factory=list)

    def add(self, row: ReadRow) -> None:
        self.rows.append(_Row(row.number, row.key, digest_of(row.values), row.values))


@dataclass(frozen=True, slots=True)
class _Candidate:
    pk: int
    key: str
    digest: str
    values: dict[str, Value]


def suffixed_keys(source: str) -> Suffixed:
    """Works of a source that share a key with others: one statement for the works, one for their former keys."""
    found: Suffixed = defaultdict(list)
    works = Work.objects.filter(source=source, source_key__contains=MARK).values_list("source_key", "pk")
    aliases = KeyAlias.objects.filter(source=source, source_key__contains=MARK).values_list("source_key", "work")
    for key, pk in [*works, *aliases]:
        if match := _SUFFIXED.fullmatch(key):
            found[match["base"]].append(pk)
    return dict(found)


def places_of(groups: list[Group], *, source: str, suffixed: Suffixed, has_own: Callable[[str], bool]) -> dict[int, Place]:
    """A place for each row of ``groups``, by row number, in three statements. ``has_own``: whether a row of the file has that key now."""
    bases = [group.base for group in groups]
    others = [row.key for group in groups for row in group.rows if row.key != group.base]
    standing = set(Work.objects.filter(source=source, source_key__in=others).values_list("source_key", flat=True))
    candidates = _candidates(source, bases, suffixed)
    places: dict[int, Place] = {}
    for group in groups:
        works = [work for work in candidates[group.base] if work.key == group.base or not has_own(work.key)]
        rows = [row for row in group.rows if row.key == group.base or row.key not in standing]
        places |= _settle(group.base, rows, sorted(works, key=lambda work: work.key))
    return places


def _candidates(source: str, bases: list[str], suffixed: Suffixed) -> dict[str, list[_Candidate]]:
    """By base: the works of that key, of that key with a digest, and those that once had either."""
    of_work: dict[int, set[str]] = defaultdict(set)
    for base in bases:
        for pk in suffixed.get(base, ()):
            of_work[pk].add(base)
    for key, pk in KeyAlias.objects.filter(source=source, source_key__in=bases).values_list("source_key", "work"):
        of_work[pk].add(key)
    wanted = set(bases)
    found: dict[str, list[_Candidate]] = defaultdict(list)
    columns = ("pk", "source_key", "origin__digest", "origin__values")
    rows = Work.objects.filter(Q(source=source, source_key__in=bases) | Q(pk__in=list(of_work))).values_list(*columns)
    for pk, key, digest, values in rows:
        candidate = _Candidate(pk, key, digest or "", values or {})
        for base in of_work[pk] | ({key} & wanted):
            found[base].append(candidate)
    return found


def _settle(base: str, rows: list[_Row], works: list[_Candidate]) -> dict[int, Place]:
    """First what says the same, by digest and then by value; then what is left on both sides, each in an order that no file changes."""
    places: dict[int, Place] = {}
    left: dict[tuple[str, str], _Row] = {}
    for row in sorted(rows, key=lambda row: (row.digest, row.key, row.number)):
        if (row.digest, row.key) in left:
            places[row.number] = Place(key=row.key, reason=Reason.SAME_ROW_TWICE)
        else:
            left[row.digest, row.key] = row
    several = sum(key == base for _digest, key in left) > 1
    taken = {work.key for work in works}
    for fits in (_same_digest, _same_values, _any):
        for work in list(works):
            match = next((row for row in left.values() if fits(row, work)), None)
            if match is not None:
                own = match.key == base
                reason = Reason.SAME_KEY_TWICE if own and several else None
                places[match.number] = Place(key=work.key if own else match.key, work=work.pk, reason=reason)
                works.remove(work)
                del left[match.digest, match.key]
    for row in sorted(left.values(), key=lambda row: row.number):
        key = _free_key(base, row, taken) if row.key == base else row.key
        taken.add(key)
        places[row.number] = Place(key=key, reason=Reason.SAME_KEY_TWICE if row.key == base and several else None)
    return places


def _same_digest(row: _Row, work: _Candidate) -> bool:
    return row.digest == work.digest


def _same_values(row: _Row, work: _Candidate) -> bool:
    return all(work.values.get(name, empty(name)) == value for name, value in row.values.items())


def _any(row: _Row, work: _Candidate) -> bool:
    return True


def _free_key(base: str, row: _Row, taken: set[str]) -> str:
    """The key itself for the first row of the first file; for others with their digest, of which more where a work has grown out of it."""
    keys = [base, *(f"{base}{MARK}{row.digest[:length]}" for length in (SUFFIX, 2 * SUFFIX, len(row.digest)))]
    return next(key for key in keys if key not in taken)
