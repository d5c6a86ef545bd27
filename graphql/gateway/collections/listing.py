"""The list of works: filters and orders are words of ours, never names of columns."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce

from cms.collections.enums import Visibility
from cms.collections.models import Work as WorkModel
from cms.collections.models import WorkMaker
from cms.collections.querysets.works import WorkQuerySet
from cms.collections.selectors import public_works
from cms.sites.models import SiteProfile
from gateway.collections.works import LocationState, Work, work_row
from gateway.context import Context
from gateway.relay import Count, Order, Paging, by, connection_of, connection_type, page_of
from gateway.relay.ids import as_uuid

WorkConnection = connection_type("Work", Work)


class WorkFilter(graphene.InputObjectType):
    museum = graphene.ID()
    object_type = graphene.String()
    maker = graphene.String()
    location_state = graphene.InputField(LocationState)
    has_image = graphene.Boolean()
    year_from = graphene.Int()
    year_to = graphene.Int()


class WorkOrder(graphene.Enum):
    TITLE = "title"
    DATE = "date"
    ACCESSION = "accession"


ORDERS = {
    "TITLE": Order("TITLE", (by("label"), by("pk", int))),
    "DATE": Order("DATE", (by("sort_year", int), by("pk", int))),
    "ACCESSION": Order("ACCESSION", (by("accession"), by("pk", int))),
}
UNDATED = 2**31 - 1
LONGEST = 200


def works_page(site: SiteProfile, context: Context, wanted: dict[str, Any], order: Order, paging: Paging) -> dict[str, Any]:
    """One page of a site's works, in two statements; the count is a third, where the document asks for it."""
    works = filtered(WorkModel.objects.of_site(site).public(), wanted, context, site)
    keys, more = page_of(_sortable(works).values("pk", "label", "accession", "sort_year"), order, paging)
    found = {values["pk"]: values for values in public_works(WorkModel.objects.filter(pk__in=[key["pk"] for key in keys]))}
    keys = [key for key in keys if key["pk"] in found]
    rows = [work_row(found[key["pk"]], site) for key in keys]
    return connection_of(rows, [order.cursor(key) for key in keys], paging, more=more, count=Count(lambda _keys: {None: works.count()}))


def filtered(works: WorkQuerySet, wanted: dict[str, Any], context: Context, site: SiteProfile) -> WorkQuerySet:
    """A field that is for staff on some record takes no part in filters there, or the filter would betray it."""
    if wanted.get("museum") is not None:
        uuid = as_uuid(wanted["museum"], "Museum")
        works = works.filter(museum__uuid=uuid) if uuid else works.none()
    if wanted.get("object_type"):
        works = works.filter(_readable("object_type"), object_type__icontains=wanted["object_type"][:LONGEST])
    if wanted.get("maker"):
        name = wanted["maker"][:LONGEST]
        named = WorkMaker.objects.filter(Q(maker__name__icontains=name) | Q(name_as_given__icontains=name))
        works = works.filter(_readable("makers"), pk__in=named.values("work"))
    if wanted.get("location_state") is not None:
        works = works.filter(_readable("location_state"), location_state=wanted["location_state"].value)
    if wanted.get("has_image") is not None:
        shown = works.with_image(site=site, now=context.now)
        works = shown if wanted["has_image"] else works.exclude(pk__in=shown.values("pk"))
    if wanted.get("year_from") is not None or wanted.get("year_to") is not None:
        works = works.filter(_readable("date_earliest"), _readable("date_latest"))
        works = works.dated_between(wanted.get("year_from"), wanted.get("year_to"))
    return works


def _sortable(works: WorkQuerySet) -> Any:
    """Undated works come last, and so do those whose year is not for the public."""
    year = Case(When(_readable("date_earliest"), then=Coalesce(F("date_earliest"), Value(UNDATED))), default=Value(UNDATED))
    return works.annotate(sort_year=Coalesce(year, Value(UNDATED), output_field=IntegerField()))


def _readable(field: str) -> Q:
    """Only for fields that are public unless a record says otherwise."""
    return Q(**{f"visibility__{field}__isnull": True}) | Q(**{f"visibility__{field}": Visibility.PUBLIC.value})
