"""Makers of a source, found or made for a whole batch of rows at once (collections C9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from cms.collections.actions.maker_names import NAME_LENGTH, SURNAME_FIRST, dates_of, life_of, sort_name_of
from cms.collections.folding import fold
from cms.collections.models import Maker, MakerName

IDENTIFIERS = ("ulan", "wikidata")
# Somebody else may make the same maker at the same moment: then it is there to be read. Each try settles at least one name.
TRIES = 5


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What identifies the maker that an entry means: its numbers, else its name with its life."""

    folded: str
    life: str
    ulan: str
    wikidata: str
    entry: dict[str, Any] = field(compare=False, repr=False)


@dataclass(slots=True)
class _Found:
    """What is known of the makers that a batch means. ``names`` holds those of one source; all makers in it stand."""

    by_number: dict[tuple[str, str], Maker] = field(default_factory=dict)
    names: dict[tuple[str, str], Maker] = field(default_factory=dict)

    def of(self, wanted: _Wanted) -> Maker | None:
        for column in IDENTIFIERS:
            number = getattr(wanted, column)
            if number and (maker := self.by_number.get((column, number))):
                return maker
        named = self.names.get((wanted.folded, wanted.life))
        return named if named and not _other_person(named, wanted) else None

    def learn(self, wanted: _Wanted, maker: Maker) -> bool:
        """True if the name was new to the source, and now means this maker."""
        self.by_number |= {(column, number): maker for column in IDENTIFIERS if (number := getattr(maker, column))}
        return self.names.setdefault((wanted.folded, wanted.life), maker) is maker

    def lacks(self, maker: Maker, wanted: _Wanted) -> list[str]:
        """The numbers that ``maker`` has not, and nobody else either."""
        return [
            column
            for column in IDENTIFIERS
            if (number := getattr(wanted, column)) and not getattr(maker, column) and (column, number) not in self.by_number
        ]


class Authorities:
    """Which authority each maker's entry of ``source`` means; those that are missing are made.

    An entry is one of ``fields.py``'s "makers" as a source gives it, with ``sort_name`` where it says that too. It means the maker that has
    its ULAN number, else its Wikidata number, else the one that this source knows by the same folded name and the same life: never one that
    is merely alike. Whoever was merged is followed to the winner. Of a maker that stands nothing is changed: a number that it lacks is
    noted, and a name by which a number found it.

    ``surname_first``: the source writes « Devéria Eugène »; by default, if it is known to.
    """

    def __init__(self, source: str, *, surname_first: bool | None = None) -> None:
        self.source = source
        self.surname_first = source in SURNAME_FIRST if surname_first is None else surname_first

    def resolve(self, entries: Sequence[dict[str, Any]]) -> list[int | None]:
        """The primary key of the authority of each entry; None where its name could not be read.

        In the caller's transaction, together with the rows that will point to these makers: they stay locked until its end, so that no
        merging slips between. Nothing is remembered from one call to the next, so a rollback leaves nothing behind. One statement for
        names that are known, however many; one more a kind of number; three more where makers are made.
        """
        wanted = [_wanted(entry) for entry in entries]
        distinct = [one for one in dict.fromkeys(wanted) if one is not None]
        with transaction.atomic(savepoint=False):
            found = self._found(distinct)
        return [maker.pk if one is not None and (maker := found.of(one)) else None for one in wanted]

    def _found(self, wanted: list[_Wanted]) -> _Found:
        for _try in range(TRIES):
            found = self._read(wanted)
            makers, names, numbered = self._missing(wanted, found)
            if not (makers or names or numbered):
                return found
            try:
                with transaction.atomic():
                    Maker.objects.bulk_create(makers)
                    # In one order, so that two that make the same names wait for each other and not both.
                    MakerName.objects.bulk_create(sorted(names, key=lambda name: (name.folded, name.life)))
                    if numbered:
                        Maker.objects.bulk_update(numbered, IDENTIFIERS)
                return found
            except IntegrityError:
                continue
        raise RuntimeError(f"makers of {self.source} could not be made in {TRIES} tries")

    def _read(self, wanted: list[_Wanted]) -> _Found:
        """The names are locked with their makers: a merging, or its undoing, moves names."""
        found = _Found()
        rows = MakerName.objects.filter(source=self.source, folded__in={one.folded for one in wanted}).select_related("maker")
        for name in rows.select_for_update(of=("self", "maker"), no_key=True).order_by("maker", "pk") if wanted else ():
            found.names[name.folded, name.life] = name.maker
        for column in IDENTIFIERS:
            if numbers := {number for one in wanted if (number := getattr(one, column))}:
                holders = Maker.objects.filter(**{f"{column}__in": numbers}).select_for_update(no_key=True).order_by("pk")
                found.by_number |= {(column, getattr(maker, column)): maker for maker in holders}
        return _followed(found)

    def _missing(self, wanted: list[_Wanted], found: _Found) -> tuple[list[Maker], list[MakerName], list[Maker]]:
        """New makers, new names and makers with new numbers, so that ``found`` answers for all of ``wanted`` once they are written."""
        makers: list[Maker] = []
        names: list[MakerName] = []
        numbered: list[Maker] = []
        for one in wanted:
            maker = found.of(one)
            if maker is None:
                maker = self._maker(one)
                makers.append(maker)
            elif lacking := found.lacks(maker, one):
                for column in lacking:
                    setattr(maker, column, getattr(one, column))
                if maker.pk and maker not in numbered:
                    numbered.append(maker)
            known = (one.folded, one.life) in found.names
            if found.learn(one, maker) and not known:
                names.append(MakerName(maker=maker, source=self.source, name=_name(one.entry), folded=one.folded, life=one.life))
        return makers, names, numbered

    def _maker(self, wanted: _Wanted) -> Maker:
        entry, name = wanted.entry, _name(wanted.entry)
        known = bool(entry.get("known", True))
        return Maker(
            name=name,
            sort_name=entry.get("sort_name") or sort_name_of(name, known=known, surname_first=self.surname_first),
            dates=dates_of(entry.get("birth"), entry.get("death")),
            birth_year=entry.get("birth"),
            death_year=entry.get("death"),
            nationality=(entry.get("nationality") or "")[:120],
            ulan=wanted.ulan or None,
            wikidata=wanted.wikidata or None,
            known=known,
        )


def _followed(found: _Found) -> _Found:
    """Only makers that stand, one object each; a loser can still hold a number that its winner has another of."""
    read = {maker.pk: maker for maker in (*found.names.values(), *found.by_number.values())}
    lost = {maker.merged_into_id for maker in read.values()} - {None} - read.keys()
    if lost:
        winners = Maker.objects.select_for_update(no_key=True).filter(pk__in=lost).order_by("pk")
        read |= {maker.pk: maker for maker in winners}
    for known in (found.names, found.by_number):
        for key, maker in known.items():
            known[key] = read[maker.merged_into_id or maker.pk]
    return found


def _other_person(maker: Maker, wanted: _Wanted) -> bool:
    """Another number is another person, whatever the name says."""
    return any((number := getattr(wanted, column)) and (theirs := getattr(maker, column)) and number != theirs for column in IDENTIFIERS)


def _wanted(entry: dict[str, Any]) -> _Wanted | None:
    folded = fold(entry.get("name") or "")[:NAME_LENGTH]
    if not folded:
        return None
    return _Wanted(
        folded=folded,
        life=life_of(entry.get("birth"), entry.get("death")),
        ulan=entry.get("ulan") or "",
        wikidata=entry.get("wikidata") or "",
        entry=entry,
    )


def _name(entry: dict[str, Any]) -> str:
    return " ".join(str(entry["name"]).split())[:NAME_LENGTH]
