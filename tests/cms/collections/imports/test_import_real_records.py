"""The whole life of real files: in, again, changed, undone, in again."""

from __future__ import annotations

import csv
import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from django.core.management import call_command

from cms.collections.actions.imports import UndoImport
from cms.collections.enums import RunState
from cms.collections.models import ImportRun, JournalEntry, Origin, Work
from cms.core.models import Change
from tests.cms.collections.imports.dump import dump
from tests.cms.collections.imports.real import part_of

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]
CARNEGIE, POP, COSTUMES = "carnegie_works.csv.gz", "joconde_pop_layout.csv.gz", "joconde_costumes.csv.gz"
COUNTERS = ("created", "changed", "unchanged", "differs", "rejected", "suspicious")


def bring(file: Path, profile: str) -> ImportRun:
    began = time.perf_counter()
    call_command("import_works", str(file), "--profile", profile, verbosity=0)
    run = ImportRun.objects.latest("pk")
    sys.stdout.write(f"{file.name}: {run.done} rows in {time.perf_counter() - began:.1f} s\n")
    assert run.state == RunState.DONE
    assert sum(getattr(run, name) for name in COUNTERS) == run.done == run.total
    return run


def stamps() -> list[object]:
    works = list(Work.objects.order_by("pk").values_list("pk", "version", "updated_at", "exported_at"))
    return [
        works,
        Change.objects.count(),
        JournalEntry.objects.count(),
        list(Origin.objects.order_by("pk").values_list("pk", "digest", "run")),
    ]


@pytest.fixture(params=[pytest.param(10, id="a tenth"), pytest.param(1, id="all", marks=pytest.mark.soak)])
def tenth(request: pytest.FixtureRequest) -> int:
    """One row in so many."""
    return int(request.param)


@pytest.fixture
def carnegie(shared_data: Path, tmp_path: Path, tenth: int) -> Path:
    whole = shared_data / "works" / CARNEGIE
    return whole if tenth == 1 else part_of(whole, tmp_path / "carnegie.csv", rows=87_289 // tenth)


@pytest.fixture
def joconde(shared_data: Path, tmp_path: Path, tenth: int) -> Callable[[str], Path]:
    """``joconde(POP)``: the same records in one of their two layouts."""

    def make(name: str) -> Path:
        whole = shared_data / "works" / name
        delimiter = "|" if name == POP else ","
        return whole if tenth == 1 else part_of(whole, tmp_path / f"{name}.csv", rows=4_096 // tenth, delimiter=delimiter)

    return make


@pytest.mark.rule("collections C5")
@pytest.mark.rule("collections C10")
def test_carnegie_comes_in_and_a_second_run_writes_nothing(carnegie: Path, tenth: int) -> None:
    first = bring(carnegie, "carnegie")
    assert first.done == Work.objects.count() == 87_289 // tenth
    assert (first.rejected, first.reading["unknown"]) == (0, [])
    before = stamps()

    again = bring(carnegie, "carnegie")

    assert (again.unchanged, stamps()) == (again.total, before)


@pytest.mark.rule("collections C2")
@pytest.mark.rule("collections C5")
def test_both_layouts_of_joconde_say_the_same(joconde: Callable[[str], Path]) -> None:
    first = bring(joconde(POP), "joconde")
    before = stamps()

    runs = [bring(joconde(COSTUMES), "joconde"), bring(joconde(POP), "joconde")]

    assert first.rejected == 0
    assert [(run.unchanged, run.reading["unknown"]) for run in runs] == [(first.total, [])] * 2
    assert stamps() == before


@pytest.mark.rule("collections C4")
@pytest.mark.rule("collections C30")
def test_a_changed_file_is_undone_and_comes_in_again(joconde: Callable[[str], Path], tmp_path: Path) -> None:
    bring(joconde(COSTUMES), "joconde")
    before = dump(versions=False, runs=False)
    with _opened(joconde(COSTUMES)) as source:
        rows = list(csv.reader(source))
    column = {name: place for place, name in enumerate(rows[0])}
    for n, cells in enumerate(rows[1:]):
        if n % 3 == 0:
            cells[column["Description"]] = f"Une autre description ({n})"
            cells[column["Auteur_initial" if "Auteur_initial" in column else "Auteur"]] = f"PEINTRE Jeanne {n % 7}"
        if n % 5 == 0:
            cells[column["Titre"]] = f"Titre nouveau {n}"
    changed = tmp_path / "changed.csv"
    with changed.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows[:-2])
    run = bring(changed, "joconde")
    assert run.changed + run.suspicious > run.total / 3

    undone = UndoImport(import_run=run, by=None).run()

    assert (undone.kept, undone.restored) == ([], run.changed + run.suspicious)
    assert dump(versions=False, runs=False) == before
    assert bring(joconde(POP), "joconde").unchanged == len(rows) - 1


@pytest.mark.rule("collections C30")
def test_after_an_undo_the_same_file_gives_the_same(joconde: Callable[[str], Path]) -> None:
    run = bring(joconde(POP), "joconde")
    before = dump(versions=False, runs=False)

    assert UndoImport(import_run=run, by=None).run().withdrawn == run.total
    again = bring(joconde(POP), "joconde")

    assert (again.created, again.suspicious) == (run.created, run.suspicious)
    assert dump(versions=False, runs=False) == before


def _opened(file: Path) -> IO[str]:
    return gzip.open(file, "rt", encoding="utf-8", newline="") if file.suffix == ".gz" else file.open(encoding="utf-8", newline="")
