"""What the public may know of works: the only place from which their values leave the house (C20, C21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from cms.collections.enums import LocationState, MakerRole, MeasureKind, RecordState, TermKind, TitleKind, Unit, Visibility
from cms.collections.models import AccessionNumber, Measure, Work, WorkImage, WorkMaker, WorkTerm
from cms.collections.querysets.works import WorkQuerySet
from cms.collections.rights import Right
from cms.collections.selectors.renditions import Picture, pictures
from cms.collections.visibility import ALWAYS_PUBLIC, PUBLIC_COLUMNS, empty_value, hidden_columns, visibility_of
from cms.sites.models import SiteProfile

# The field under whose visibility the terms of a kind stand.
_FIELD_OF_KIND = {
    TermKind.OBJECT_TYPE: "object_type",
    TermKind.MATERIAL: "materials",
    TermKind.SUBJECT: "subject",
    TermKind.DOMAIN: "domains",
    TermKind.USE: "uses",
}
_READ = (*ALWAYS_PUBLIC, *PUBLIC_COLUMNS)


def public_values(work: Work | Mapping[str, Any]) -> dict[str, Any]:
    """The values of a work that everybody may read; a field that is for staff comes out empty, as one that was never filled.

    Takes a work, or a row of its columns with ``visibility`` among them.
    """
    row = work if isinstance(work, Mapping) else {name: getattr(work, name) for name in (*_READ, "visibility")}
    values: dict[str, Any] = {name: row[name] for name in _READ}
    for name in hidden_columns(row["visibility"]):
        values[name] = empty_value(name)
    if values["location_state"] != LocationState.ON_VIEW:
        values["room"] = ""
    values["title_kind"] = TitleKind(values["title_kind"])
    values["location_state"] = LocationState(values["location_state"])
    values["record_right"] = Right(values["record_right"])
    return values


def readable_rows(works: WorkQuerySet) -> Any:
    """Rows for ``public_values``, and what they are listed by: to be sorted and cut, not to be shown."""
    return works.values(*_READ, "visibility", "sort_year")


def public_works(works: WorkQuerySet) -> list[dict[str, Any]]:
    """Public values of a queryset's works, in its order, in one statement that reads no private column beyond need."""
    return [public_values(row) for row in readable_rows(works.public())]


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """What remains of a record that left: its label and museum; for a merged one, the record in its place (C29)."""

    label: str
    museum: str
    state: RecordState
    left_at: datetime
    reason: str
    merged_into: str | None


def tombstone(uuid: UUID | str, *, site: SiteProfile | None = None) -> Tombstone | None:
    """The tombstone at a work's address, on one site or on any; None if the record stands, or the public never saw it."""
    works = Work.objects.tombstones()
    work = (works.of_site(site) if site else works).select_related("museum", "merged_into").filter(uuid=uuid).first()
    if work is None or work.left_at is None:
        return None
    public = visibility_of("left_reason", work.visibility) == Visibility.PUBLIC
    return Tombstone(
        label=work.label,
        museum=work.museum.name,
        state=RecordState(work.state),
        left_at=work.left_at,
        reason=work.left_reason if public else "",
        merged_into=_standing(work.merged_into),
    )


def _standing(work: Work | None) -> str | None:
    """A record in whose place another stands leads on to that one, if it does not come back here."""
    met = set()
    while work is not None and work.merged_into_id and work.pk not in met:
        met.add(work.pk)
        work = work.merged_into
    return str(work.uuid) if work is not None else None


@dataclass(frozen=True, kw_only=True)
class MakerOf:
    """``name`` is the authority's where there is one, ``given`` always the record's; ``craft`` as the record words it."""

    name: str
    given: str
    role: MakerRole
    craft: str
    doubtful: bool
    uuid: str | None
    known: bool


@dataclass(frozen=True, kw_only=True)
class NumberOf:
    number: str
    label: str


@dataclass(frozen=True, kw_only=True)
class TermOf:
    kind: TermKind
    text: str
    qualifier: str


@dataclass(frozen=True, kw_only=True)
class MeasureOf:
    """``mm`` is None for a weight."""

    kind: MeasureKind
    value: Decimal
    unit: Unit
    mm: int | None
    part: str


@dataclass(frozen=True, kw_only=True)
class WorkImageOf:
    alt: str
    decorative: bool
    caption: str
    picture: Picture


def makers_of(work_ids: Iterable[int]) -> dict[int, list[MakerOf]]:
    """Makers in the record's order, one statement. The authority's name, else the name as given."""
    found: dict[int, list[MakerOf]] = defaultdict(list)
    own = ("work_id", "work__visibility", "name_as_given", "role", "craft", "doubtful")
    rows = _parts(WorkMaker, work_ids).values_list(*own, "maker__name", "maker__uuid", "maker__known")
    for work, chosen, given, role, craft, doubtful, name, uuid, known in rows:
        if visibility_of("makers", chosen) == Visibility.PUBLIC:
            maker = MakerOf(
                name=name or given,
                given=given,
                role=MakerRole(role),
                craft=craft,
                doubtful=doubtful,
                uuid=str(uuid) if uuid else None,
                known=bool(known),
            )
            found[work].append(maker)
    return found


def accession_numbers_of(work_ids: Iterable[int]) -> dict[int, list[NumberOf]]:
    """Numbers in order, one statement; labels such as « Numéro du legs » beside them (C1)."""
    found: dict[int, list[NumberOf]] = defaultdict(list)
    for work, number, label in _parts(AccessionNumber, work_ids).values_list("work_id", "number", "label"):
        found[work].append(NumberOf(number=number, label=label))
    return found


def terms_of(work_ids: Iterable[int]) -> dict[int, list[TermOf]]:
    """Public terms in the record's order, one statement; those of a field that is for staff are left out (C6, C21)."""
    found: dict[int, list[TermOf]] = defaultdict(list)
    columns = ("work_id", "work__visibility", "kind", "text", "qualifier")
    for work, chosen, kind, text, qualifier in _parts(WorkTerm, work_ids).values_list(*columns):
        if visibility_of(_FIELD_OF_KIND[kind], chosen) == Visibility.PUBLIC:
            found[work].append(TermOf(kind=TermKind(kind), text=text, qualifier=qualifier))
    return found


def measures_of(work_ids: Iterable[int]) -> dict[int, list[MeasureOf]]:
    """Public measurements in order, one statement (C18)."""
    found: dict[int, list[MeasureOf]] = defaultdict(list)
    columns = ("work_id", "work__visibility", "kind", "value", "unit", "mm", "part")
    for work, chosen, kind, value, unit, mm, part in _parts(Measure, work_ids).values_list(*columns):
        if visibility_of("dimensions", chosen) == Visibility.PUBLIC:
            found[work].append(MeasureOf(kind=MeasureKind(kind), value=value, unit=Unit(unit), mm=mm, part=part))
    return found


def images_of(work_ids: Iterable[int], *, now: datetime, site: SiteProfile | None = None) -> dict[int, list[WorkImageOf]]:
    """Images that this site may show, in order, in two statements. No image is a normal state."""
    rows = list(_parts(WorkImage, work_ids).values_list("work_id", "image_id", "alt", "decorative", "caption"))
    shown = pictures([image for _work, image, *_rest in rows], now=now, site=site) if rows else {}
    found: dict[int, list[WorkImageOf]] = defaultdict(list)
    for work, image, alt, decorative, caption in rows:
        if image in shown:
            found[work].append(WorkImageOf(alt=alt, decorative=decorative, caption=caption, picture=shown[image]))
    return found


def _parts(model: type[Any], work_ids: Iterable[int]) -> Any:
    return model.objects.filter(work__in=set(work_ids)).order_by("work_id", "order", "pk")
