from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.enums import Visibility
from cms.collections.models import NetworkImage
from cms.collections.presets import Preset
from cms.collections.rights import FULL, PERMITS, SMALL, Leave, Right, stricter
from cms.collections.selectors import pictures, renditions_for, showable_images
from cms.collections.selectors.images import permits_of
from cms.core import clock
from tests.factories.collections import ImageFactory, MuseumFactory, WorkFactory

OPEN = [Right.CC0, Right.PDM, Right.LICENCE_OUVERTE, Right.CC_BY, Right.CC_BY_SA]
LIMITED = [
    *(Right.CC_BY_NC, Right.CC_BY_NC_SA, Right.CC_BY_ND, Right.CC_BY_NC_ND),
    *(Right.IN_C_EDU, Right.IN_C_NC, Right.NOC_NC, Right.NOC_CR, Right.NOC_OKLR),
]
AGREED = [Right.IN_C, Right.IN_C_OW_EU]
UNKNOWN = [Right.NOT_EVALUATED, Right.UND, Right.CNE, Right.NKC, Right.IN_C_RUU, Right.NOC_US]

# The rows of C24: page, zoom, download, other sites, exports, in search; and whether the holder is asked.
TABLE = [
    (OPEN, FULL, Leave.YES, Leave.YES, Leave.YES, Leave.YES, Leave.YES, False),
    (LIMITED, FULL, Leave.YES, Leave.WITH_TERMS, Leave.YES, Leave.WITH_TERMS, Leave.YES, False),
    (AGREED, FULL, Leave.AS_AGREED, Leave.NO, Leave.AS_AGREED, Leave.NO, Leave.AS_AGREED, True),
    (UNKNOWN, SMALL, Leave.NO, Leave.NO, Leave.NO, Leave.NO, Leave.AS_AGREED, True),
]
COLUMNS = ("page", "zoom", "download", "other_sites", "exports", "in_search", "asks_holder")
CELLS = [(right, column, row[1 + i]) for row in TABLE for right in row[0] for i, column in enumerate(COLUMNS)]


@pytest.mark.rule("collections C24")
@pytest.mark.parametrize(("right", "column", "value"), CELLS, ids=lambda part: str(part) or "not evaluated")
def test_each_cell_of_the_table(right: Right, column: str, value: object) -> None:
    assert getattr(PERMITS[right], column) == value


@pytest.mark.rule("collections C23")
def test_every_statement_has_a_row_and_an_address_but_the_one_that_says_nothing() -> None:
    assert set(PERMITS) == set(Right)
    assert [right for right in Right if right.uri is None] == [Right.NOT_EVALUATED]
    assert Right.IN_C.uri == "http://rightsstatements.org/vocab/InC/1.0/"
    assert Right.CC_BY_NC_SA.uri == "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    assert len({right.uri for right in Right}) == len(Right)
    assert sum("rightsstatements.org" in (right.uri or "") for right in Right) == 12


@pytest.mark.rule("collections C23")
@pytest.mark.parametrize(("reproduction", "work"), [(Right.CC0, Right.IN_C_RUU), (Right.IN_C_RUU, Right.CC0)])
def test_the_stricter_of_reproduction_and_work_decides(reproduction: Right, work: Right) -> None:
    row = stricter([PERMITS[reproduction], PERMITS[work]])
    assert (row.page, row.asks_holder, row.download) == (SMALL, True, Leave.NO)


def image(**values: object) -> NetworkImage:
    made = NetworkImage(**{"right": Right.CC0, "work_right": Right.CC0, **values})
    made.withheld = False
    return made


@pytest.mark.rule("collections C23")
@pytest.mark.rule("collections C24")
@pytest.mark.parametrize(
    ("values", "own", "elsewhere", "in_search"),
    [
        ({}, FULL, FULL, Leave.YES),
        ({"right": Right.NOT_EVALUATED}, 0, 0, Leave.NO),
        ({"right": Right.NOT_EVALUATED, "holder_agrees": True}, SMALL, 0, Leave.YES),
        ({"work_right": Right.NOT_EVALUATED, "holder_agrees": True}, SMALL, 0, Leave.YES),
        ({"right": Right.IN_C}, 0, 0, Leave.NO),
        ({"right": Right.IN_C, "holder_agrees": True}, FULL, 0, Leave.YES),
        ({"restriction": "restes humains"}, 0, 0, Leave.NO),
        ({"visibility": Visibility.STAFF}, 0, 0, Leave.NO),
    ],
)
def test_what_one_image_allows(values: dict[str, object], own: int, elsewhere: int, in_search: Leave, db: None) -> None:
    now = clock.now()
    assert permits_of(image(**values), own=True, now=now).page == own
    assert permits_of(image(**values), own=False, now=now).page == elsewhere
    assert permits_of(image(**values), own=True, now=now).in_search == in_search


@pytest.mark.rule("collections C26")
def test_an_expiry_is_a_boundary_read_with_now(db: None) -> None:
    now = clock.now()
    limited = image(expires_at=now)
    assert permits_of(limited, own=True, now=now - timedelta(microseconds=1)).page == FULL
    assert permits_of(limited, own=True, now=now).page == 0


@pytest.mark.rule("collections C24")
def test_sql_and_python_read_the_same_table(site_called) -> None:  # type: ignore[no-untyped-def]
    site = site_called("brou")
    now = clock.now()
    template = ImageFactory.cleared()
    rows = []
    for right, work_right, agrees, mine in product(Right, Right, (False, True), (False, True)):
        row = NetworkImage(title="x", file=template.file.name, width=1, height=1, right=right, work_right=work_right, holder_agrees=agrees)
        if mine:
            row.collection = site.media_collection
        rows.append(row)
    rows += [
        image(title="x", file=template.file.name, width=1, height=1, expires_at=now),
        image(title="x", file=template.file.name, width=1, height=1, expires_at=now + timedelta(seconds=1)),
        image(title="x", file=template.file.name, width=1, height=1, restriction="x"),
        image(title="x", file=template.file.name, width=1, height=1, visibility=Visibility.STAFF),
    ]
    NetworkImage.objects.bulk_create(rows)
    several = list(NetworkImage.objects.filter(right=Right.CC0, work_right=Right.CC0)[:3])
    WorkFactory(images=several[:2], image_restriction="restes humains")
    WorkFactory(images=several[1:], museum=MuseumFactory(sites=[site]))
    in_sql = set(NetworkImage.objects.showable(site=site, now=now).values_list("pk", flat=True))
    assert in_sql.isdisjoint(one.pk for one in several[:2])
    in_python = set(showable_images(NetworkImage.objects.values_list("pk", flat=True), now=now, site=site))
    assert in_sql == in_python
    assert 0 < len(in_sql) < len(rows)


def test_an_image_of_a_museums_work_is_its_sites_own(site_called) -> None:  # type: ignore[no-untyped-def]
    brou, angers = site_called("brou"), site_called("angers")
    ours = ImageFactory.not_evaluated()
    WorkFactory(museum=MuseumFactory(sites=[brou]), images=[ours])
    now = clock.now()
    assert showable_images([ours.pk], now=now, site=brou) == {ours.pk: SMALL}
    assert showable_images([ours.pk], now=now, site=angers) == {}
    assert showable_images([ours.pk], now=now) == {}


def with_sizes(img: NetworkImage, *presets: Preset) -> NetworkImage:
    for preset in presets:
        img.renditions.create(filter_spec=preset.spec, file=f"images/{img.uuid}/{preset.name}.webp", width=preset.value, height=preset // 2)
    return img


@pytest.mark.django_db
@pytest.mark.rule("gateway G10")
def test_a_missing_size_is_answered_by_the_nearest_smaller_one_else_by_none(settings) -> None:  # type: ignore[no-untyped-def]
    settings.API_URL = "https://api.exemple.fr"
    partly, bare = with_sizes(ImageFactory.cleared(), Preset.THUMB, Preset.MEDIUM), ImageFactory.cleared()
    now = clock.now()
    large = renditions_for([partly.pk, bare.pk], preset=Preset.LARGE, now=now)
    assert large[bare.pk] is None
    assert large[partly.pk] is not None
    assert large[partly.pk].url == f"https://api.exemple.fr/media/images/{partly.uuid}/MEDIUM.webp"  # type: ignore[union-attr]
    small = renditions_for([partly.pk], preset=Preset.SMALL, now=now)[partly.pk]
    assert small is not None
    assert small.width == 160
    assert pictures([partly.pk], now=now)[partly.pk].srcset(Preset.SMALL).endswith("/THUMB.webp 160w")


@pytest.mark.django_db
@pytest.mark.rule("collections C24")
def test_sizes_above_the_right_are_not_answered_though_they_exist(site_called) -> None:  # type: ignore[no-untyped-def]
    brou = site_called("brou")
    small = with_sizes(ImageFactory.not_evaluated(collection=brou.media_collection), *Preset)
    picture = pictures([small.pk], now=clock.now(), site=brou)[small.pk]
    assert sorted(picture.sizes) == [Preset.THUMB, Preset.SMALL]
    assert "800w" not in picture.srcset()


@pytest.mark.django_db
@pytest.mark.rule("gateway G10")
def test_nothing_that_is_answered_names_an_original() -> None:
    shown, hidden = ImageFactory.cleared(), with_sizes(ImageFactory.restricted(), *Preset)
    answer = pictures([shown.pk, hidden.pk], now=clock.now())
    assert set(answer) == {shown.pk}
    assert shown.file.name not in repr(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [10, 100])
def test_one_statement_whatever_the_number(count: int, site_called) -> None:  # type: ignore[no-untyped-def]
    site = site_called("brou")
    template = ImageFactory.cleared()
    now = clock.now()
    NetworkImage.objects.bulk_create([image(title=str(n), file=template.file.name, width=9, height=9) for n in range(count)])
    ids = list(NetworkImage.objects.values_list("pk", flat=True))
    for select in (showable_images, pictures):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(select(ids, now=now, site=site)) == count + 1
        assert len(queries) == 1
