"""Where each field of a work comes from, and what differs: base, source and ours side by side (collections C3, C4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.collections.enums import RecordState, TermKind
from cms.collections.fields import BY_HAND, TERMS, TEXTS, Value
from cms.collections.models import ImportRun, Origin, Work
from cms.collections.selectors.origins import differs, fingerprint, source_value
from cms.collections.selectors.shown import shown_value
from cms.core.models import User

LABELS: dict[str, str | Promise] = {
    "title": _("title"),
    "accession_numbers": _("accession numbers"),
    **{field: TermKind(kind).label for field, kind in TERMS.items()},
    "makers": _("makers"),
    "date": _("date"),
    "dimensions": _("dimensions"),
    "location": _("location"),
    **{field: Work._meta.get_field(column).verbose_name for field, column in TEXTS.items()},  # type: ignore[union-attr]
}


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where the value of one field comes from. ``run`` and ``row`` are those that last read the source's; ``raw`` its own text.

    ``by`` and ``at`` only for a field that is kept by hand; ``by`` is empty for the house itself: a command.
    """

    field: str
    label: str | Promise
    run: ImportRun | None
    row: int | None
    raw: str
    source: Value
    ours: Value
    kept: bool
    differs: bool
    base: Value = None
    by: str = ""
    at: datetime | None = None

    @property
    def seen(self) -> str:
        """Who chooses by this fingerprint chooses between the values that stand side by side here, and no others."""
        return fingerprint(self.base, self.source, self.ours)


Difference = Provenance


def provenance_of(work: Work) -> dict[str, Provenance]:
    """By field, for every field of a work that a file feeds or a hand keeps; empty for a record that was written here."""
    origin = Origin.objects.filter(work=work).first()
    return provenances([(work, origin)])[work.pk] if origin else {}


def differences_of(work: Work) -> list[Difference]:
    """The fields of ``work`` that differ, in the order of the record."""
    return [field for field in provenance_of(work).values() if field.differs]


@dataclass(frozen=True, kw_only=True)
class Page:
    """Works with their fields that differ. ``after``: where the next page begins; None on the last."""

    rows: list[tuple[Work, list[Difference]]]
    after: int | None


def page_of_differences(works: QuerySet[Work], *, field: str = "", after: int = 0, size: int = 20) -> Page:
    """Of ``works``, those that stand and differ, in the order in which they came to us; ``field``: in this field only."""
    origins = _differing(works).select_related("work__museum").order_by("pk")
    if field:
        origins = origins.filter(hand__has_key=field)
    rows: list[tuple[Work, list[Difference]]] = []
    while True:
        chunk = list(origins.filter(pk__gt=after)[: size + 1])
        found = provenances([(origin.work, origin) for origin in chunk], only_differing=True)
        for origin in chunk:
            wanted = [difference for difference in found[origin.pk].values() if not field or difference.field == field]
            if wanted and len(rows) == size:
                return Page(rows=rows, after=after)
            if wanted:
                rows.append((origin.work, wanted))
            after = origin.pk
        if len(chunk) <= size:
            return Page(rows=rows, after=None)


def count_differences(works: QuerySet[Work]) -> tuple[int, int]:
    """How many of ``works`` differ, and in how many fields altogether. One statement."""
    counted = _differing(works).aggregate(works=Count("pk"), fields=Sum("differing"))
    return counted["works"], counted["fields"] or 0


def _differing(works: QuerySet[Work]) -> QuerySet[Origin]:
    """A record that left has nothing to resolve. The few that differ are looked up among the works, not the works among them."""
    return Origin.objects.filter(Exists(works.filter(pk=OuterRef("pk"), state=RecordState.CURRENT)), differing__gt=0)


def provenances(pairs: Iterable[tuple[Work, Origin]], *, only_differing: bool = False) -> dict[int, dict[str, Provenance]]:
    """The same for many works, in two statements; of a field that is not kept by hand, ``ours`` is read from the work's own rows."""
    pairs = list(pairs)
    runs = ImportRun.objects.in_bulk({number for _work, origin in pairs for number in _runs(origin)})
    names = _names({kept["by"] for _work, origin in pairs for kept in origin.hand.values()})
    found: dict[int, dict[str, Provenance]] = {}
    for work, origin in pairs:
        differing = differs(origin)
        fields = differing if only_differing else BY_HAND
        found[work.pk] = {field: _provenance(work, origin, field, field in differing, runs, names) for field in fields}
    return found


def _runs(origin: Origin) -> set[int]:
    return {number for number, _row in origin.read_by.values()} | ({origin.run_id} if origin.run_id else set())


def _names(numbers: set[Any]) -> dict[Any, str]:
    users = User.objects.filter(pk__in=numbers - {None})
    return {user.pk: user.get_full_name() or user.email for user in users}


def _provenance(work: Work, origin: Origin, field: str, differing: bool, runs: dict[int, ImportRun], names: dict[Any, str]) -> Provenance:
    run, row = origin.read_by.get(field, (origin.run_id, origin.row))
    read = field in origin.values
    kept = origin.hand.get(field)
    return Provenance(
        field=field,
        label=LABELS[field],
        run=runs.get(run) if read and run else None,
        row=row if read else None,
        raw=origin.raw.get(field, ""),
        source=source_value(origin, field),
        ours=kept["value"] if kept else shown_value(work, field),
        kept=kept is not None,
        differs=differing,
        base=kept["base"] if kept else None,
        by=names.get(kept["by"], "") if kept else "",
        at=datetime.fromisoformat(kept["at"]) if kept else None,
    )
