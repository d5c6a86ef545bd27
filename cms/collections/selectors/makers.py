"""Authorities as staff and as the public may read them (collections C9, C21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from cms.collections.folding import fold
from cms.collections.models import Maker, MakerMerge, MakerName, WorkMaker


def works_of_makers(maker_ids: Iterable[int]) -> dict[int, int]:
    """How many works each maker has, whatever their state and whoever may see them: for staff."""
    rows = WorkMaker.objects.filter(maker__in=set(maker_ids)).values("maker").annotate(works=Count("work", distinct=True))
    return {row["maker"]: row["works"] for row in rows.order_by()}


def names_of(maker_ids: Iterable[int]) -> dict[int, list[MakerName]]:
    """All names of each maker, oldest first, in one statement: for staff."""
    found: dict[int, list[MakerName]] = defaultdict(list)
    for name in MakerName.objects.filter(maker__in=set(maker_ids)).order_by("maker", "pk"):
        found[name.maker_id].append(name)
    return found


def mergings() -> QuerySet[MakerMerge]:
    """All mergings, newest first."""
    return MakerMerge.objects.select_related("loser", "winner", "by", "undone_by")


@dataclass(frozen=True, kw_only=True)
class Authority:
    """A maker as everybody may read them. ``other_names``: without the one that is shown, each once."""

    uuid: str
    name: str
    sort_name: str
    dates: str
    birth_year: int | None
    death_year: int | None
    nationality: str
    known: bool
    ulan: str
    wikidata: str
    other_names: tuple[str, ...]


def public_makers(uuids: Iterable[UUID | str]) -> dict[str, Authority]:
    """Authorities by the uuids asked for, in three statements; one that was merged answers with its winner, which has another uuid.

    Absent: those that no public work names to everybody. They look like what is not there.
    """
    asked = {str(uuid): winner or pk for uuid, pk, winner in _asked(uuids)}
    standing = {maker.pk: maker for maker in Maker.objects.public().filter(pk__in=set(asked.values()))}
    names = names_of(standing)
    shown = {pk: _authority(maker, names.get(pk, [])) for pk, maker in standing.items()}
    return {uuid: shown[pk] for uuid, pk in asked.items() if pk in shown}


def _asked(uuids: Iterable[UUID | str]) -> Iterable[tuple[UUID, int, int | None]]:
    return Maker.objects.filter(uuid__in=set(uuids)).values_list("uuid", "pk", "merged_into")


def _authority(maker: Maker, names: list[MakerName]) -> Authority:
    others = {name.folded: name.name for name in reversed(names) if name.public and name.folded != fold(maker.name)}
    return Authority(
        uuid=str(maker.uuid),
        name=maker.name,
        sort_name=maker.sort_name,
        dates=maker.dates,
        birth_year=maker.birth_year,
        death_year=maker.death_year,
        nationality=maker.nationality,
        known=maker.known,
        ulan=maker.ulan or "",
        wikidata=maker.wikidata or "",
        other_names=tuple(reversed(others.values())),
    )
