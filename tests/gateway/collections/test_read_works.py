"""Works through the API: what is shown, how it is listed, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from cms.collections.actions import MakeRenditions, WithdrawWork
from cms.collections.enums import LocationState, RecordState, Visibility
from cms.collections.models import Measure, NetworkImage, Work, WorkMaker, WorkTerm
from cms.core import clock
from cms.sites.models import SiteProfile
from gateway.relay import opaque
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory
from tests.gateway.conftest import Ask, SiteCalled

pytestmark = pytest.mark.django_db

WORK = """query($host: String!, $uuid: ID!) { site(host: $host) { work(uuid: $uuid) {
  id uuid label title titleKind url path museum { uuid name } makers { name role } makersText dateText dateEarliest objectType
  materials provenance locationState room recordRight { code uri label } accessionNumbers { number label }
  images { alt decorative caption image { credit right { code } rendition(preset: LARGE) { width height mimeType url } srcset } }
  image { alt } } } }"""
LIST = """query($host: String!, $filter: WorkFilter, $order: WorkOrder! = TITLE, $first: Int, $after: String, $last: Int, $before: String) {
  site(host: $host) {
    works(filter: $filter, order: $order, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor } nodes { label uuid } } } }"""
FULL = """query($host: String!) { site(host: $host) { works(first: 100) { totalCount nodes {
  id label url museum { name } makersText makers { name role } accessionNumbers { number } recordRight { label }
  images { image { rendition(preset: SMALL) { url } srcset(upTo: LARGE) } } image { image { right { label } } } } } } }"""
HOST = "brou.localhost"


def shown(image: NetworkImage) -> NetworkImage:
    MakeRenditions(image_id=image.pk).run()
    return image


def labels(ask: Ask, *, host: str = HOST, **variables: object) -> list[str]:
    return [node["label"] for node in ask(LIST, host=host, **variables).data["site"]["works"]["nodes"]]


def test_a_work_in_full(ask: Ask, monument: SiteProfile) -> None:
    museum = MuseumFactory(name="Musée du monastère", sites=[monument])
    image = shown(ImageFactory.cleared(title="Le tableau"))
    work = WorkFactory.on_view(
        museum=museum, title="Intérieur", maker=MakerFactory(name="Jeanne Peintre"), images=[image], number="982.147", provenance="Mme X"
    )
    found = ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]
    assert found["label"] == found["title"] == "Intérieur"
    assert (found["url"], found["path"]) == (f"http://brou.localhost:3000/oeuvres/{work.uuid}", f"/oeuvres/{work.uuid}")
    assert found["museum"] == {"uuid": str(museum.uuid), "name": "Musée du monastère"}
    assert (found["makers"], found["makersText"]) == ([{"name": "Jeanne Peintre", "role": ""}], "Jeanne Peintre")
    assert (found["locationState"], found["room"], found["dateEarliest"]) == ("ON_VIEW", "Salle 12", 1882)
    assert found["accessionNumbers"] == [{"number": "982.147", "label": ""}]
    assert found["recordRight"]["uri"].startswith("https://www.etalab.gouv.fr")
    assert found["provenance"] == "", "for staff until somebody decides otherwise"
    (picture,) = found["images"]
    assert picture["alt"] == "Le tableau, à l’huile"
    assert picture["image"]["right"] == {"code": "cc0"}
    rendition = picture["image"]["rendition"]
    assert (rendition["width"], rendition["mimeType"]) == (640, "image/webp")
    assert image.file.name not in rendition["url"], "never the original's address"
    assert picture["image"]["srcset"].endswith("640w")


def test_what_is_no_work_here_is_null(ask: Ask, monument: SiteProfile, national: SiteProfile) -> None:
    elsewhere = WorkFactory(museum=MuseumFactory())
    withdrawn = WorkFactory.withdrawn(museum=MuseumFactory(sites=[monument]))
    for uuid in [str(elsewhere.uuid), str(withdrawn.uuid), "no-uuid", ""]:
        assert ask(WORK, host=HOST, uuid=uuid).data == {"site": {"work": None}}
    assert ask(WORK, host="reseau.localhost", uuid=str(elsewhere.uuid)).data["site"]["work"]["uuid"] == str(elsewhere.uuid)
    assert ask(WORK, host="reseau.localhost", uuid=str(withdrawn.uuid)).data["site"]["work"] is None


@pytest.mark.rule("gateway G29")
@pytest.mark.parametrize("order", ["TITLE", "DATE", "ACCESSION"])
def test_pages_forwards_and_backwards_meet_every_work_once(ask: Ask, monument: SiteProfile, order: str) -> None:
    museum = MuseumFactory(sites=[monument])
    for n in range(7):
        year = None if n == 3 else 1800 + (n * 5) % 7
        WorkFactory(museum=museum, title=f"Titre {n // 2}", number=str(n % 3), date_earliest=year, date_latest=year)
    everything = [node["uuid"] for node in ask(LIST, host=HOST, order=order).data["site"]["works"]["nodes"]]
    forwards, after = [], None
    while True:
        page = ask(LIST, host=HOST, order=order, first=3, after=after).data["site"]["works"]
        forwards += [node["uuid"] for node in page["nodes"]]
        assert page["pageInfo"]["hasPreviousPage"] == (after is not None)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    backwards: list[str] = []
    before = None
    while True:
        page = ask(LIST, host=HOST, order=order, last=3, before=before).data["site"]["works"]
        backwards = [node["uuid"] for node in page["nodes"]] + backwards
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert len(everything) == len(set(everything)) == page["totalCount"] == 7
    assert forwards == backwards == everything


@pytest.mark.rule("gateway G29")
def test_a_cursor_of_another_order_is_an_error(ask: Ask, monument: SiteProfile) -> None:
    WorkFactory(museum=MuseumFactory(sites=[monument]))
    cursor = ask(LIST, host=HOST, order="DATE").data["site"]["works"]["pageInfo"]["endCursor"]
    answer = ask(LIST, host=HOST, order="TITLE", after=cursor)
    assert answer.codes == ["INVALID"]
    assert "another order" in answer.body["errors"][0]["message"]


@pytest.mark.parametrize("paging", [{"after": "x"}, {"before": "W10"}, {"first": 0}, {"first": 101}, {"last": -1}, {"first": 1, "last": 1}])
def test_paging_that_makes_no_sense_is_an_error(ask: Ask, monument: SiteProfile, paging: dict[str, object]) -> None:
    answer = ask(LIST, host=HOST, **paging)
    assert answer.codes == ["INVALID"]
    assert answer.body["data"] == {"site": None}


def test_filters(ask: Ask, monument: SiteProfile) -> None:
    ours, other = MuseumFactory(sites=[monument]), MuseumFactory(sites=[monument])
    WorkFactory.in_storage(museum=ours, title="A", object_type="Peinture", date_earliest=1700, date_latest=1720)
    WorkFactory.on_view(
        museum=ours, title="B", object_type="sculpture", images=[ImageFactory.cleared()], date_earliest=None, date_latest=None
    )
    WorkFactory(museum=other, title="C", maker=MakerFactory(name="Rosa Bonheur"), date_earliest=1850, date_latest=1850)

    def found(**wanted: object) -> list[str]:
        return labels(ask, filter=wanted)

    assert found() == ["A", "B", "C"]
    assert found(museum=str(other.uuid)) == found(museum=opaque("Museum", other.uuid)) == ["C"]
    assert found(museum="nonsense") == []
    assert found(objectType="peinture") == ["A", "C"]
    assert found(maker="bonheur") == ["C"]
    assert found(locationState="ON_VIEW") == ["B"]
    assert (found(hasImage=True), found(hasImage=False)) == (["B"], ["A", "C"])
    assert (found(yearFrom=1710, yearTo=1800), found(yearFrom=1721), found(yearTo=1699)) == (["A"], ["C"], [])
    assert found(objectType="peinture", maker="bonheur", yearFrom=1850) == ["C"]


@pytest.mark.rule("collections C21")
def test_a_field_for_staff_is_not_betrayed_by_filters_or_order(ask: Ask, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    hidden = dict.fromkeys(("object_type", "makers", "date_earliest", "location_state"), Visibility.STAFF.value)
    WorkFactory.in_storage(museum=museum, title="B secret", maker=MakerFactory(name="Rosa"), visibility=hidden, date_earliest=1500)
    WorkFactory.in_storage(museum=museum, title="A open", maker=MakerFactory(name="Rosa"), date_earliest=1600)
    for wanted in ({"objectType": "peinture"}, {"maker": "rosa"}, {"yearFrom": 1400, "yearTo": 1900}, {"locationState": "IN_STORAGE"}):
        assert labels(ask, filter=wanted) == ["A open"]
    assert labels(ask, order="DATE") == ["A open", "B secret"]


@pytest.mark.rule("collections C25")
def test_images_that_may_not_be_shown_do_not_count(ask: Ask, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    images = [ImageFactory.expired(), ImageFactory.restricted(), ImageFactory(), ImageFactory.cleared(visibility=Visibility.STAFF)]
    work = WorkFactory(museum=museum, images=images)
    found = ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]
    assert (found["images"], found["image"]) == ([], None)
    assert labels(ask, filter={"hasImage": True}) == []
    for image in images:
        assert ask("query($id: ID!) { node(id: $id) { id } }", id=opaque("Image", image.uuid, site=monument.pk)).data == {"node": None}


@pytest.mark.rule("collections C24")
def test_what_was_not_evaluated_is_shown_small_on_its_own_site_alone(ask: Ask, monument: SiteProfile, national: SiteProfile) -> None:
    work = WorkFactory(museum=MuseumFactory(sites=[monument]), images=[shown(ImageFactory.not_evaluated())])
    here = ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]
    assert here["images"][0]["image"]["rendition"]["width"] == 400
    assert ask(WORK, host="reseau.localhost", uuid=str(work.uuid)).data["site"]["work"]["images"] == []


def test_an_image_expires_by_the_databases_clock(ask: Ask, monument: SiteProfile, clock_offset: Callable[[str], None]) -> None:
    image = ImageFactory.cleared(expires_at=clock.now() + timedelta(days=1))
    work = WorkFactory(museum=MuseumFactory(sites=[monument]), images=[image])
    assert ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]["image"]
    clock_offset("25h")
    assert ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]["image"] is None


@pytest.mark.rule("gateway G10")
def test_a_size_that_was_not_made_is_answered_with_the_next_smaller_never_the_original(ask: Ask, monument: SiteProfile) -> None:
    image = shown(ImageFactory.cleared())
    work = WorkFactory(museum=MuseumFactory(sites=[monument]), images=[image])
    NetworkImage.objects.get(pk=image.pk).renditions.filter(width__gt=400).delete()
    found = ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]["images"][0]["image"]
    assert found["rendition"]["width"] == 400
    image.renditions.all().delete()
    found = ask(WORK, host=HOST, uuid=str(work.uuid)).data["site"]["work"]["images"][0]["image"]
    assert (found["rendition"], found["srcset"]) == (None, "")


@pytest.mark.rule("collections C20")
def test_missing_works_are_listed_only_where_their_holder_agrees(ask: Ask, monument: SiteProfile) -> None:
    museum = MuseumFactory(sites=[monument])
    WorkFactory.missing(museum=museum, title="Unlisted")
    WorkFactory.missing(museum=museum, title="Listed", missing_listed=True)
    assert labels(ask) == ["Listed"]
    assert labels(ask, filter={"locationState": LocationState.MISSING.name}) == ["Listed"]


@pytest.mark.rule("gateway G1")
def test_statements_do_not_grow_with_the_works(statements: Callable[..., int], monument: SiteProfile, site_called: SiteCalled) -> None:
    museum = MuseumFactory(sites=[monument])
    makers, image = [MakerFactory() for _ in range(3)], shown(ImageFactory.cleared())

    def add(number: int) -> None:
        for n in range(number):
            WorkFactory(museum=museum, maker=makers[n % 3], images=[image], number=str(n))

    add(10)
    at_ten = statements(FULL, host=HOST)
    add(90)
    assert statements(FULL, host=HOST) == at_ten
    assert at_ten <= 10


PARTS = """query($host: String!, $uuid: ID!) { site(host: $host) { work(uuid: $uuid) {
  notice inscriptions bibliography exhibitions attribution changedAt dateEdtf titleKind
  objectTypes { text qualifier } materialsList { text qualifier } domains { text } uses { text } subjects { text }
  measures { kind label value unit mm part } heightMm
  makers { name nameAsGiven role roleCode craft doubtful authority { uuid name dates } } makersText } } }"""


@pytest.mark.rule("collections C6")
@pytest.mark.rule("collections C18")
@pytest.mark.rule("collections C22")
@pytest.mark.rule("collections C27")
def test_a_record_in_all_its_parts(ask: Ask, monument: SiteProfile) -> None:
    maker = MakerFactory(name="Amédée Fornet", dates="1831-1879")
    work = WorkFactory(
        museum=MuseumFactory(sites=[monument]),
        title="Costumes",
        title_kind="inscribed",
        notice="Les mots de 1905",
        inscriptions="signé",
        bibliography="Un livre",
        exhibitions="Rouen, 1905",
        date_circa=True,
        height_mm=None,
        width_mm=None,
        materials="",
        terms=[
            WorkTerm(kind="material", text="soie", qualifier="dessus", order=1),
            WorkTerm(kind="material", text="laine", order=2),
            WorkTerm(kind="domain", text="costume", order=3),
            WorkTerm(kind="use", text="bal", order=4),
        ],
        measures=[Measure(kind="height", value=Decimal("14.25"), unit="in", order=0), Measure(kind="weight", value=2, unit="kg", order=1)],
        work_makers=[
            WorkMaker(maker=maker, name_as_given="FORNET Amédée (?, atelier)", role="workshop_of", craft="lithographe", doubtful=True),
            WorkMaker(name_as_given="anonyme de Rouen", order=1),
        ],
    )
    found = ask(PARTS, headers={"Accept-Language": "fr"}, host=HOST, uuid=str(work.uuid)).data["site"]["work"]
    assert [found[name] for name in ("notice", "inscriptions", "bibliography", "exhibitions")] == [
        "Les mots de 1905",
        "signé",
        "Un livre",
        "Rouen, 1905",
    ]
    assert found["attribution"].startswith("Ministère de la Culture")
    assert (found["dateEdtf"], found["titleKind"]) == ("1882~", "titre inscrit")
    assert found["changedAt"] == work.exported_at.isoformat()
    assert found["objectTypes"] == [{"text": "peinture", "qualifier": ""}]
    assert found["materialsList"] == [{"text": "soie", "qualifier": "dessus"}, {"text": "laine", "qualifier": ""}]
    assert ([term["text"] for term in found["domains"]], [term["text"] for term in found["uses"]]) == (["costume"], ["bal"])
    height, weight = found["measures"]
    assert height == {"kind": "HEIGHT", "label": "hauteur", "value": "14.25", "unit": "INCH", "mm": 362, "part": ""}
    assert (weight["value"], weight["unit"], weight["mm"], found["heightMm"]) == ("2", "KILOGRAM", None, 362)
    workshop, plain = found["makers"]
    assert workshop["authority"] == {"uuid": str(maker.uuid), "name": "Amédée Fornet", "dates": "1831-1879"}
    assert (workshop["roleCode"], workshop["craft"], workshop["doubtful"]) == ("WORKSHOP_OF", "lithographe", True)
    assert workshop["nameAsGiven"] == "FORNET Amédée (?, atelier)"
    assert plain["authority"] is None
    assert found["makersText"].endswith("Amédée Fornet (?)\u202f; anonyme de Rouen")


GONE = """query($host: String!, $uuid: ID!) { site(host: $host) { work(uuid: $uuid) { uuid }
  workTombstone(uuid: $uuid) { label museum state leftAt reason path } } }"""


@pytest.mark.rule("collections C29")
def test_a_record_that_left_keeps_its_address(ask: Ask, monument: SiteProfile, national: SiteProfile) -> None:
    museum = MuseumFactory(name="Musée", sites=[monument])
    kept = WorkFactory(museum=museum)
    withdrawn = WorkFactory.withdrawn(museum=museum, title="Le Moulin", reason="secret")
    merged = WorkFactory.merged(into=kept, museum=museum)
    further = WorkFactory.merged(into=WorkFactory(museum=museum), museum=museum)
    assert further.merged_into is not None
    WithdrawWork(work=further.merged_into, by=None, state=RecordState.MERGED, merged_into=kept).run()
    elsewhere = WorkFactory.withdrawn(museum=MuseumFactory())
    unlisted = WorkFactory.missing(museum=museum)
    WithdrawWork(work=unlisted, by=None).run()

    def gone(work: Work, host: str = HOST) -> Any:
        answer = ask(GONE, host=host, uuid=str(work.uuid)).data["site"]
        assert not (answer["work"] and answer["workTombstone"])
        return answer["workTombstone"]

    stone = gone(withdrawn)
    assert (stone["label"], stone["museum"], stone["state"], stone["reason"], stone["path"]) == (
        "Le Moulin",
        "Musée",
        "WITHDRAWN",
        "",
        None,
    )
    assert gone(merged)["path"] == gone(further)["path"] == f"/oeuvres/{kept.uuid}"
    assert gone(kept) is None
    assert gone(elsewhere) is None
    assert gone(elsewhere, "reseau.localhost")["state"] == "WITHDRAWN"
    assert gone(unlisted) is None, "a missing work that was never listed is not told of when it leaves"
