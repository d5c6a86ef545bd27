"""Works as one site shows them. Values come through ``public_values`` alone, so no private field passes (collections C21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import graphene

from cms.collections.dates import edtf_of
from cms.collections.enums import MeasureKind, TermKind
from cms.collections.models import Work as WorkModel
from cms.collections.selectors import MakerOf, WorkImageOf, images_of, public_works
from cms.sites.models import SiteProfile
from gateway.addresses import work_path, work_url
from gateway.collections import parts
from gateway.collections.museums import Museum, museums_of
from gateway.collections.parts import AccessionNumber, Maker, Measure, Term, WorkImage
from gateway.collections.pictures import Right, image_row, right_row
from gateway.context import Context
from gateway.fields import ident, many, maybe_number, maybe_text, some, text, truth
from gateway.relay import Node, opaque
from gateway.scalars import DateTime

Rows = Sequence[dict[str, Any]]


class LocationState(graphene.Enum):
    ON_VIEW = "on_view"
    IN_STORAGE = "in_storage"
    ON_LOAN = "on_loan"
    IN_RESTORATION = "in_restoration"
    UNKNOWN = "unknown"
    MISSING = "missing"


class Work(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    id = ident()
    uuid = ident()
    label = text(description="What the work is called: its title, else its object type with the museum.")
    title = text()
    title_kind = text(description="Empty, or: inscribed title, given title …")
    url = text()
    path = text()
    museum = some(Museum)
    makers = many(Maker)
    makers_text = text(description="The makers in one line.")
    date_text = text()
    date_earliest = maybe_number(description="Negative before our era; there is no year 0.")
    date_latest = maybe_number()
    date_circa = truth()
    date_edtf = maybe_text(description="The years in EDTF level 1; null without any, or where EDTF cannot say them.")
    object_type = text(description="`objectTypes` in one line.")
    object_types = many(Term)
    materials = text(description="`materialsList` in one line.")
    materials_list = many(Term)
    dimensions = text(description="As the record words them.")
    measures = many(Measure)
    height_mm = maybe_number(description="Millimetres.")
    width_mm = maybe_number()
    subject = text(description="`subjects` in one line.")
    subjects = many(Term)
    domains = many(Term)
    uses = many(Term)
    notice = text(description="What readers should know first: of words or images that may hurt. To be shown before them.")
    description = text()
    inscriptions = text()
    acquisition = text()
    provenance = text()
    credit_line = text()
    bibliography = text()
    exhibitions = text()
    accession_numbers = many(AccessionNumber)
    location_state = some(LocationState)
    room = maybe_text(description="The room, for a work on view; null otherwise.")
    record_right = some(Right)
    attribution = text(description="To be shown with the record wherever it is shown: source, licence, date of the extract.")
    changed_at = some(DateTime, description="When something public of the record last changed.")
    images = many(WorkImage, description="Pictures that may be shown, in order; none is a normal state.")
    image = graphene.Field(WorkImage, description="The first of `images`.")

    @staticmethod
    def resolve_museum(parents: Rows, context: Context) -> list[Any]:
        found = museums_of([parent["museum_id"] for parent in parents], context)
        return [found.get(parent["museum_id"]) for parent in parents]

    @staticmethod
    def resolve_makers(parents: Rows, context: Context) -> list[Any]:
        found = zip(parents, parts.makers(parents, context), strict=True)
        return [[parts.maker_row(maker, parent["site"]) for maker in makers] for parent, makers in found]

    @staticmethod
    def resolve_makers_text(parents: Rows, context: Context) -> list[str]:
        between = "\u202f; " if context.language == "fr" else "; "
        return [between.join(_with_role(maker) for maker in makers) for makers in parts.makers(parents, context)]

    @staticmethod
    def resolve_date_edtf(parents: Rows, context: Context) -> list[str | None]:
        return [edtf_of(parent["date_earliest"], parent["date_latest"], parent["date_circa"]) or None for parent in parents]

    @staticmethod
    def resolve_object_types(parents: Rows, context: Context) -> list[Any]:
        return parts.term_rows(parents, context, TermKind.OBJECT_TYPE)

    @staticmethod
    def resolve_materials_list(parents: Rows, context: Context) -> list[Any]:
        return parts.term_rows(parents, context, TermKind.MATERIAL)

    @staticmethod
    def resolve_subjects(parents: Rows, context: Context) -> list[Any]:
        return parts.term_rows(parents, context, TermKind.SUBJECT)

    @staticmethod
    def resolve_domains(parents: Rows, context: Context) -> list[Any]:
        return parts.term_rows(parents, context, TermKind.DOMAIN)

    @staticmethod
    def resolve_uses(parents: Rows, context: Context) -> list[Any]:
        return parts.term_rows(parents, context, TermKind.USE)

    @staticmethod
    def resolve_measures(parents: Rows, context: Context) -> list[Any]:
        return [[parts.measure_row(measure) for measure in measures] for measures in parts.measures(parents, context)]

    @staticmethod
    def resolve_height_mm(parents: Rows, context: Context) -> list[int | None]:
        return [parts.side(measures, MeasureKind.HEIGHT) for measures in parts.measures(parents, context)]

    @staticmethod
    def resolve_width_mm(parents: Rows, context: Context) -> list[int | None]:
        return [parts.side(measures, MeasureKind.WIDTH) for measures in parts.measures(parents, context)]

    @staticmethod
    def resolve_accession_numbers(parents: Rows, context: Context) -> list[Any]:
        return parts.number_rows(parents, context)

    @staticmethod
    def resolve_record_right(parents: Rows, context: Context) -> list[Any]:
        return [right_row(parent["right"]) for parent in parents]

    @staticmethod
    def resolve_images(parents: Rows, context: Context) -> list[Any]:
        return [[_image(one, parent["site"]) for one in found] for parent, found in zip(parents, _images(parents, context), strict=True)]

    @staticmethod
    def resolve_image(parents: Rows, context: Context) -> list[Any]:
        images = _images(parents, context)
        return [_image(found[0], parent["site"]) if found else None for parent, found in zip(parents, images, strict=True)]


def work_row(values: dict[str, Any], site: SiteProfile) -> dict[str, Any]:
    """``values`` as ``public_works`` gives them; the address and the pictures are this site's."""
    uuid = str(values["uuid"])
    return {
        "__typename": "Work",
        "id": opaque("Work", uuid, site=site.pk),
        "pk": values["pk"],
        "site": site,
        "uuid": uuid,
        "label": values["label"],
        "title": values["title"],
        "title_kind": str(values["title_kind"].label) if values["title_kind"] else "",
        "url": work_url(site, uuid),
        "path": work_path(uuid),
        "museum_id": values["museum_id"],
        "date_text": values["date_display"],
        "location_state": values["location_state"].value,
        "room": values["room"] or None,
        "right": values["record_right"],
        "changed_at": values["exported_at"],
        **{name: values[name] for name in AS_THEY_ARE},
    }


AS_THEY_ARE = (
    "date_earliest",
    "date_latest",
    "date_circa",
    "object_type",
    "materials",
    "dimensions",
    "subject",
    "notice",
    "description",
    "inscriptions",
    "acquisition",
    "provenance",
    "credit_line",
    "bibliography",
    "exhibitions",
    "attribution",
)


def works_of(keys: Iterable[int | None], context: Context, site: SiteProfile) -> dict[int, dict[str, Any]]:
    """Public works by primary key; a record that is not public is absent."""

    def read(missing: list[int]) -> dict[int, dict[str, Any]]:
        return {values["pk"]: work_row(values, site) for values in public_works(WorkModel.objects.filter(pk__in=missing))}

    return context.read(("works", site.pk), keys, read)


def on_each_site(
    parents: Rows, keys_of: Callable[[dict[str, Any]], Iterable[int | None]], context: Context
) -> dict[tuple[int, int], dict[str, Any]]:
    """{(site, work): row} of all works that ``parents`` name, one statement a site; an answer is nearly always of one site."""
    wanted: dict[SiteProfile, list[int | None]] = defaultdict(list)
    for parent in parents:
        wanted[parent["site"]].extend(keys_of(parent))
    return {(site.pk, key): row for site, keys in wanted.items() for key, row in works_of(keys, context, site).items()}


def _with_role(maker: MakerOf) -> str:
    return f"{parts.role_of(maker)} {maker.name}".strip() + (" (?)" if maker.doubtful else "")


def _images(parents: Rows, context: Context) -> list[list[WorkImageOf]]:
    by_site: dict[SiteProfile, list[int]] = defaultdict(list)
    for parent in parents:
        by_site[parent["site"]].append(parent["pk"])
    found = {
        site: context.read(("images", site.pk), keys, lambda missing, site=site: images_of(missing, now=context.now, site=site))  # type: ignore[misc]
        for site, keys in by_site.items()
    }
    return [found[parent["site"]].get(parent["pk"], []) for parent in parents]


def _image(one: WorkImageOf, site: SiteProfile) -> dict[str, Any]:
    return {"alt": one.alt, "decorative": one.decorative, "caption": one.caption, "image": image_row(one.picture, site)}
