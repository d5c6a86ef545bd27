from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cms.collections.actions.maker_names import NAME_LENGTH, dates_of, life_of, sort_name_of
from cms.collections.actions.merging import NUMBERS, locked_makers, require_keeper
from cms.collections.actions.telling import works_changed
from cms.collections.errors import LifeDisagrees, LifeReversed, MakerMerged, NameFromSource, YearZero
from cms.collections.folding import fold
from cms.collections.models import Maker, WorkMaker
from cms.collections.models.maker import WRITTEN_HERE
from cms.collections.visibility import readable
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User

# What works show of their maker, or export with it (C35).
EXPORTED = ("name", "dates", "birth_year", "death_year", "nationality", *NUMBERS, "known")


@dataclass(frozen=True, kw_only=True)
class KeepMaker(Action[Maker]):
    """Keeps an authority, new or changed in memory, with its names; works that show what changed are told (C37).

    Names that a source gave stay as they are, but for whether the public may read them: imports find the maker by them. An empty form for
    sorting and empty dates are written from the name and the years. Raises NotAKeeper, MakerMerged, NameFromSource, YearZero, LifeReversed
    or LifeDisagrees.
    """

    maker: Maker
    by: User | None

    def check(self) -> None:
        require_keeper(self.by)
        _check_life(self.maker)

    @transaction.atomic
    def execute(self) -> Maker:
        maker = self.maker
        maker.sort_name = maker.sort_name or sort_name_of(maker.name, known=maker.known)
        maker.dates = maker.dates or dates_of(maker.birth_year, maker.death_year)
        for column in NUMBERS:
            setattr(maker, column, getattr(maker, column) or None)
        changed: list[str] = []
        if maker.pk:
            (stored,) = locked_makers(maker)
            if stored.merged_into_id:
                raise MakerMerged
            changed = [name for name in EXPORTED if getattr(stored, name) != getattr(maker, name)]
        self._keep_names(maker)
        kind = "maker.changed" if maker.pk else "maker.created"
        maker.save()
        if changed:
            works = sorted(set(WorkMaker.objects.filter(maker=maker).values_list("work", flat=True)))
            works_changed(works, changed=["makers"], exported=readable("makers"), now=clock.now())
        RecordChange(kind=kind, subject=maker, data={"changed": changed}).run()
        return maker

    def _keep_names(self, maker: Maker) -> None:
        """Raises NameFromSource if a source's name went or changed."""
        given: dict[int, Any] = {name.pk: name for name in maker.names.all() if name.pk}
        for stored in type(maker)._default_manager.get(pk=maker.pk).names.exclude(source=WRITTEN_HERE) if maker.pk else ():
            kept = given.get(stored.pk)
            if kept is None or (kept.name, kept.source, kept.life) != (stored.name, stored.source, stored.life):
                raise NameFromSource(name=stored.name)
        for name in maker.names.all():
            if name.source == WRITTEN_HERE:
                name.folded = fold(name.name)[:NAME_LENGTH]
                name.life = life_of(maker.birth_year, maker.death_year)


def _check_life(maker: Maker) -> None:
    """Raises YearZero, LifeReversed or LifeDisagrees: the dates as shown name two years, and others than the maker's."""
    life = {"birth_year": maker.birth_year, "death_year": maker.death_year}
    for column, year in life.items():
        if year == 0:
            raise YearZero(field=column)
    birth, death = life.values()
    if birth is not None and death is not None and death < birth:
        raise LifeReversed
    told = [int(year) for year in re.findall(r"\d{3,4}", maker.dates)]
    if len(told) == 2 and any(year is not None and abs(year) != said for year, said in zip((birth, death), told, strict=True)):
        raise LifeDisagrees
