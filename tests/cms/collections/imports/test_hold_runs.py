"""One import a source runs at a time, and one process holds it; a run that was broken off goes on where it was."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cms.collections.actions.imports import PrepareImport, RunImport
from cms.collections.enums import RunState
from cms.collections.errors import FileChanged, FileGone, ImportBegun, ImportHeld, ImportOver, ImportRunning, RunTakenOver
from cms.collections.models import ImportRun, JournalEntry, Maker, MakerName, Museum, Origin, Work
from cms.collections.sources.profile import Profile
from cms.collections.tasks import run_import, undo_import
from cms.core import clock
from cms.core.models import Change, User
from tests.cms.collections.imports.dump import dump
from tests.cms.collections.imports.listed import Listed, row
from tests.cms.collections.imports.processes import start
from tests.cms.collections.imports.real import carnegie, wait_for

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C30")]
Prepared = Callable[..., ImportRun]
ROWS = [row(n, title=f"Vue {n}", makers=["Jeanne"]) for n in range(2, 12)]


@pytest.fixture(autouse=True)
def small_batches(batches_of: Callable[[int], None]) -> None:
    batches_of(2)


def run_on(run: ImportRun, rows: Sequence[Any] = ROWS, **values: Any) -> ImportRun:
    return RunImport(import_run=run, rows=Listed(rows), **values).run()


def stop_after(batches: int, error: type[BaseException] = KeyboardInterrupt) -> Callable[[ImportRun], None]:
    seen: list[int] = []

    def say(run: ImportRun) -> None:
        seen.append(run.done)
        if len(seen) == batches:
            raise error("stop")

    return say


def test_while_one_import_of_a_source_runs_no_other_begins(prepared: Prepared) -> None:
    first = prepared(ROWS, state=RunState.RUNNING, heartbeat_at=clock.now(), file_name="premier.csv")
    second = prepared(ROWS)

    with pytest.raises(ImportRunning) as refused:
        run_on(second)

    assert refused.value.values == {"file": "premier.csv", "run": first.pk}
    assert (second.state, Work.objects.exists()) == (RunState.MAPPED, False)
    assert run_on(prepared(ROWS, source="autre")).state == RunState.DONE


def test_a_trial_needs_no_turn(prepared: Prepared) -> None:
    prepared(ROWS, state=RunState.RUNNING, heartbeat_at=clock.now())

    assert run_on(prepared(ROWS), dry=True).state == RunState.PREVIEWED


def test_a_run_that_is_alive_is_not_begun_twice(prepared: Prepared) -> None:
    run = prepared(ROWS, state=RunState.RUNNING, heartbeat_at=clock.now() - timedelta(seconds=90))

    with pytest.raises(ImportHeld):
        run_on(run)

    assert not Work.objects.exists()
    assert run_on(run, take_over=True).state == RunState.DONE


def test_a_run_whose_process_died_is_taken_up(prepared: Prepared) -> None:
    run = prepared(ROWS, state=RunState.RUNNING, heartbeat_at=clock.now() - timedelta(minutes=3))

    assert run_on(run).created == 10


def test_who_was_taken_over_writes_nothing_more(prepared: Prepared) -> None:
    run = prepared(ROWS)

    def taken_over(held: ImportRun) -> None:
        if held.done == 4:
            other = run_on(run, take_over=True)
            assert other.state == RunState.DONE

    with pytest.raises(RunTakenOver):
        run_on(run, say=taken_over)

    run.refresh_from_db()
    assert (run.state, run.done, run.created, Work.objects.count()) == (RunState.DONE, 10, 10, 10)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_what_was_broken_off_goes_on_where_it_was(prepared: Prepared, error: type[BaseException]) -> None:
    run = prepared(ROWS)
    with pytest.raises(error):
        run_on(run, say=stop_after(2, error))
    run.refresh_from_db()
    assert (run.state, run.done, run.created, run.holder) == (RunState.FAILED, 4, 4, None)
    assert run.message
    began = run.started_at

    done = run_on(run)

    assert (done.state, done.done, done.created, done.message, done.started_at) == (RunState.DONE, 10, 10, "", began)
    versions = set(Work.objects.values_list("version", flat=True))
    assert (Work.objects.count(), versions) == (10, {1})


def test_what_was_begun_is_not_tried(prepared: Prepared) -> None:
    run = prepared(ROWS)
    with pytest.raises(KeyboardInterrupt):
        run_on(run, say=stop_after(1))

    with pytest.raises(ImportBegun):
        run_on(run, dry=True)


def test_a_trial_that_was_broken_off_leaves_the_run_as_it_was(prepared: Prepared) -> None:
    run = prepared(ROWS)
    with pytest.raises(KeyboardInterrupt):
        run_on(run, dry=True, say=stop_after(2))
    run.refresh_from_db()

    assert (run.state, run.done, run.created, run.lines.count()) == (RunState.MAPPED, 0, 0, 0)
    # And one whose process was killed is no beginning of a run.
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.PREVIEWING, done=4, created=4, heartbeat_at=None)
    assert run_on(run).created == 10


def test_after_a_trial_the_run_counts_anew(prepared: Prepared) -> None:
    run = prepared(ROWS)
    run_on(run, dry=True)

    done = run_on(run)

    assert (done.created, done.done, Work.objects.count()) == (10, 10, 10)
    with pytest.raises(ImportOver):
        run_on(run)


CSV = "N° d’inventaire;Titre;Auteur\n" + "".join(f"{n};Vue {n};Jeanne\n" for n in range(1, 8))
DEFINITION = {
    "name": "essai",
    "label": "Essai",
    "source": "essai",
    "version": 1,
    "key": [{"columns": ["N° d’inventaire"]}],
    "field": [{"field": "title", "column": "Titre"}, {"field": "accession_numbers", "column": "N° d’inventaire"}],
}


def test_a_file_that_changed_or_went_is_refused(museum: Any, tmp_path: Path) -> None:
    file = tmp_path / "essai.csv"
    file.write_text(CSV)
    run = PrepareImport(profile=Profile.from_definition(DEFINITION), by=None, path=file, file_name=file.name, museum=museum).run()
    assert (run.state, run.total, run.reading["unknown"], len(run.sha256)) == (RunState.MAPPED, 7, ["Auteur"], 64)

    file.write_text(CSV + "8;Vue 8;Jeanne\n")
    with pytest.raises(FileChanged):
        RunImport(import_run=run).run()
    file.unlink()
    with pytest.raises(FileGone):
        RunImport(import_run=run).run()
    moved = tmp_path / "ailleurs.csv"
    moved.write_text(CSV)
    assert RunImport(import_run=run, path=moved).run().created == 7


@pytest.mark.django_db(transaction=True)
@pytest.mark.shared_data
def test_killed_again_and_again_and_resumed_it_is_the_same_as_in_one_go(shared_data: Path, tmp_path: Path) -> None:
    file = carnegie(tmp_path / "carnegie.csv", 4_000, shared_data)
    command = ("import_works", str(file), "--profile", "carnegie")
    chosen = random.Random(4)
    kills = sorted(chosen.sample(range(500, 4_000, 500), 3))

    for done in kills:
        process = start(*command, "--take-over")
        wait_for(done, process)
        time.sleep(chosen.random() / 5)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.returncode == -signal.SIGKILL
    run = ImportRun.objects.get()
    assert run.state == RunState.RUNNING
    assert run.done < 4_000
    process = start(*command, "--take-over")
    output, _nothing = process.communicate()
    assert process.returncode == 0, output
    broken = dump()
    assert Work.objects.count() == 4_000

    empty()
    process = start(*command)
    output, _nothing = process.communicate()
    assert process.returncode == 0, output

    assert dump() == broken


def empty() -> None:
    """All that an import leaves."""
    for model in (JournalEntry, Origin):
        model.objects.all().delete()
    for model in (Work, MakerName, Maker, ImportRun, Museum, Change):
        model.objects.all().delete()


def test_the_worker_brings_a_file_in_and_takes_it_back(museum: Any, tmp_path: Path) -> None:
    file = tmp_path / "essai.csv"
    file.write_text(CSV)
    run = PrepareImport(profile=Profile.from_definition(DEFINITION), by=None, path=file, file_name=file.name, museum=museum).run()
    by = User.objects.create_superuser("admin@exemple.fr", "une phrase assez longue")

    assert run_import.call(run.pk, dry=True) == RunState.PREVIEWED
    assert run_import.call(run.pk) == RunState.DONE
    assert undo_import.call(run.pk, by.pk) == {"restored": 0, "withdrawn": 7, "kept": 0}

    run.refresh_from_db()
    assert (run.state, run.undone_by) == (RunState.UNDONE, by)


def test_why_the_worker_was_refused_stands_on_the_run(museum: Any, tmp_path: Path) -> None:
    file = tmp_path / "essai.csv"
    file.write_text(CSV)
    run = PrepareImport(profile=Profile.from_definition(DEFINITION), by=None, path=file, file_name=file.name, museum=museum).run()
    ImportRun.objects.filter(pk=run.pk).update(queued_at=clock.now())
    file.unlink()

    assert run_import.call(run.pk) == FileGone.code

    run.refresh_from_db()
    assert (run.state, run.queued_at, run.message) == (RunState.MAPPED, None, str(FileGone(file="essai.csv")))
