from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.enums import LocationState
from cms.collections.models import AccessionNumber, MakerName, Origin, WorkMaker
from cms.sites.enums import Role
from tests.cms.collections.test_keep_by_hand import write
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory
from tests.factories.fed_works import fed_work, run_of, source_says

pytestmark = pytest.mark.django_db

LIST = "/admin/works/"


@pytest.fixture
def museum(client, site_called, user_with):  # type: ignore[no-untyped-def]
    """Of a site whose curator is signed in."""
    site = site_called("brou")
    client.force_login(user_with(Role.CURATOR, site))
    return MuseumFactory(name="Musée de Brou", sites=[site])


@pytest.fixture
def found(client) -> Callable[[str], list[str]]:  # type: ignore[no-untyped-def]
    def labels(query: str) -> list[str]:
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 200
        return [work.label for work in answer.context["object_list"]]

    return labels


def test_filters_by_what_a_record_says(museum, found) -> None:  # type: ignore[no-untyped-def]
    WorkFactory.in_storage(museum=museum, title="Le Moulin", object_type="Estampe en couleurs", images=[ImageFactory.cleared()])
    WorkFactory.on_view(museum=museum, title="La Nef", object_type="Émail peint", maker=MakerFactory(name="Rosa Bonheur"))
    WorkFactory.withdrawn(museum=museum, title="Le Pont", object_type="estampe")
    WorkFactory(title="La Tour")
    assert found("") == ["La Nef", "Le Moulin", "Le Pont"]
    assert found(f"location_state={LocationState.IN_STORAGE}") == ["Le Moulin"]
    assert found("object_type=EMAIL") == ["La Nef"]
    assert found("object_type=estampe") == ["Le Moulin", "Le Pont"]
    assert found("object_type_is=Estampe") == ["Le Pont"]
    assert found("maker=bonheur") == ["La Nef"]
    assert found("has_image=true") == ["Le Moulin"]
    assert found("has_image=false") == ["La Nef", "Le Pont"]
    assert found(f"museum={museum.pk}&state=withdrawn") == ["Le Pont"]


@pytest.mark.rule("collections C28")
def test_filters_by_where_a_record_comes_from(museum, found) -> None:  # type: ignore[no-untyped-def]
    first, second = run_of(file_name="avril.csv"), run_of(file_name="mai.csv")
    kept = fed_work(run=first, museum=museum, title="Le Moulin", description="Un moulin.")
    absent = fed_work(run=first, museum=museum, title="La Nef")
    WorkFactory(museum=museum, title="La Tour")
    write(kept, description="Un moulin à eau.")
    assert found("differs=true") == []
    source_says(kept, run=second, description="Un moulin de 1880.")
    Origin.objects.filter(work=absent).update(absent_since=second)
    assert found("source=joconde") == ["La Nef", "Le Moulin"]
    assert found("source=hand") == ["La Tour"]
    assert found("differs=true") == ["Le Moulin"]
    assert found("differs=false") == ["La Nef", "La Tour"]
    assert found("absent=true") == ["La Nef"]
    assert found("absent=false") == ["La Tour", "Le Moulin"]
    assert found(f"run={second.pk}") == ["Le Moulin"]
    assert found(f"run={first.pk}") == ["La Nef", "Le Moulin"]


def test_search_by_label_any_number_or_a_maker_under_any_name(museum, found) -> None:  # type: ignore[no-untyped-def]
    rosa = MakerFactory(name="Rosa Bonheur")
    MakerName.objects.create(
        maker=rosa, source="joconde", name="BONHEUR Marie-Rosalie, dite Rosa", folded="bonheur marie-rosalie, dite rosa"
    )
    numbers = [AccessionNumber(number="D.1932.5"), AccessionNumber(number="214", label="Numéro du legs")]
    WorkFactory(museum=museum, title="Le Moulin", accession_numbers=numbers)
    makers = [WorkMaker(maker=rosa, name_as_given="R. B."), WorkMaker(maker=rosa, name_as_given="R. B. (graveur)")]
    WorkFactory(museum=museum, title="La Nef", work_makers=makers)
    assert found("q=moulin") == ["Le Moulin"]
    assert found("q=D.1932") == found("q=214") == ["Le Moulin"]
    assert found("q=R.+B.") == ["La Nef"]
    assert found("q=marie-rosalie") == found("q=MARIE-ROSALIE") == ["La Nef"]


def test_the_list_says_what_differs_is_absent_or_has_left(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=museum, title="Le Moulin", description="Un moulin.")
    absent, gone = fed_work(museum=museum, title="La Nef"), WorkFactory.deaccessioned(museum=museum, title="Le Pont")
    WorkFactory(museum=museum, title="La Tour")
    write(work, description="Un moulin à eau.")
    source_says(work, description="Un moulin de 1880.")
    Origin.objects.filter(work=absent).update(absent_since=run_of())
    page = BeautifulSoup(client.get(LIST).content, "html.parser")
    rows = {row.find("a").get_text(strip=True): row for row in page.select("table.listing tbody tr")}
    badges = {label: [badge.get_text(" ", strip=True) for badge in row.select(".w-status")] for label, row in rows.items()}
    assert {label: len(shown) for label, shown in badges.items()} == {"La Nef": 1, "La Tour": 0, "Le Moulin": 1, "Le Pont": 1}
    assert rows["Le Moulin"].select_one(f"a.w-status[href='/admin/records/differences/?work={work.pk}']")
    assert badges["Le Pont"] == [gone.get_state_display()]
    leaving = {label: bool(row.select_one("a[href$='/leave/']")) for label, row in rows.items()}
    assert leaving == {"La Nef": True, "La Tour": True, "Le Moulin": True, "Le Pont": False}


def _many(museum: Any, number: int) -> None:
    for n in range(number):
        work = fed_work(museum=museum, description="Un moulin.", maker=MakerFactory(), number=f"D.{museum.pk}.{n}")
        Origin.objects.filter(work=work).update(differing=1, absent_since=run_of())


def test_statements_do_not_grow_with_the_works(client, museum) -> None:  # type: ignore[no-untyped-def]
    def statements(query: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"{LIST}?{query}").status_code == 200
        return len(caught)

    _many(museum, 3)
    queries = ("", "q=D.", "maker=peintre&object_type=peinture&differs=true&absent=true&has_image=false&source=joconde")
    client.get(LIST)
    few = [statements(query) for query in queries]
    _many(museum, 12)
    assert [statements(query) for query in queries] == few
