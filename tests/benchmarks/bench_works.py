"""Works: a page of the list through the counter, at 90,000 works, against one query that reads as many works by an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from cms.collections.models import Work
from cms.sites.enums import SiteKind
from gateway.callers import Caller
from gateway.context import Context
from gateway.execution import execute
from gateway.limits import prepared
from gateway.schema import schema
from tests.benchmarks import bench
from tests.benchmarks.bench import Line, compare
from tests.benchmarks.collection import Collection, collection_of
from tests.factories.network import site_with_homes

WORKS, A_PART = 90_000, 300
PAGE = 24
# Finding and reading a page of works; and the same with the makers and pictures that the portal's cards show, which are statements of
# their own, whatever the number of works.
BOUND, WITH_CARDS = 5, 8
_LIST = """query($host: String!, $filter: WorkFilter, $order: WorkOrder!, $after: String) { site(host: $host) {
  works(filter: $filter, order: $order, first: 24, after: $after) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { uuid label path url dateText objectType locationState %s } } } }"""
LIST = _LIST % ""
CARDS = (
    _LIST
    % """makersText
      image { alt decorative image { credit rendition(preset: MEDIUM) { url width height } srcset(upTo: LARGE) } }"""
)
MIDDLE = "query($host: String!) { site(host: $host) { works(first: 100, order: ACCESSION) { pageInfo { endCursor } } } }"


def run() -> Iterator[Line]:
    with transaction.atomic():
        site_with_homes("reseau", SiteKind.NATIONAL)
        monument = site_with_homes("oeuvres")
        collection = collection_of(WORKS if bench.whole else A_PART, sites=(monument,))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    for name, variables in _pages(collection):
        yield _page(name, variables)
    yield _page("all, with makers and pictures", {}, document=CARDS, bound=WITH_CARDS)


def _pages(collection: Collection) -> Iterator[tuple[str, dict[str, Any]]]:
    def only(**wanted: Any) -> dict[str, Any]:
        return {"filter": wanted}

    far = _answer(MIDDLE, {})["site"]["works"]["pageInfo"]["endCursor"]
    yield "all", {}
    yield "all, by number, further on", {"order": "ACCESSION", "after": far}
    yield "a monument, by date", {"host": "oeuvres.localhost", "order": "DATE"}
    yield "a museum with nine works of ten, by date", only(museum=str(collection.large.uuid)) | {"order": "DATE"}
    yield "the commonest type", only(objectTypeIs="négatif photographique")
    yield "a rare type", only(objectTypeIs="éventail")
    yield "part of a type", only(objectType="ceram")
    yield "the maker of two works of three", only(makerId=str(collection.most.uuid))
    yield "a maker of a few works", only(makerId=str(collection.few.uuid))
    yield "a maker's name", only(maker=collection.few.name)
    yield "in storage, by date", only(locationState="IN_STORAGE") | {"order": "DATE"}
    yield "on loan", only(locationState="ON_LOAN")
    yield "a century", only(century=19)
    yield "a century before our era", only(century=-3)
    yield "type and state", only(objectTypeIs="estampe", locationState="IN_STORAGE")
    yield "type and maker", only(objectTypeIs="négatif photographique", makerId=str(collection.most.uuid))


def _page(name: str, variables: dict[str, Any], *, document: str = LIST, bound: float = BOUND) -> Line:
    def ours() -> None:
        assert _answer(document, variables)["site"]["works"]["nodes"]

    def reference() -> None:
        assert len(Work.objects.filter(is_public=True).order_by("label", "pk")[:PAGE]) == PAGE

    return compare(f"works: {name}", ours=ours, reference=reference, bound=bound, rounds=9, each=5)


def _answer(document: str, variables: dict[str, Any]) -> Any:
    caller = Caller(front_end=True, address=None, session=None, language="fr")
    given = {"host": "reseau.localhost", "order": "TITLE", **variables}
    answer = execute(schema.graphql_schema, prepared(schema.graphql_schema, document), Context(caller, host=""), variables=given)
    assert not answer.errors, answer.errors
    return answer.data
