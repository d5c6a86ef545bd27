from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cms.collections.actions.imports import RunImport, UndoImport
from cms.collections.enums import RecordState, RunState
from cms.collections.models import ImportRun, Mapping, Museum, Work
from cms.core import clock
from cms.sites.enums import Role
from tests.factories.collections import MuseumFactory

pytestmark = pytest.mark.django_db

LIST, NEW = "/admin/records/imports/", "/admin/records/imports/new/"
FILE = """N° inventaire;Titre;Auteur;Date;Matières
A 1;Le Moulin;DUPONT Jeanne;1882;huile;toile
A 2;La Nef;anonyme;vers 1900;bronze
A 3;Sans date;;194051955;plâtre
"""


@pytest.fixture
def house(site_called, user_with):  # type: ignore[no-untyped-def]
    class House:
        brou, angers = site_called("brou"), site_called("angers")
        ours, theirs = MuseumFactory(name="Musée de Brou", sites=[brou]), MuseumFactory(name="Musée d’Angers", sites=[angers])
        curator, neighbour, editor = user_with(Role.CURATOR, brou), user_with(Role.CURATOR, angers), user_with(Role.EDITOR, brou)

    return House


def sent(text: str = FILE.replace("huile;toile", "huile"), name: str = "inventaire.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode("cp1252"), content_type="text/csv")


def send(client: Any, museum: Museum, **values: Any) -> ImportRun:
    answer = client.post(NEW, {"file": sent(), "profile": "", "museum": museum.pk, **values})
    assert answer.status_code == 302, answer.context["form"].errors
    run = ImportRun.objects.latest("pk")
    assert answer.url.startswith(f"{LIST}{run.pk}/")
    return run


def say_columns(client: Any, run: ImportRun, *holds: str, key: int = 0, **values: Any) -> Any:
    data = {f"holds-{place}": word for place, word in enumerate(holds)}
    return client.post(f"{LIST}{run.pk}/columns/", {"name": "Inventaire de Brou", f"key-{key}": "on", **data, **values})


COLUMNS = ("accession_numbers", "title", "makers", "date", "materials")


def test_a_file_of_no_known_layout_is_guessed_mended_tried_and_brought_in(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)

    page = client.get(f"{LIST}{run.pk}/columns/")
    assert [row.holds.value() for row in page.context["form"].rows()] == list(COLUMNS)
    assert "Le Moulin" in page.content.decode()
    assert not Work.objects.exists()

    assert say_columns(client, run, *COLUMNS, look="1").url.endswith("#first-rows")
    shown = client.get(f"{LIST}{run.pk}/columns/").context["first_rows"]
    assert [number for number, _cells in shown["rows"]] == [2, 3, 4]
    assert say_columns(client, run, *COLUMNS).url == f"{LIST}{run.pk}/"

    run = RunImport(import_run=ImportRun.objects.get(pk=run.pk), dry=True).run()
    assert (run.state, run.created + run.suspicious) == (RunState.PREVIEWED, 3)
    assert not Work.objects.exists()
    assert client.get(f"{LIST}{run.pk}/").status_code == 200

    client.post(f"{LIST}{run.pk}/start/")
    assert ImportRun.objects.get(pk=run.pk).queued_at is not None
    RunImport(import_run=ImportRun.objects.get(pk=run.pk)).run()
    page = client.get(f"{LIST}{run.pk}/")
    assert "194051955" in page.content.decode()
    assert set(Work.objects.values_list("title", "museum__name")) == {
        ("Le Moulin", "Musée de Brou"),
        ("La Nef", "Musée de Brou"),
        ("Sans date", "Musée de Brou"),
    }
    assert Mapping.objects.get().name == "Inventaire de Brou"


def test_a_mapping_is_found_again_for_the_next_file(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    first = send(client, house.ours)
    say_columns(client, first, *COLUMNS)
    mapping = Mapping.objects.get()

    second = send(client, house.ours, profile=f"mapping:{mapping.pk}")

    assert second.mapping == mapping
    assert second.definition == ImportRun.objects.get(pk=first.pk).definition
    client.force_login(house.neighbour)
    assert f"mapping:{mapping.pk}" not in client.get(NEW).content.decode()


def test_without_a_column_that_identifies_nothing_is_kept(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)
    before = Mapping.objects.get().definition

    answer = client.post(f"{LIST}{run.pk}/columns/", {"name": "x", **{f"holds-{n}": word for n, word in enumerate(COLUMNS)}})

    assert answer.status_code == 422
    assert Mapping.objects.get().definition == before


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "vide.csv"), (b"PK\x03\x04\x14\x00\x06\x00", "classeur.xlsx"), (b"\x89PNG\r\n\x1a\n\x00\x00", "image.png")]
)
def test_a_file_that_is_no_table_is_refused_beside_its_field_and_nothing_is_kept(client, house, content: bytes, name: str) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)

    answer = client.post(NEW, {"file": SimpleUploadedFile(name, content), "profile": "", "museum": house.ours.pk})

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not ImportRun.objects.exists()
    assert not Mapping.objects.exists()


def test_a_complete_file_is_of_one_museum(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    answer = client.post(NEW, {"file": sent(), "profile": "", "complete": "on"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["museum"]


def test_nobody_sees_or_touches_another_museums_import(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)
    pages = ["", "progress/", "report.csv", "columns/"]

    client.force_login(house.neighbour)
    assert all(client.get(f"{LIST}{run.pk}/{page}").status_code == 404 for page in pages)
    assert client.post(f"{LIST}{run.pk}/start/").status_code == 404
    assert "inventaire.csv" not in client.get(LIST).content.decode()
    assert client.post(NEW, {"file": sent(), "profile": "", "museum": house.ours.pk}).status_code == 422
    client.force_login(house.editor)
    assert all(client.get(f"{LIST}{page}").status_code == 302 for page in ("", "new/", f"{run.pk}/"))
    run.refresh_from_db()
    assert (run.queued_at, run.state) == (None, RunState.MAPPED)


def test_an_import_is_sent_to_the_worker_once(client, house, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)
    say_columns(client, run, *COLUMNS)
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            assert client.post(f"{LIST}{run.pk}/start/").status_code == 302
    assert DBTaskResult.objects.filter(task_path__endswith="run_import").count() == 1
    assert client.post(f"{LIST}{run.pk}/nonsense/").status_code == 404
    assert client.get(f"{LIST}{run.pk}/start/").status_code == 405


@pytest.mark.rule("collections C30")
def test_an_import_whose_worker_died_can_be_gone_on_with(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)
    say_columns(client, run, *COLUMNS)
    now = clock.now()
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING, holder=uuid.uuid4(), heartbeat_at=now, started_at=now)

    # Alive a moment ago: nothing to do but wait
    assert client.get(f"{LIST}{run.pk}/").context["acts"] == []
    client.post(f"{LIST}{run.pk}/resume/")
    assert ImportRun.objects.get(pk=run.pk).queued_at is None

    ImportRun.objects.filter(pk=run.pk).update(heartbeat_at=now - timedelta(minutes=3))
    assert [act["verb"] for act in client.get(f"{LIST}{run.pk}/").context["acts"]] == ["resume"]
    client.post(f"{LIST}{run.pk}/resume/")
    assert RunImport(import_run=ImportRun.objects.get(pk=run.pk)).run().state == RunState.DONE


@pytest.mark.rule("collections C30")
def test_undone_from_the_admin_the_works_are_withdrawn(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)
    say_columns(client, run, *COLUMNS)
    run = RunImport(import_run=ImportRun.objects.get(pk=run.pk)).run()
    assert "undo" in {act.get("verb") for act in client.get(f"{LIST}{run.pk}/").context["acts"]}

    client.post(f"{LIST}{run.pk}/undo/")
    UndoImport(import_run=ImportRun.objects.get(pk=run.pk), by=house.curator).run()

    assert set(Work.objects.values_list("state", flat=True)) == {RecordState.WITHDRAWN}
    page = client.get(f"{LIST}{run.pk}/")
    assert page.context["acts"] == []


def test_the_report_is_a_table_that_a_spreadsheet_reads_and_runs_no_formula_of_it(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    answer = client.post(NEW, {"file": sent("N° inventaire;Titre;Date\nA 1;x;=194051955\n"), "profile": "", "museum": house.ours.pk})
    run = ImportRun.objects.latest("pk")
    say_columns(client, run, "accession_numbers", "title", "date")
    RunImport(import_run=ImportRun.objects.get(pk=run.pk)).run()

    report = b"".join(client.get(f"{LIST}{run.pk}/report.csv").streaming_content).decode()

    assert answer.status_code == 302
    assert report.startswith("\ufeff")
    assert "'=194051955" in report


def test_lists_and_reports_ask_the_same_whatever_their_length(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    run = send(client, house.ours)
    say_columns(client, run, *COLUMNS)
    run = RunImport(import_run=ImportRun.objects.get(pk=run.pk)).run()

    def statements(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    few = [statements(LIST), statements(f"{LIST}{run.pk}/")]
    for number in range(5):
        ImportRun.objects.create(source=f"s{number}", profile="joconde", file_name="f.csv", by=house.curator, created_at=run.created_at)
    line = run.lines.first()
    for row in range(10, 30):
        line.pk, line.row = None, row
        line.save()
    assert [statements(LIST), statements(f"{LIST}{run.pk}/")] == few
