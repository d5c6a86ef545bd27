"""What a hand keeps stays, and what the source says now is noted beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cms.collections.actions import ChangeWork, CreateWork, ResolveDifference
from cms.collections.models import AccessionNumber, ImportRun, Museum, Work, WorkMaker
from cms.collections.selectors.differences import differences_of
from cms.collections.sources.doubts import Reason
from cms.core.models import Change
from tests.cms.collections.imports.listed import row
from tests.factories.collections import MakerFactory

pytestmark = pytest.mark.django_db
BringIn = Callable[..., ImportRun]


def work(key: str = "K2") -> Work:
    return Work.objects.get(source="essai", source_key=key)


def retitled(title: str) -> Work:
    changed = work()
    changed.title = title
    ChangeWork(work=changed, by=None).run()
    return work()


@pytest.mark.rule("collections C3")
def test_of_each_field_the_run_the_row_and_the_text_are_known(bring_in: BringIn) -> None:
    first = bring_in(row(2, title="Vue", materials=["huile"], raw={"materials": "Huile ;"}))
    second = bring_in(row(7, "K2", title="Vue de Rouen"))

    origin = work().origin
    assert origin.values == {"title": {"text": "Vue de Rouen", "kind": ""}, "materials": [["huile", ""]]}
    assert origin.raw == {"materials": "Huile ;"}
    assert (origin.run, origin.row, origin.read_by) == (second, 7, {"materials": [first.pk, 2]})


@pytest.mark.rule("collections C4")
def test_a_hand_value_stays_and_the_difference_is_listed(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", description="Un fleuve."))
    kept = retitled("Vue, par le conservateur")
    changes = Change.objects.count()

    run = bring_in(row(2, title="Vue nouvelle", description="Un fleuve."))

    assert (run.differs, run.changed) == (1, 0)
    after = work()
    assert (after.title, after.version, after.updated_at) == ("Vue, par le conservateur", kept.version, kept.updated_at)
    assert Change.objects.count() == changes
    assert after.origin.differing == 1
    [difference] = differences_of(after)
    assert (difference.base["text"], difference.source["text"], difference.ours["text"], difference.run) == (
        "Vue",
        "Vue nouvelle",
        "Vue, par le conservateur",
        run,
    )
    assert list(run.lines.values_list("row", "field", "reason", "work")) == [(2, "title", Reason.KEPT_BY_HAND, after.pk)]


@pytest.mark.rule("collections C4")
def test_other_fields_of_a_work_that_differs_are_taken(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", description="Un fleuve."))
    retitled("Vue, par le conservateur")

    both = bring_in(row(2, title="Vue nouvelle", description="Une rivière."))
    only_other = bring_in(row(2, title="Vue nouvelle", description="Une mer."))

    assert ((both.differs, both.changed), (only_other.differs, only_other.changed)) == ((1, 0), (0, 1))
    assert (work().title, work().description, work().origin.differing) == ("Vue, par le conservateur", "Une mer.", 1)


@pytest.mark.rule("collections C4")
def test_a_hand_value_that_the_source_comes_to_say_is_dropped(bring_in: BringIn) -> None:
    bring_in(row(2, title="Veu"))
    retitled("Vue")

    run = bring_in(row(2, title="Vue"))
    later = bring_in(row(2, title="Vue du port"))

    assert (run.changed, run.differs, later.changed) == (1, 0, 1)
    assert (work().title, work().origin.hand, work().origin.differing) == ("Vue du port", {}, 0)


@pytest.mark.rule("collections C4")
def test_a_source_that_returns_to_the_base_differs_no_more(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue"))
    retitled("Vue, par le conservateur")
    bring_in(row(2, title="Vue nouvelle"))

    run = bring_in(row(2, title="Vue"))

    assert (run.changed, run.differs, work().origin.differing) == (1, 0, 0)
    assert work().title == "Vue, par le conservateur"


@pytest.mark.rule("collections C4")
def test_a_difference_that_was_resolved_is_not_listed_again(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue"))
    retitled("Vue, par le conservateur")
    bring_in(row(2, title="Vue nouvelle"))
    ResolveDifference(work=work(), field="title", choice="keep", by=None).run()

    same_file = bring_in(row(2, title="Vue nouvelle"))
    next_file = bring_in(row(2, title="Vue encore nouvelle"))

    assert (same_file.unchanged, next_file.differs) == (1, 1)


@pytest.mark.rule("collections C4")
def test_makers_kept_by_hand_stay(bring_in: BringIn) -> None:
    bring_in(row(2, makers=["Jeanne"]))
    changed = work()
    changed.work_makers = [WorkMaker(maker=MakerFactory.create(name="Jeanne Dupont"), name_as_given="Jeanne Dupont")]
    ChangeWork(work=changed, by=None).run()

    run = bring_in(row(2, makers=["Jeanne D."]))

    assert run.differs == 1
    assert [part.name_as_given for part in work().work_makers.all()] == ["Jeanne Dupont"]


@pytest.mark.rule("collections C3")
def test_a_work_that_was_there_without_a_source_gets_one(bring_in: BringIn, museum: Museum) -> None:
    """Such a record was typed from the source: what it shows counts as what the source said last."""
    made = CreateWork(
        work=Work(museum=museum, source="essai", source_key="K2", title="Vue", accession_numbers=[AccessionNumber(number="1")]), by=None
    ).run()

    first = bring_in(row(2, title="Vue", accession="1", materials=["huile"]))
    again = bring_in(row(2, title="Vue", accession="1", materials=["huile"]))

    assert (first.changed, again.unchanged) == (1, 1)
    after = work()
    assert (after.pk, after.materials, after.origin.run, after.origin.created_by) == (made.pk, "huile", first, None)


@pytest.mark.rule("collections C5")
def test_a_work_without_a_source_that_says_the_same_is_not_changed(bring_in: BringIn, museum: Museum) -> None:
    made = CreateWork(work=Work(museum=museum, source="essai", source_key="K2", title="Vue"), by=None).run()

    runs = [bring_in(row(2, title="Vue", makers=[])) for _again in range(2)]

    assert [run.unchanged for run in runs] == [1, 1]
    assert (work().version, work().updated_at) == (made.version, made.updated_at)
    assert (work().origin.run, work().origin.row) == (runs[0], 2)
