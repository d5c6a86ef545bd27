"""The list of works: what filters find, how far counts go, and that no answer costs more statements where there is more to find."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from cms.collections.actions.merge_makers import MergeMakers
from cms.collections.enums import LocationState, Visibility
from cms.collections.models import MakerName, Work, WorkMaker, WorkTerm
from cms.collections.selectors import listing
from cms.sites.models import SiteProfile
from gateway.relay import opaque
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory
from tests.gateway.conftest import Ask

pytestmark = pytest.mark.django_db

HOST = "brou.localhost"
LIST = """query($host: String!, $filter: WorkFilter, $order: WorkOrder! = TITLE, $first: Int, $after: String, $last: Int, $before: String) {
  site(host: $host) { works(filter: $filter, order: $order, first: $first, after: $after, last: $last, before: $before) {
    countUpTo totalCount pageInfo { startCursor endCursor hasNextPage } nodes { label } } } }"""
Found = Callable[..., list[str]]


@pytest.fixture
def found(ask: Ask) -> Found:
    def labels(*, order: str = "TITLE", host: str = HOST, **wanted: object) -> list[str]:
        works = ask(LIST, host=host, order=order, filter=wanted).data["site"]["works"]
        assert works["countUpTo"] == works["totalCount"] == len(works["nodes"])
        return [node["label"] for node in works["nodes"]]

    return labels


@pytest.fixture(params=["few", "many"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sets are read from their own index, large ones in the order of the list: both must find the same."""
    if request.param == "many":
        monkeypatch.setattr(listing, "SMALL", 0)
        monkeypatch.setattr(listing, "LARGE", 0)


@pytest.mark.usefixtures("either_way")
def test_museums(found: Found, monument: SiteProfile, national: SiteProfile) -> None:
    one, two, elsewhere = MuseumFactory(sites=[monument]), MuseumFactory(sites=[monument]), MuseumFactory()
    for name, museum in (("A", one), ("B", two), ("C", elsewhere)):
        WorkFactory(museum=museum, title=name)
    assert found() == ["A", "B"]
    assert found(museums=[str(one.uuid), opaque("Museum", two.uuid)]) == ["A", "B"]
    assert found(museums=[str(two.uuid), str(elsewhere.uuid), "nonsense"]) == ["B"]
    assert found(museums=[str(one.uuid), str(two.uuid)], museum=str(two.uuid)) == ["B"]
    assert found(museums=[]) == []
    assert found(host="reseau.localhost") == ["A", "B", "C"]
    assert found(host="reseau.localhost", museums=[str(elsewhere.uuid)]) == ["C"]


@pytest.mark.usefixtures("either_way")
def test_object_types_whole_or_in_part(found: Found, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    WorkFactory(museum=museum, title="A", object_type="Éventail", terms=[WorkTerm(kind="object_type", text="Étui", order=5)])
    WorkFactory(museum=museum, title="B", object_type="éventail brisé")
    WorkFactory(museum=museum, title="C", object_type="robe", terms=[WorkTerm(kind="subject", text="éventail", order=5)])
    assert found(objectTypeIs="EVENTAIL") == ["A"]
    assert found(objectTypeIs="étui") == ["A"]
    assert found(objectType="eventail") == ["A", "B"]
    assert found(objectTypeIs="event") == []
    assert found(objectType="%") == []


@pytest.mark.usefixtures("either_way")
@pytest.mark.rule("collections C9")
def test_makers_by_words_and_by_themselves(found: Found, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    rosa, other = MakerFactory(name="Bonheur, Rosa"), MakerFactory(name="Bonheur, Auguste")
    MakerName.objects.create(maker=rosa, source="essai", name="R. Bönheur-Micas", folded="r. bonheur-micas")
    MakerName.objects.create(maker=rosa, source="essai", name="Secret", folded="secret", public=False)
    WorkFactory(museum=museum, title="A", maker=rosa)
    WorkFactory(museum=museum, title="B", maker=other)
    WorkFactory(museum=museum, title="C", work_makers=[WorkMaker(name_as_given="Inconnue de Rouen")])
    assert found(maker="rosa bonheur") == ["A"]
    assert found(maker="bonheur") == ["A", "B"]
    assert found(maker="bönheur MICAS") == ["A"]
    assert found(maker="inconnue rouen") == ["C"]
    assert found(maker="secret") == [], "a name that is not told finds nobody"
    assert found(makerId=str(rosa.uuid)) == found(makerId=opaque("MakerAuthority", rosa.uuid, site=monument.pk)) == ["A"]
    assert found(makerId="nonsense") == []
    MergeMakers(loser=other, winner=rosa, by=None).run()
    assert found(makerId=str(other.uuid)) == found(makerId=str(rosa.uuid)) == ["A", "B"]


@pytest.mark.usefixtures("either_way")
@pytest.mark.rule("collections C12")
def test_periods(found: Found, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    for name, first, last in (
        ("A", 1799, 1799),
        ("B", 1800, 1800),
        ("C", 1899, None),
        ("D", None, -300),
        ("E", None, None),
        ("F", -399, -390),
        ("G", 1, 1),
    ):
        WorkFactory(museum=museum, title=name, date_earliest=first, date_latest=last)
    assert found(century=19) == ["B", "C"]
    assert found(century=18) == ["A"]
    assert found(century=20) == ["C"], "an open end meets everything on its side"
    assert found(century=-4) == ["D", "F"]
    assert found(century=-5) == ["D"]
    assert found(century=1) == ["G"]
    assert found(century=-1) == []
    assert found(century=19, yearTo=1820) == ["B"]
    assert found(order="DATE") == ["F", "D", "G", "A", "B", "C", "E"], "undated last; an open beginning by its end"


def test_there_is_no_century_0(ask: Ask, monument: SiteProfile) -> None:
    assert ask(LIST, host=HOST, filter={"century": 0}).codes == ["INVALID"]


@pytest.mark.usefixtures("either_way")
def test_everything_at_once(found: Found, monument: SiteProfile) -> None:
    museum, maker = MuseumFactory(sites=[monument]), MakerFactory(name="Rosa")
    values: dict[str, Any] = {"museum": museum, "maker": maker, "object_type": "robe", "date_earliest": 1850, "date_latest": 1850}
    WorkFactory.in_storage(title="A", images=[ImageFactory.cleared()], **values)
    WorkFactory.in_storage(title="B", **values)
    WorkFactory.on_view(title="C", images=[ImageFactory.cleared()], **values)
    wanted = {"museum": str(museum.uuid), "objectTypeIs": "robe", "makerId": str(maker.uuid), "century": 19, "locationState": "IN_STORAGE"}
    assert found(**wanted) == ["A", "B"]
    assert found(**wanted, hasImage=True) == ["A"]
    assert found(**wanted, hasImage=False) == ["B"]
    assert found(**wanted, maker="personne") == []


@pytest.mark.usefixtures("either_way")
@pytest.mark.rule("collections C21")
def test_a_field_for_staff_is_betrayed_by_no_filter(found: Found, monument: SiteProfile) -> None:
    museum, maker = MuseumFactory(sites=[monument]), MakerFactory(name="Rosa")
    hidden = dict.fromkeys(("object_type", "makers", "date_earliest", "location_state"), Visibility.STAFF.value)
    for name, visibility in (("A", {}), ("B", hidden), ("C", {"date_latest": "nonsense"})):
        values = {"museum": museum, "maker": maker, "object_type": "robe", "date_earliest": 1850, "date_latest": 1850}
        WorkFactory.in_storage(title=name, visibility=visibility, **values)
    for wanted in ({"objectTypeIs": "robe"}, {"objectType": "rob"}, {"makerId": str(maker.uuid)}, {"locationState": "IN_STORAGE"}):
        assert found(**wanted) == ["A", "C"]
    assert found(century=19) == found(yearFrom=1800) == found(yearTo=1900) == ["A"]


def test_counts_go_so_far(ask: Ask, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    for n in range(5):
        WorkFactory(museum=museum, object_type="robe" if n else "gant")
    count = """query($host: String!, $most: Int!, $filter: WorkFilter) {
      site(host: $host) { works(filter: $filter) { countUpTo(most: $most) } } }"""

    def counted(most: int, **wanted: object) -> int:
        number: int = ask(count, host=HOST, most=most, filter=wanted).data["site"]["works"]["countUpTo"]
        return number

    assert (counted(5), counted(4), counted(0)) == (5, 5, 1)
    assert (counted(3, objectTypeIs="robe"), counted(4, objectTypeIs="robe"), counted(9, objectTypeIs="gant")) == (4, 4, 1)
    for most in (-1, 1001):
        assert ask(count, host=HOST, most=most).codes == ["INVALID"]


@pytest.mark.rule("gateway G29")
@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("order", ["TITLE", "DATE", "ACCESSION"])
def test_pages_of_a_filtered_list_meet_every_work_once_among_equals(ask: Ask, monument: SiteProfile, order: str) -> None:
    museum = MuseumFactory(sites=[monument])
    for n in range(9):
        year = None if n % 3 == 0 else 1800
        WorkFactory(museum=museum, title="Sans titre", object_type="robe", number=str(n % 2), date_earliest=year, date_latest=year)
    wanted = {"objectTypeIs": "robe"}
    seen, after = [], None
    while True:
        page = ask(LIST.replace("label", "uuid"), host=HOST, order=order, filter=wanted, first=2, after=after).data["site"]["works"]
        seen += [node["uuid"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == 9
    assert {str(uuid) for uuid in Work.objects.values_list("uuid", flat=True)} == set(seen)


@pytest.mark.rule("gateway G1")
def test_statements_are_as_many_for_few_as_for_many(
    statements: Callable[..., int], monument: SiteProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    museum, maker = MuseumFactory(sites=[monument]), MakerFactory(name="Rosa")

    def add(number: int) -> None:
        for _ in range(number):
            WorkFactory.in_storage(museum=museum, maker=maker, object_type="robe", date_earliest=1850, date_latest=1850)

    everything = {
        "museum": str(museum.uuid),
        "objectTypeIs": "robe",
        "makerId": str(maker.uuid),
        "century": 19,
        "locationState": LocationState.IN_STORAGE.name,
    }
    add(3)
    monkeypatch.setattr(listing, "SMALL", 5)
    monkeypatch.setattr(listing, "LARGE", 5)
    alone = [{name: value} for name, value in everything.items()]
    few = [statements(LIST, host=HOST, filter=wanted) for wanted in [{}, *alone, everything]]
    add(30)
    many = [statements(LIST, host=HOST, filter=wanted) for wanted in [{}, *alone, everything]]
    # Of a set that is large the count looks near first.
    assert all(0 <= more - less <= 1 for less, more in zip(few, many, strict=True))
    add(30)
    assert [statements(LIST, host=HOST, filter=wanted) for wanted in [{}, *alone, everything]] == many


def test_the_list_is_read_by_its_index(monument: SiteProfile) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("plans are SQLite's here; PostgreSQL chooses by its statistics")
    plan = Work.objects.public().order_by("label", "pk")[:24].explain()
    assert "work_public_by_label" in plan
    assert "TEMP B-TREE" not in plan
