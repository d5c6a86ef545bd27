"""The keys of a whole file, before its first row is written: which occur twice, and which works they mean (collections C2, C28)."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cms.collections.actions.imports.files import Rows
from cms.collections.actions.imports.places import Group, Place, places_of, suffixed_keys
from cms.collections.errors import NotAKey
from cms.collections.models import KeyAlias
from cms.collections.sources.doubts import ReadRow

# A key of more rows than this is none; nor is one of more than a tenth of the file, of which a few rows are no measure.
MOST_ROWS, FEW_ROWS, PART = 1000, 10, 10
# Rows of groups that are asked about at once; also how often the survey gives a sign of life.
AT_ONCE, BEAT = 500, 5_000


def _hash(key: str) -> int:
    """64 bits: a million keys have two alike once in 37 million files, and a likeness only makes a pair be looked at closer."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")


@dataclass(slots=True)
class Survey:
    """What is known of a file's keys: a number for each, and what was decided for the few rows that their key alone does not tell."""

    own: set[int] = field(default_factory=set)
    former: set[int] = field(default_factory=set)
    # By row number.
    places: dict[int, Place] = field(default_factory=dict)
    # Former keys of works whose present key stands in the file too: a row that still has one is another work.
    shadowed: set[str] = field(default_factory=set)
    # Keys whose rows were decided one by one.
    contested: set[int] = field(default_factory=set)

    def follows(self, former_key: str) -> bool:
        """Whether a row may be led to a work by a key that it had before: not if another row has it now."""
        return _hash(former_key) not in self.own

    def names(self, key: str) -> bool:
        """Whether some row of the file has this key or had it, and nothing more had to be decided about it."""
        number = _hash(key)
        return number not in self.contested and (number in self.own or number in self.former)

    def has_own(self, key: str) -> bool:
        return _hash(key) in self.own


def survey(rows: Rows, *, source: str, beat: Callable[[], None]) -> Survey:
    """Reads the file once, and a second time if keys are contested. The same rows and works give the same answer, also half-way.

    Raises NotAKey, before anything is written.
    """
    found = Survey()
    own, former, total = _count(rows, found, beat)
    most = max([1, *own.values()])
    if most > MOST_ROWS or (most > FEW_ROWS and most * PART > total):
        raise NotAKey(rows=most)
    found.shadowed = _shadowed(source, found)
    suffixed = suffixed_keys(source)
    with_suffix = {_hash(base) for base in suffixed}
    twice = set(own) | {number for number in former if number not in found.own}
    found.contested = twice | (with_suffix & (found.own | found.former))
    if found.contested:
        sizes = {number: own.get(number, 1) if number in found.own else former.get(number, 1) for number in found.contested}
        for groups in _groups(rows, found, sizes, beat):
            found.places |= places_of(groups, source=source, suffixed=suffixed, has_own=found.has_own)
    return found


def _count(rows: Rows, found: Survey, beat: Callable[[], None]) -> tuple[Counter[int], Counter[int], int]:
    """How many rows have each key that more than one has, as their own and as a former one; and how many rows there are."""
    own: Counter[int] = Counter()
    former: Counter[int] = Counter()
    total = 0
    for place, row in enumerate(rows.identify()):
        if place % BEAT == 0:
            beat()
        if row.rejected is not None:
            continue
        total += 1
        number = _hash(row.key)
        if number in found.own:
            own[number] += 1 if number in own else 2
        found.own.add(number)
        for key in row.former_keys:
            before = _hash(key)
            if before in found.former:
                former[before] += 1 if before in former else 2
            found.former.add(before)
    return own, former, total


def _shadowed(source: str, found: Survey) -> set[str]:
    aliases = KeyAlias.objects.filter(source=source).values_list("source_key", "work__source_key")
    return {alias for alias, present in aliases.iterator() if found.has_own(alias) and found.has_own(present)}


def _groups(rows: Rows, found: Survey, sizes: dict[int, int], beat: Callable[[], None]) -> Iterator[list[Group]]:
    """Rows that contend for the same works, each group whole; only groups of which a row is still to come are held."""
    waiting: dict[int, Group] = {}
    whole: list[Group] = []
    held: dict[int, int] = defaultdict(int)
    for place, row in enumerate(rows.select(lambda row: row.rejected is None and _contested(row, found) is not None)):
        if place % BEAT == 0:
            beat()
        base = _contested(row, found)
        if base is None:
            continue
        number = _hash(base)
        waiting.setdefault(number, Group(base=base)).add(row)
        held[number] += 1
        if held[number] == sizes[number]:
            whole.append(waiting.pop(number))
        if sum(len(group.rows) for group in whole) >= AT_ONCE:
            yield whole
            whole = []
    # A row with several former keys is in the group of its first one: other groups stay short of it.
    yield [*whole, *waiting.values()]


def _contested(row: ReadRow, found: Survey) -> str | None:
    if _hash(row.key) in found.contested:
        return row.key
    return next((key for key in row.former_keys if _hash(key) in found.contested and found.follows(key)), None)
