"""What a work has several of: makers, terms, measurements, numbers, pictures. Each kind is read once for all works of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from cms.collections.enums import MakerRole as Role
from cms.collections.enums import MeasureKind as Kind
from cms.collections.enums import TermKind
from cms.collections.enums import Unit as UnitCode
from cms.collections.selectors import MakerOf, MeasureOf, TermOf, accession_numbers_of, makers_of, measures_of, terms_of
from gateway.collections.makers import MakerAuthority, maker_rows
from gateway.collections.pictures import Image
from gateway.context import Context
from gateway.fields import maybe_number, some, text, truth

Rows = Sequence[dict[str, Any]]

MakerRole = graphene.Enum("MakerRole", [(role.name, role.value) for role in Role])
MeasureKind = graphene.Enum("MeasureKind", [(kind.name, kind.value) for kind in Kind])
Unit = graphene.Enum("Unit", [(unit.name, unit.value) for unit in UnitCode])


class Maker(graphene.ObjectType):
    """A maker's part in one work."""

    name = text(description="As the authority names them, else as the record does.")
    name_as_given = text(description="As the record names them.")
    role = text(description="made by, after, attributed to … in the request's language; empty for the plain maker.")
    role_code = some(MakerRole)
    craft = text(description="lithographer, architect … as the record words it.")
    doubtful = truth(description="The record puts a question mark to it.")
    authority = graphene.Field(
        MakerAuthority, description="Whose works can be asked for together; null where the record's name is all there is."
    )

    @staticmethod
    def resolve_authority(parents: Rows, context: Context) -> list[Any]:
        by_site: dict[Any, list[str | None]] = {}
        for parent in parents:
            by_site.setdefault(parent["site"], []).append(parent["uuid"])
        found = {site: maker_rows(uuids, context, site) for site, uuids in by_site.items()}
        return [found[parent["site"]].get(parent["uuid"]) for parent in parents]


class Term(graphene.ObjectType):
    """One of several values, as the record words it."""

    qualifier = text(description="What the record says in parentheses after it: « dessus », « incertain ».")
    text = text()


class Measure(graphene.ObjectType):
    """A measurement that was read for sure; `dimensions` is the whole text."""

    kind = some(MeasureKind)
    label = text(description="height, weight … in the request's language.")
    value = text(description="A decimal number with a point, in `unit`, as the source gives it: 81.3")
    unit = some(Unit)
    mm = maybe_number(description="Millimetres; null for a weight.")
    part = text(description="The part of the object that was measured; empty for the whole.")


class AccessionNumber(graphene.ObjectType):
    number = text()
    label = text()


class WorkImage(graphene.ObjectType):
    alt = text()
    decorative = truth()
    caption = text()
    image = some(Image)


def makers(parents: Rows, context: Context) -> list[list[MakerOf]]:
    return _of(parents, context, "makers", makers_of)


def measures(parents: Rows, context: Context) -> list[list[MeasureOf]]:
    return _of(parents, context, "measures", measures_of)


def maker_row(maker: MakerOf, site: Any) -> dict[str, Any]:
    return {
        "site": site,
        "uuid": maker.uuid,
        "name": maker.name,
        "name_as_given": maker.given,
        "role": role_of(maker),
        "role_code": maker.role.value,
        "craft": maker.craft,
        "doubtful": maker.doubtful,
    }


def role_of(maker: MakerOf) -> str:
    return "" if maker.role == Role.MADE_BY else str(maker.role.label)


def term_rows(parents: Rows, context: Context, kind: TermKind) -> list[list[dict[str, Any]]]:
    found: list[list[TermOf]] = _of(parents, context, "terms", terms_of)
    return [[{"text": term.text, "qualifier": term.qualifier} for term in terms if term.kind == kind] for terms in found]


def measure_row(measure: MeasureOf) -> dict[str, Any]:
    return {
        "kind": measure.kind.value,
        "label": str(measure.kind.label),
        "value": f"{measure.value.normalize():f}",
        "unit": measure.unit.value,
        "mm": measure.mm,
        "part": measure.part,
    }


def side(measures: Sequence[MeasureOf], kind: Kind) -> int | None:
    """The whole object's, where the record measures just one."""
    sides = [one.mm for one in measures if one.kind == kind and not one.part]
    return sides[0] if len(sides) == 1 else None


def number_rows(parents: Rows, context: Context) -> list[list[dict[str, str]]]:
    found = _of(parents, context, "numbers", accession_numbers_of)
    return [[{"number": one.number, "label": one.label} for one in numbers] for numbers in found]


def _of(parents: Rows, context: Context, what: str, reader: Any) -> list[Any]:
    found = context.read(what, [parent["pk"] for parent in parents], reader)
    return [found.get(parent["pk"], []) for parent in parents]
