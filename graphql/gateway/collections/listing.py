"""The list of works: filters and orders are words of ours, never names of columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import graphene

from cms.collections.enums import LocationState as State
from cms.collections.selectors import public_values, readable_rows
from cms.collections.selectors.listing import COUNTED, Asked, listed
from cms.sites.models import SiteProfile
from gateway import errors
from gateway.collections.works import LocationState, Work, work_row
from gateway.context import Context
from gateway.errors import Refusal
from gateway.fields import needed, number
from gateway.relay import Count, Order, Paging, by, connection_of, connection_type, page_of
from gateway.relay.ids import as_uuid

LONGEST = 200
# Whoever is asked for by an id that is none.
NOBODY = UUID(int=0)


class WorkConnection(connection_type("Work", Work)):  # type: ignore[misc]
    count_up_to = number(
        most=needed(graphene.Int, default_value=COUNTED),
        description=f"How many there are, where totalCount would be dear; `most` + 1 stands for more. `most` is {COUNTED} at most.",
    )

    @staticmethod
    def resolve_count_up_to(parents: Sequence[dict[str, Any]], context: Context, *, most: int) -> list[int]:
        if not 0 <= most <= COUNTED:
            raise Refusal(errors.INVALID, f"`most` lies between 0 and {COUNTED}.")
        return [parent["listed"].count_up_to(most) for parent in parents]


class WorkFilter(graphene.InputObjectType):
    museum = graphene.ID(description="A museum's id or uuid.")
    museums = graphene.InputField(graphene.List(graphene.NonNull(graphene.ID)), description="Any of these museums.")
    object_type = graphene.String(description="A part of an object type; accents and capitals do not matter.")
    object_type_is = graphene.String(description="One object type as a whole; accents and capitals do not matter.")
    maker = graphene.String(description="Words of a maker's name.")
    maker_id = graphene.ID(description="A maker's id or uuid; one that was merged stands for the one in its place.")
    location_state = graphene.InputField(LocationState)
    has_image = graphene.Boolean()
    year_from = graphene.Int(description="Negative before our era. Works whose years meet the range are found.")
    year_to = graphene.Int()
    century = graphene.Int(description="The 19th is 1800 to 1899; -4 is the 4th before our era.")


class WorkOrder(graphene.Enum):
    TITLE = "title"
    DATE = "date"
    ACCESSION = "accession"


ORDERS = {
    "TITLE": Order("TITLE", (by("label"), by("pk", int))),
    "DATE": Order("DATE", (by("sort_year", int), by("pk", int))),
    "ACCESSION": Order("ACCESSION", (by("accession"), by("pk", int))),
}


def works_page(site: SiteProfile, context: Context, wanted: dict[str, Any], order: Order, paging: Paging) -> dict[str, Any]:
    """One page of a site's works, in one statement and one for each filter; counts are more, where the document asks for them."""
    found = listed(site, _asked(wanted), now=context.now)
    keys, more = page_of(readable_rows(found.works), order, paging)
    rows = [work_row(public_values(key), site) for key in keys]
    cursors = [order.cursor(key) for key in keys]
    page = connection_of(rows, cursors, paging, more=more, count=Count(lambda _keys: {None: found.works.count()}))
    return page | {"listed": found}


def _asked(wanted: dict[str, Any]) -> Asked:
    """Raises Refusal for a century that is none. An id that is nobody's finds nothing."""
    state, maker = wanted.get("location_state"), wanted.get("maker_id")
    first, last = _years(wanted)
    return Asked(
        museums=_museums(wanted),
        object_type=(wanted.get("object_type_is") or "")[:LONGEST],
        object_type_like=(wanted.get("object_type") or "")[:LONGEST],
        maker=None if maker is None else as_uuid(maker, "MakerAuthority") or NOBODY,
        maker_like=(wanted.get("maker") or "")[:LONGEST],
        location_state=None if state is None else State(state.value),
        has_image=wanted.get("has_image"),
        year_from=first,
        year_to=last,
    )


def _museums(wanted: dict[str, Any]) -> list[UUID] | None:
    """Those that `museum` and `museums` both allow; None where neither was said."""
    allowed: list[set[UUID | None]] = []
    if wanted.get("museum") is not None:
        allowed.append({as_uuid(wanted["museum"], "Museum")})
    if wanted.get("museums") is not None:
        allowed.append({as_uuid(text, "Museum") for text in wanted["museums"]})
    return [uuid for uuid in set.intersection(*allowed) if uuid] if allowed else None


def _years(wanted: dict[str, Any]) -> tuple[int | None, int | None]:
    """The years that `yearFrom`, `yearTo` and `century` all allow."""
    firsts, lasts = [wanted.get("year_from")], [wanted.get("year_to")]
    if (century := wanted.get("century")) is not None:
        if century == 0:
            raise Refusal(errors.INVALID, "There is no century 0.")
        start = (century - 1) * 100 if century > 0 else century * 100 + 1
        firsts.append(start or 1)
        lasts.append(start + 99 or -1)
    return max((year for year in firsts if year is not None), default=None), min((year for year in lasts if year is not None), default=None)
