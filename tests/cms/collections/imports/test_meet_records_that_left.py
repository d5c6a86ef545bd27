"""A row of a record that has left is noted, and does not bring it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cms.collections.actions import WithdrawWork
from cms.collections.enums import RecordState
from cms.collections.models import ImportRun, Work
from cms.collections.sources.doubts import Reason
from cms.core.models import Change
from tests.cms.collections.imports.listed import row

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C29")]
BringIn = Callable[..., ImportRun]


@pytest.mark.parametrize("state", [RecordState.WITHDRAWN, RecordState.DEACCESSIONED])
def test_what_the_source_says_of_a_record_that_left_is_noted_and_not_shown(bring_in: BringIn, state: RecordState) -> None:
    bring_in(row(2, title="Vue"))
    left = WithdrawWork(work=Work.objects.get(), by=None, state=state).run()
    changes = Change.objects.count()

    first = bring_in(row(2, title="Vue nouvelle"))
    again = bring_in(row(2, title="Vue nouvelle"))

    after = Work.objects.get()
    assert (first.suspicious, again.unchanged) == (1, 1)
    assert list(first.lines.values_list("row", "reason", "work")) == [(2, Reason.RECORD_LEFT, after.pk)]
    assert (after.title, after.state, after.version, after.updated_at) == ("Vue", state, left.version, left.updated_at)
    assert after.origin.values["title"]["text"] == "Vue nouvelle"
    assert Change.objects.count() == changes


def test_a_record_that_left_keeps_its_key(bring_in: BringIn) -> None:
    bring_in(row(2, "M1/1", title="Vue"))
    WithdrawWork(work=Work.objects.get(), by=None).run()

    runs = [bring_in(row(2, "REF1", former=["M1/1"], title="Vue")) for _again in range(2)]

    assert [run.unchanged for run in runs] == [1, 1]
    assert Work.objects.get().source_key == "M1/1"
