"""Makers that a run made: those that came after its first row and that no other source knows."""

from __future__ import annotations

from django.db.models import Exists, Max, OuterRef, QuerySet

from cms.collections.models import ImportRun, Maker, MakerName


def last_maker() -> int:
    """The primary key of the newest maker; 0 if there is none."""
    return Maker.objects.aggregate(last=Max("pk"))["last"] or 0


def made_by(run: ImportRun) -> QuerySet[Maker]:
    """One import a source runs at a time, so nobody else made makers that this source alone knows."""
    names = MakerName.objects.filter(maker=OuterRef("pk"))
    new = Maker.objects.filter(Exists(names.filter(source=run.source)), ~Exists(names.exclude(source=run.source)))
    return new.filter(pk__gt=run.reading.get("makers_from", 0))


def count_makers(run: ImportRun) -> int:
    return made_by(run).count()
