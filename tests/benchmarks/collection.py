"""A collection as large as Carnegie's, and as lopsided: one maker has two works of three, one object type as many, most terms a few."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from cms.collections.actions.writing import name_it
from cms.collections.enums import DateBasis, LocationState, TermKind
from cms.collections.folding import fold
from cms.collections.models import AccessionNumber, Maker, Museum, Work, WorkMaker, WorkTerm
from cms.collections.rights import Right
from cms.core import clock
from cms.sites.models import SiteProfile
from tests.factories.collections import MuseumFactory

AT_ONCE = 2000
TYPES = ("négatif photographique", "estampe", "dessin", "photographie", "céramique", "peinture", "métal", "contenant", "jupe", "éventail")
SHARES = (640, 100, 64, 56, 24, 16, 8, 6, 2, 1)
STATES = (LocationState.IN_STORAGE, LocationState.UNKNOWN, LocationState.ON_VIEW, LocationState.ON_LOAN)


@dataclass(frozen=True)
class Collection:
    large: Museum
    small: Museum
    most: Maker
    few: Maker


def collection_of(count: int, *, sites: tuple[SiteProfile, ...] = ()) -> Collection:
    """``count`` works in two museums of ``sites`` (nine tenths in the first), written in bulk as an import leaves them."""
    chance = random.Random(1895)
    large, small = MuseumFactory(name="Grand musée", sites=sites), MuseumFactory(name="Petit musée", sites=sites)
    names = [f"Peintre {n:05d}" for n in range(max(3, count // 10))]
    makers = Maker.objects.bulk_create([Maker(name=name, sort_name=name.upper()) for name in names], batch_size=AT_ONCE)
    for start in range(0, count, AT_ONCE):
        works = Work.objects.bulk_create(list(_works(range(start, min(start + AT_ONCE, count)), large, small, chance)))
        parts = [_parts(work, makers, chance) for work in works]
        for kind, rows in ((WorkTerm, 0), (WorkMaker, 1), (AccessionNumber, 2)):
            kind._default_manager.bulk_create([part for part_rows in parts for part in part_rows[rows]])
    few = Maker.objects.filter(work_makers__isnull=False).order_by("-pk").first()
    return Collection(large=large, small=small, most=makers[0], few=few or makers[0])


def _works(numbers: range, large: Museum, small: Museum, chance: random.Random) -> Iterator[Work]:
    now = clock.now()
    for n in numbers:
        years = (None, chance.randint(1900, 2015), chance.randint(1500, 1899), chance.randint(-300, -200))
        # The first works have one of each, so that a small collection does too.
        year = years[n] if n < len(years) else chance.choices(years, (5, 70, 24, 1))[0]
        museum = small if n % 10 == 9 else large
        work = Work(
            museum=museum,
            source="banc",
            source_key=str(n),
            title="" if n % 3 == 0 else f"{chance.choice(('Vue', 'Portrait', 'Étude', 'Sans titre'))} {chance.randint(1, 50_000)}",
            object_type=TYPES[n] if n < len(TYPES) else chance.choices(TYPES, SHARES)[0],
            date_display=f"vers {year}" if year else "",
            date_earliest=year,
            date_latest=year + 5 if year else None,
            date_circa=year is not None,
            date_basis=DateBasis.TEXT if year else DateBasis.NONE,
            materials="huile sur toile",
            dimensions="H. 46 cm ; l. 55 cm",
            description="Une description. " * chance.randint(0, 30),
            credit_line="Don de la Société des amis",
            location_state=STATES[n] if n < len(STATES) else chance.choices(STATES, (900, 80, 19, 1))[0],
            record_right=Right.CC0,
            attribution="Musée, CC0",
            created_at=now,
            updated_at=now,
            exported_at=now,
        )
        name_it(work, [(f"{n % 100}.{n}", "")], museum.name)
        yield work


def _parts(work: Work, makers: list[Maker], chance: random.Random) -> tuple[list[WorkTerm], list[WorkMaker], list[AccessionNumber]]:
    texts = [(TermKind.OBJECT_TYPE, work.object_type), (TermKind.MATERIAL, "huile"), (TermKind.MATERIAL, "toile")]
    maker = makers[0] if chance.random() < 0.66 else makers[int(work.source_key) % len(makers)]
    return (
        [WorkTerm(work=work, kind=kind, text=text, folded=fold(text), order=order) for order, (kind, text) in enumerate(texts)],
        [WorkMaker(work=work, maker=maker, name_as_given=maker.name)],
        [AccessionNumber(work=work, number=work.accession)],
    )
