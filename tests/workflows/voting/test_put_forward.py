from __future__ import annotations

from typing import Any

import pytest

from cms.collections.actions import WithdrawWork
from cms.collections.enums import LocationState
from cms.collections.models import Work
from tests.factories.collections import MuseumFactory, WorkFactory
from tests.factories.voting import EditionFactory, certifier, curator
from tests.workflows.voting.refusals import refused, unchanged
from workflows.voting.actions import PutForward
from workflows.voting.actions.put_forward import TakeBack
from workflows.voting.models import Candidate, Edition
from workflows.voting.selectors.eligible_works import eligible_works

pytestmark = pytest.mark.django_db


def forward(edition: Edition, *works: Work, **values: Any) -> PutForward:
    return PutForward(edition=edition, works=works, **{"by": curator(edition), **values})


def stored_beside(edition: Edition, **values: Any) -> Work:
    return WorkFactory.in_storage(museum=edition.museums.get(), **values)


def test_stored_works_become_candidates_once() -> None:
    edition = EditionFactory.draft(works=0)
    one, two = stored_beside(edition), stored_beside(edition)

    forward(edition, one, storage_note="Trop fragile").run()
    forward(edition, one, two, storage_note="Trop grande").run()

    notes = dict(edition.candidates.values_list("work", "storage_note"))
    assert notes == {one.pk: "Trop fragile", two.pk: "Trop grande"}


@pytest.mark.parametrize(
    "make",
    [
        WorkFactory.on_view,
        WorkFactory.create,
        WorkFactory.missing,
        lambda museum: WorkFactory.in_storage(museum=MuseumFactory()),
        lambda museum: WorkFactory.withdrawn(museum=museum, location_state=LocationState.IN_STORAGE),
        lambda museum: WorkFactory.deaccessioned(museum=museum, location_state=LocationState.IN_STORAGE),
    ],
    ids=["on view", "unknown", "missing", "elsewhere", "withdrawn", "deaccessioned"],
)
@pytest.mark.rule("voting V3")
def test_only_works_known_to_be_in_storage_of_the_editions_museums(make: Any) -> None:
    edition = EditionFactory.draft()
    good, bad = stored_beside(edition), make(museum=edition.museums.get())
    action = forward(edition, good, bad)

    with refused("not_in_storage"):
        action.run()
    assert list(eligible_works(edition)) == [good]


def test_a_work_hung_since_it_was_read() -> None:
    edition = EditionFactory.draft()
    work = stored_beside(edition)
    Work.objects.filter(pk=work.pk).update(location_state=LocationState.ON_VIEW)
    action = forward(edition, work)

    with refused("not_in_storage"):
        action.run()


@pytest.mark.rule("voting V6")
@pytest.mark.parametrize("make", [EditionFactory.open, EditionFactory.paused, EditionFactory.closed, EditionFactory.cancelled])
def test_not_once_the_vote_has_opened(make: Any) -> None:
    edition = make()
    add = forward(edition, stored_beside(edition))
    remove = TakeBack(edition=edition, candidates=list(edition.candidates.all()[:1]), by=curator(edition))

    for action in (add, remove):
        with refused("wrong_state"):
            action.run()


def test_taken_back_before_the_vote() -> None:
    edition, other = EditionFactory.announced(), EditionFactory.announced()
    one, *rest = edition.candidates.order_by("pk")
    theirs = other.candidates.first()

    assert TakeBack(edition=edition, candidates=[one, theirs], by=curator(edition)).run() == 1
    assert list(edition.candidates.order_by("pk")) == rest
    assert Candidate.objects.filter(pk=theirs.pk).exists()


def test_only_by_a_curator() -> None:
    edition = EditionFactory.draft()
    work, candidate = stored_beside(edition), edition.candidates.first()

    for user in (certifier(edition), curator(EditionFactory.draft())):
        with refused("not_allowed"):
            forward(edition, work, by=user).run()
        with refused("not_allowed"):
            TakeBack(edition=edition, candidates=[candidate], by=user).run()


def test_nothing_put_forward_is_nothing_changed() -> None:
    edition = EditionFactory.draft()
    action = forward(edition)

    with unchanged():
        assert action.run() == []


def test_candidates_and_gone_records_are_not_offered_again() -> None:
    edition = EditionFactory.draft(works=1)
    gone = stored_beside(edition)
    WithdrawWork(work=gone, by=None).run()

    assert list(eligible_works(edition)) == []
