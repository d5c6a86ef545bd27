"""A complete file marks the works that it does not name; if there are many, it asks first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cms.collections.actions import CreateWork, WithdrawWork
from cms.collections.actions.imports import AcceptAbsent, PrepareImport, RunImport, UndoImport
from cms.collections.enums import RunState
from cms.collections.errors import AbsentUnanswered, CompleteForOneMuseum, NothingAsked
from cms.collections.models import ImportRun, Museum, Work
from cms.collections.sources.doubts import Doubt, HeldBy, Reason
from cms.collections.sources.profile import built_in
from tests.cms.collections.imports.dump import dump
from tests.cms.collections.imports.listed import Listed, rejected, row
from tests.factories.collections import MuseumFactory

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C28")]
BringIn = Callable[..., ImportRun]


def absent() -> dict[str, ImportRun]:
    return {work.source_key: work.origin.absent_since for work in Work.objects.filter(origin__absent_since__isnull=False)}


@pytest.fixture
def hundred(bring_in: BringIn) -> list[object]:
    """A hundred works of the museum, of which rows 2 to 101 tell."""
    rows = [row(n, title=f"Vue {n}") for n in range(2, 102)]
    bring_in(*rows)
    return rows


def test_a_file_that_is_not_complete_marks_nothing(bring_in: BringIn, hundred: list[object]) -> None:
    bring_in(*hundred[1:])

    assert absent() == {}


def test_absent_works_are_marked_and_stay_as_they_are(bring_in: BringIn, hundred: list[object]) -> None:
    before = dump(runs=False)

    run = bring_in(*hundred[2:], complete=True)

    assert (run.state, run.absent, absent()) == (RunState.DONE, 2, {"K2": run, "K3": run})
    after = dump(runs=False)
    for key in ("K2", "K3"):
        assert after["works"]["essai", key]["origin"].pop("absent")
        before["works"]["essai", key]["origin"].pop("absent")
    assert after == before


def test_the_first_run_that_missed_a_work_stays_noted_until_it_returns(bring_in: BringIn, hundred: list[object]) -> None:
    first = bring_in(*hundred[1:], complete=True)
    second = bring_in(*hundred[1:], complete=True)
    assert (second.absent, absent()) == (1, {"K2": first})

    back = bring_in(hundred[0])

    assert (back.unchanged, absent(), Work.objects.get(source_key="K2").version) == (1, {}, 1)


def test_two_in_a_hundred_may_be_absent_and_three_are_asked_about(bring_in: BringIn, hundred: list[object]) -> None:
    assert bring_in(*hundred[2:], complete=True).state == RunState.DONE
    bring_in(*hundred)
    before = dump(runs=False)

    run = bring_in(*hundred[3:], row(500, title="Neuve"), complete=True)

    assert (run.state, run.done, run.absent) == (RunState.ASKING, 0, 3)
    assert "3" in run.message
    assert "100" in run.message
    assert dump(runs=False) == before


def test_a_run_that_asked_goes_on_once_it_is_answered(prepared: Callable[..., ImportRun], bring_in: BringIn, hundred: list[object]) -> None:
    rows = [*hundred[10:], row(500, title="Neuve")]
    run = RunImport(import_run=prepared(rows, complete=True), rows=Listed(rows)).run()
    with pytest.raises(AbsentUnanswered):
        RunImport(import_run=run, rows=Listed(rows)).run()

    AcceptAbsent(import_run=run, by=None).run()
    done = RunImport(import_run=run, rows=Listed(rows)).run()

    assert (done.state, done.created, done.unchanged, done.absent) == (RunState.DONE, 1, 90, 10)
    assert len(absent()) == 10
    # The next file without them has nothing new to ask.
    assert bring_in(*rows, complete=True).state == RunState.DONE
    with pytest.raises(NothingAsked):
        AcceptAbsent(import_run=done, by=None).run()


def test_a_trial_says_what_would_be_asked(bring_in: BringIn, hundred: list[object]) -> None:
    run = bring_in(*hundred[10:], complete=True, dry=True)

    assert (run.state, run.done, run.absent, absent()) == (RunState.PREVIEWED, 90, 10, {})
    assert "10" in run.message


def test_only_works_of_the_source_and_the_museum_that_stand_can_be_absent(bring_in: BringIn, museum: Museum, hundred: list[object]) -> None:
    other = MuseumFactory.create(museofile="M0001")
    bring_in(row(2, "ailleurs", museum=HeldBy(museofile="M0001")))
    bring_in(row(2, "autre source"), source="autre")
    CreateWork(work=Work(museum=museum, title="Écrite ici"), by=None).run()
    WithdrawWork(work=Work.objects.get(source_key="K2"), by=None).run()

    run = bring_in(*hundred[1:], complete=True)

    assert (run.absent, absent(), other.works.count()) == (0, {}, 1)


def test_a_work_that_the_file_names_by_an_old_key_or_one_of_several_is_not_absent(bring_in: BringIn) -> None:
    bring_in(row(2, "M/1", title="Un"), row(3, "A", title="Robe"), row(4, "A", title="Coiffe"), *(row(n) for n in range(5, 200)))
    bring_in(row(2, "REF1", former=["M/1"], title="Un"))

    both = bring_in(
        row(2, "M/1", title="Un"), row(3, "A", title="Coiffe"), row(4, "A", title="Robe"), *(row(n) for n in range(5, 200)), complete=True
    )
    one = bring_in(row(2, "M/1", title="Un"), row(3, "A", title="Coiffe"), *(row(n) for n in range(5, 200)), complete=True)

    assert (both.absent, one.absent, [Work.objects.get(source_key=key).title for key in absent()]) == (0, 1, ["Robe"])


def test_a_row_that_is_rejected_for_its_content_still_names_its_work(bring_in: BringIn, hundred: list[object]) -> None:
    run = bring_in(
        row(2, title="Vue", date={"text": "", "earliest": 5, "latest": 1, "circa": False, "basis": ""}),
        *hundred[1:],
        rejected(900, Doubt(Reason.NO_KEY)),
        complete=True,
    )

    assert (run.rejected, run.absent) == (2, 0)


def test_an_undo_takes_the_marks_away(bring_in: BringIn, hundred: list[object]) -> None:
    run = bring_in(*hundred[1:], complete=True)

    UndoImport(import_run=run, by=None).run()

    assert absent() == {}


def test_a_complete_file_is_of_one_museum() -> None:
    with pytest.raises(CompleteForOneMuseum):
        PrepareImport(profile=built_in()["joconde"], by=None, path=Path("x.csv"), file_name="x.csv", complete=True).run()
