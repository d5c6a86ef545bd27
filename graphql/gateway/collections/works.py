"""Works as one site shows them. Values come through ``public_values`` alone, so no private field passes (collections C21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import graphene

from cms.collections.enums import MakerRole, MeasureKind
from cms.collections.models import Work as WorkModel
from cms.collections.selectors import MakerOf, WorkImageOf, accession_numbers_of, images_of, makers_of, measures_of, public_works
from cms.sites.models import SiteProfile
from gateway.addresses import work_path, work_url
from gateway.collections.museums import Museum, museums_of
from gateway.collections.pictures import Image, Right, image_row, right_row
from gateway.context import Context
from gateway.fields import ident, many, maybe_number, maybe_text, some, text, truth
from gateway.relay import Node, opaque


class LocationState(graphene.Enum):
    ON_VIEW = "on_view"
    IN_STORAGE = "in_storage"
    ON_LOAN = "on_loan"
    IN_RESTORATION = "in_restoration"
    UNKNOWN = "unknown"
    MISSING = "missing"


class Maker(graphene.ObjectType):
    name = text(description="As the authority names them, else as the record does.")
    role = text(description="made by, after, attributed to … in the request's language; empty for the plain maker.")


class AccessionNumber(graphene.ObjectType):
    number = text()
    label = text()


class WorkImage(graphene.ObjectType):
    alt = text()
    decorative = truth()
    caption = text()
    image = some(Image)


class Work(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    id = ident()
    uuid = ident()
    label = text(description="What the work is called: its title, else its object type with the museum.")
    title = text()
    title_kind = text(description="Empty, or: inscribed, given, forged title …")
    url = text()
    path = text()
    museum = some(Museum)
    makers = many(Maker)
    makers_text = text(description="The makers in one line.")
    date_text = text()
    date_earliest = maybe_number(description="Negative before our era; there is no year 0.")
    date_latest = maybe_number()
    date_circa = truth()
    object_type = text()
    materials = text()
    dimensions = text()
    height_mm = maybe_number(description="Millimetres.")
    width_mm = maybe_number()
    subject = text()
    description = text()
    acquisition = text()
    provenance = text()
    credit_line = text()
    accession_numbers = many(AccessionNumber)
    location_state = some(LocationState)
    room = maybe_text(description="The room, for a work on view; null otherwise.")
    record_right = some(Right)
    images = many(WorkImage, description="Pictures that may be shown, in order; none is a normal state.")
    image = graphene.Field(WorkImage, description="The first of `images`.")

    @staticmethod
    def resolve_museum(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
        found = museums_of([parent["museum_id"] for parent in parents], context)
        return [found.get(parent["museum_id"]) for parent in parents]

    @staticmethod
    def resolve_makers(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
        found = _makers(parents, context)
        return [[{"name": maker.name, "role": _role(maker)} for maker in found.get(parent["pk"], ())] for parent in parents]

    @staticmethod
    def resolve_makers_text(parents: Sequence[dict[str, Any]], context: Context) -> list[str]:
        found = _makers(parents, context)
        between = "\u202f; " if context.language == "fr" else "; "
        return [between.join(f"{_role(maker)} {maker.name}".strip() for maker in found.get(parent["pk"], ())) for parent in parents]

    @staticmethod
    def resolve_height_mm(parents: Sequence[dict[str, Any]], context: Context) -> list[int | None]:
        return _sides(parents, MeasureKind.HEIGHT, context)

    @staticmethod
    def resolve_width_mm(parents: Sequence[dict[str, Any]], context: Context) -> list[int | None]:
        return _sides(parents, MeasureKind.WIDTH, context)

    @staticmethod
    def resolve_accession_numbers(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
        found = accession_numbers_of(parent["pk"] for parent in parents)
        return [[{"number": one.number, "label": one.label} for one in found.get(parent["pk"], ())] for parent in parents]

    @staticmethod
    def resolve_images(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
        return [[_image(one, parent["site"]) for one in found] for parent, found in zip(parents, _images(parents, context), strict=True)]

    @staticmethod
    def resolve_image(parents: Sequence[dict[str, Any]], context: Context) -> list[Any]:
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
        "record_right": right_row(values["record_right"]),
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
    "description",
    "acquisition",
    "provenance",
    "credit_line",
)


def works_of(keys: Iterable[int | None], context: Context, site: SiteProfile) -> dict[int, dict[str, Any]]:
    """Public works by primary key; a record that is not public is absent."""

    def read(missing: list[int]) -> dict[int, dict[str, Any]]:
        return {values["pk"]: work_row(values, site) for values in public_works(WorkModel.objects.filter(pk__in=missing))}

    return context.read(("works", site.pk), keys, read)


def on_each_site(
    parents: Sequence[dict[str, Any]], keys_of: Callable[[dict[str, Any]], Iterable[int | None]], context: Context
) -> dict[tuple[int, int], dict[str, Any]]:
    """{(site, work): row} of all works that ``parents`` name, one statement a site; an answer is nearly always of one site."""
    wanted: dict[SiteProfile, list[int | None]] = defaultdict(list)
    for parent in parents:
        wanted[parent["site"]].extend(keys_of(parent))
    return {(site.pk, key): row for site, keys in wanted.items() for key, row in works_of(keys, context, site).items()}


def _makers(parents: Sequence[dict[str, Any]], context: Context) -> dict[int, list[MakerOf]]:
    return context.read("makers", [parent["pk"] for parent in parents], makers_of)


def _sides(parents: Sequence[dict[str, Any]], kind: MeasureKind, context: Context) -> list[int | None]:
    """The whole object's side, where the record measures just one."""
    found = context.read("measures", [parent["pk"] for parent in parents], measures_of)
    answers: list[int | None] = []
    for parent in parents:
        sides = [one.mm for one in found.get(parent["pk"], ()) if one.kind == kind and not one.part]
        answers.append(sides[0] if len(sides) == 1 else None)
    return answers


def _role(maker: MakerOf) -> str:
    return "" if maker.role == MakerRole.MADE_BY else str(maker.role.label)


def _images(parents: Sequence[dict[str, Any]], context: Context) -> list[list[WorkImageOf]]:
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
