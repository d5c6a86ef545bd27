from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.enums import LocationState, RecordState
from cms.collections.models import Work
from cms.collections.selectors import accession_numbers_of, images_of, makers_of, public_values, public_works, tombstone
from cms.collections.visibility import DEFAULTS, PUBLIC_COLUMNS
from cms.core import clock
from cms.sites.enums import SiteKind
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory

pytestmark = pytest.mark.django_db

PLANTED = "PLANTÉ-7391"


@pytest.mark.rule("collections C20")
@pytest.mark.rule("collections C21")
def test_private_values_do_not_come_out() -> None:
    private = {
        "provenance": f"{PLANTED} robe portée par Mme X",
        "location_source": f"{PLANTED} registre",
        "location_said_by": f"{PLANTED} conservateur",
        "left_reason": f"{PLANTED} vol",
    }
    hidden = {"description": f"{PLANTED} décrit", "acquisition": f"{PLANTED} don", "dimensions": f"{PLANTED} H. 3 cm"}
    work = WorkFactory.in_storage(maker=MakerFactory(name=PLANTED), **private, **hidden)
    Work.objects.filter(pk=work.pk).update(visibility=dict.fromkeys((*hidden, "makers"), "staff"))
    work.refresh_from_db()
    answers = [public_values(work), public_works(Work.objects.all()), makers_of([work.pk])]
    assert PLANTED not in repr(answers)
    assert "73917391" not in repr(answers)


@pytest.mark.rule("collections C21")
def test_a_record_may_open_a_field_and_close_another() -> None:
    work = WorkFactory(
        provenance="collection royale", description="une table", visibility={"provenance": "public", "description": "nonsense"}
    )
    values = public_values(work)
    assert values["provenance"] == "collection royale"
    assert values["description"] == ""


@pytest.mark.rule("collections C20")
def test_the_room_is_told_only_of_works_on_view() -> None:
    shown = WorkFactory.on_view(room="Salle 3")
    assert public_values(shown)["room"] == "Salle 3"
    # The database would not keep a room off view; a row that is being changed in memory might have one.
    shown.location_state = LocationState.IN_STORAGE
    assert public_values(shown)["room"] == ""


@pytest.mark.rule("collections C20")
def test_no_column_could_hold_a_store_an_insurer_or_a_value() -> None:
    names = {field.name for field in Work._meta.get_fields()}
    assert not {
        name for name in names for word in ("shelf", "crate", "insur", "value", "price", "lender", "security", "store") if word in name
    }


def test_every_public_column_exists_and_has_a_default() -> None:
    columns = {field.name for field in Work._meta.concrete_fields}
    assert set(PUBLIC_COLUMNS) <= columns
    assert set(DEFAULTS) - set(PUBLIC_COLUMNS) == {"makers", "domains", "uses", "left_reason"}


@pytest.mark.rule("collections C20")
def test_missing_works_are_listed_only_if_their_holder_agreed() -> None:
    silent, agreed, here = WorkFactory.missing(), WorkFactory.missing(missing_listed=True), WorkFactory.in_storage()
    assert set(Work.objects.public()) == {agreed, here}
    assert {row["pk"] for row in public_works(Work.objects.all())} == {agreed.pk, here.pk}
    assert silent not in Work.objects.listed()


@pytest.mark.rule("collections C29")
def test_records_that_left_are_seen_as_tombstones_only() -> None:
    kept = WorkFactory(title="Le Moulin")
    gone, sold, double = WorkFactory.withdrawn(reason="doublon"), WorkFactory.deaccessioned(), WorkFactory.merged(into=kept)
    assert list(Work.objects.public()) == [kept]
    assert set(Work.objects.tombstones()) == {gone, sold, double}
    stone = tombstone(gone.uuid)
    assert stone is not None
    assert (stone.label, stone.museum, stone.reason) == (gone.label, gone.museum.name, "")
    merged = tombstone(double.uuid)
    assert merged is not None
    assert (merged.state, merged.merged_into) == (RecordState.MERGED, str(kept.uuid))
    assert tombstone(kept.uuid) is None


@pytest.mark.rule("collections C19")
def test_unknown_is_not_in_storage() -> None:
    stored, _unknown = WorkFactory.in_storage(), WorkFactory()
    assert list(Work.objects.in_storage()) == [stored]


def test_a_monument_has_its_museums_works_and_the_national_site_all(site_called) -> None:  # type: ignore[no-untyped-def]
    national, brou, angers = site_called("national", SiteKind.NATIONAL), site_called("brou"), site_called("angers")
    museum = MuseumFactory(sites=[brou, angers])
    ours, other = WorkFactory(museum=museum), WorkFactory()
    assert set(Work.objects.of_site(brou)) == {ours}
    assert set(Work.objects.of_site(national)) == {ours, other}
    assert set(Work.objects.held_by(museum, other.museum)) == {ours, other}


@pytest.mark.rule("collections C25")
def test_has_image_counts_only_images_that_this_reader_may_see(site_called) -> None:  # type: ignore[no-untyped-def]
    brou = site_called("brou")
    museum = MuseumFactory(sites=[brou])
    shown = WorkFactory(museum=museum, images=[ImageFactory.restricted(), ImageFactory.cleared()])
    for image in (ImageFactory(), ImageFactory.expired(), ImageFactory.restricted()):
        WorkFactory(museum=museum, images=[image])
    small = WorkFactory(museum=museum, images=[ImageFactory.not_evaluated()])
    now = clock.now()
    assert set(Work.objects.with_image(site=brou, now=now)) == {shown, small}
    assert set(Work.objects.with_image(site=None, now=now)) == {shown}
    assert [len(images) for images in images_of([shown.pk], now=now, site=brou).values()] == [1]
    assert len(public_works(Work.objects.all())) == 5


def test_years_meet_ranges_with_open_ends() -> None:
    century = WorkFactory(title="a", date_earliest=1800, date_latest=1899)
    after = WorkFactory(title="b", date_earliest=1850, date_latest=None)
    WorkFactory(title="c", date_earliest=None, date_latest=None)
    ancient = WorkFactory(title="d", date_earliest=-399, date_latest=-300)
    assert set(Work.objects.dated_between(1900, None)) == {after}
    assert set(Work.objects.dated_between(1820, 1830)) == {century}
    assert set(Work.objects.dated_between(None, -350)) == {ancient}


@pytest.mark.parametrize("count", [10, 100])
def test_the_number_of_statements_does_not_grow(count: int, site_called) -> None:  # type: ignore[no-untyped-def]
    site = site_called("brou")
    museum, maker, image = MuseumFactory(sites=[site]), MakerFactory(), ImageFactory.cleared()
    for n in range(count):
        WorkFactory(museum=museum, maker=maker, images=[image], number=f"D.{n}")
    now = clock.now()
    with CaptureQueriesContext(connection) as queries:
        rows = public_works(Work.objects.of_site(site).listed())
        ids = [row["pk"] for row in rows]
        makers, numbers, images = makers_of(ids), accession_numbers_of(ids), images_of(ids, now=now, site=site)
    assert len(rows) == len(makers) == len(numbers) == len(images) == count
    assert len(queries) == 5
