"""Makers who may be one: proposed to those who keep them, never merged by likeness (collections C9)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.collections.folding import fold
from cms.collections.models import DistinctMakers, Maker, MakerName

_WORD = re.compile(r"[^\W_]+")
# Shorter words are initials and particles.
_LONG = 3


class Why(models.IntegerChoices):
    """The reasons, the strongest first."""

    SAME = 1, _("the same name and the same life")
    SAME_WORDS = 2, _("the same words in the name, and no other life")
    SAME_YEARS = 3, _("the same surname, the same years of birth and death")
    INITIALS = 4, _("the same surname, and initials that fit")


@dataclass(frozen=True, order=True)
class Likeness:
    """``first`` and ``second`` are primary keys, the smaller first."""

    why: Why
    first: int
    second: int


@dataclass(slots=True)
class _Person:
    pk: int
    known: bool
    birth: int | None
    death: int | None
    surname: str
    # The words of each of the maker's names, in alphabetical order.
    names: set[tuple[str, ...]] = field(default_factory=set)

    def may_be(self, other: _Person) -> bool:
        """Whether nothing that is known of the two contradicts that they are one."""
        years = ((self.birth, other.birth), (self.death, other.death))
        return self.known == other.known and all(None in pair or pair[0] == pair[1] for pair in years)


def likely_same(*, of: int | None = None, limit: int | None = None) -> list[Likeness]:
    """Pairs of standing makers who may be one, the likeliest first, always in the same order; those that were refused are left out.

    ``of``: only pairs with this maker. Three statements, whatever the number of makers.
    """
    people = _people()
    found: dict[tuple[int, int], Why] = {}
    for why, one, other in (*_of_same_words(people), *_of_same_years(people), *_of_initials(people)):
        if one.pk != other.pk and one.may_be(other):
            pair = (min(one.pk, other.pk), max(one.pk, other.pk))
            found[pair] = min(why, found.get(pair, why))
    refused = set(DistinctMakers.objects.values_list("first", "second"))
    pairs = [Likeness(why, *pair) for pair, why in found.items() if pair not in refused and (of is None or of in pair)]
    return sorted(pairs)[:limit]


def _people() -> Sequence[_Person]:
    columns = ("pk", "known", "birth_year", "death_year", "sort_name", "name")
    people: dict[int, _Person] = {}
    for pk, known, birth, death, sort_name, name in Maker.objects.standing().order_by("pk").values_list(*columns):
        surname = next(iter(_WORD.findall(fold(sort_name))), "")
        people[pk] = _Person(pk, known, birth, death, surname, {_words(fold(name))})
    for pk, folded in MakerName.objects.order_by("pk").values_list("maker", "folded"):
        if pk in people:
            people[pk].names.add(_words(folded))
    return list(people.values())


def _words(folded: str) -> tuple[str, ...]:
    return tuple(sorted(_WORD.findall(folded)))


Pairs = Iterator[tuple[Why, _Person, _Person]]


def _of_same_words(people: Iterable[_Person]) -> Pairs:
    groups: dict[tuple[str, ...], list[_Person]] = defaultdict(list)
    for person in people:
        for words in person.names:
            groups[words].append(person)
    for words, group in groups.items():
        for one, other in combinations(group, 2) if words else ():
            same = (one.birth, one.death) == (other.birth, other.death)
            yield (Why.SAME if same else Why.SAME_WORDS), one, other


def _of_same_years(people: Iterable[_Person]) -> Pairs:
    groups: dict[tuple[str, int, int], list[_Person]] = defaultdict(list)
    for person in people:
        if person.known and person.birth is not None and person.death is not None and len(person.surname) >= _LONG:
            groups[person.surname, person.birth, person.death].append(person)
    for group in groups.values():
        for one, other in combinations(group, 2):
            yield Why.SAME_YEARS, one, other


def _of_initials(people: Iterable[_Person]) -> Pairs:
    by_word: dict[str, list[tuple[_Person, tuple[str, ...]]]] = defaultdict(list)
    short = []
    for person in people:
        for words in sorted(person.names) if person.known else ():
            for word in {word for word in words if len(word) >= _LONG}:
                by_word[word].append((person, words))
            if any(len(word) == 1 for word in words):
                short.append((person, words))
    for person, words in short:
        for word in {word for word in words if len(word) >= _LONG}:
            for other, theirs in by_word[word]:
                surnames = {person.surname, other.surname}
                if len(theirs) == len(words) and surnames <= {*words} & {*theirs} and _initials_fit(words, theirs):
                    yield Why.INITIALS, person, other


def _initials_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """« A. Foerster » and « Adolph Foerster »: what the two do not share are initials and words that begin with them."""
    mine, theirs = Counter(one), Counter(other)
    rest, names = sorted((mine - theirs).elements()), sorted((theirs - mine).elements())
    return bool(rest) and all(
        left != right and 1 in {len(left), len(right)} and left[0] == right[0] for left, right in zip(rest, names, strict=True)
    )
