from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.core import clock
from cms.core.actions import Tick
from cms.core.actions.tick import ABANDONED_AFTER
from cms.core.models import Counter, PeriodicAct
from cms.core.periodic import periodic, periodic_acts

pytestmark = pytest.mark.django_db
Register = Callable[..., list[object]]
Move = Callable[[str], None]


def test_an_act_runs_when_it_is_due_and_not_before(registry: Register, clock_offset: Move) -> None:
    runs = registry(every=timedelta(minutes=10))

    assert Tick().run() == {"test.act": "done"}
    assert Tick().run() == {}
    clock_offset("9m")
    assert Tick().run() == {}
    clock_offset("11m")
    assert Tick().run() == {"test.act": "done"}

    assert len(runs) == 2
    row = PeriodicAct.objects.get()
    assert (row.result, row.failed) == ("done", False)
    assert row.started_at == runs[-1] <= row.finished_at


def test_late_by_days_it_runs_once(registry: Register, clock_offset: Move) -> None:
    runs = registry(every=timedelta(minutes=1))
    Tick().run()
    clock_offset("3d")

    Tick().run()
    Tick().run()

    assert len(runs) == 2


def test_two_ticks_at_once_run_it_once(registry: Register) -> None:
    def meanwhile() -> str:
        assert Tick().run() == {}
        return "done"

    runs = registry(then=meanwhile)
    Tick().run()

    assert len(runs) == 1


def test_one_that_was_killed_begins_again(registry: Register) -> None:
    runs = registry(every=timedelta(minutes=1))
    now = clock.now()
    PeriodicAct.objects.create(name="test.act", started_at=now - ABANDONED_AFTER + timedelta(minutes=1))
    assert Tick().run() == {}

    PeriodicAct.objects.update(started_at=now - ABANDONED_AFTER - timedelta(seconds=1))

    assert Tick().run() == {"test.act": "done"}
    assert len(runs) == 1


def test_a_failing_act_is_told_and_stops_no_other(registry: Register, clock_offset: Move) -> None:
    def fail() -> str:
        Counter.objects.get_or_create(name="before")
        raise ValueError("no ink")

    registry("test.a", every=timedelta(minutes=1), then=fail)
    others = registry("test.b", every=timedelta(minutes=1))
    out = StringIO()

    with pytest.raises(CommandError, match=r"^failed: test\.a$"):
        call_command("tick", stdout=out)

    assert out.getvalue().splitlines() == ["test.a: ValueError: no ink", "test.b: done"]
    assert len(others) == 1
    row = PeriodicAct.objects.get(name="test.a")
    assert (row.failed, row.result) == (True, "ValueError: no ink")
    assert row.finished_at
    assert Counter.objects.filter(name="before").exists()
    clock_offset("2m")
    assert "test.a" in Tick().run()


def test_everything_runs_when_it_is_asked_for(registry: Register) -> None:
    runs = registry(every=timedelta(days=1))
    out = StringIO()
    call_command("tick", stdout=out)
    call_command("tick", stdout=out)
    call_command("tick", "--everything", stdout=out)

    assert len(runs) == 2
    assert out.getvalue() == "test.act: done\ntest.act: done\n"


def test_a_clock_that_was_set_back_stops_nothing(registry: Register, clock_offset: Move) -> None:
    runs = registry(every=timedelta(minutes=1))
    clock_offset("3d")
    Tick().run()
    clock_offset("")

    Tick().run()
    Tick().run()

    assert len(runs) == 2


def test_a_name_belongs_to_one_act(registry: Register) -> None:
    registry("test.act")
    with pytest.raises(ValueError, match="registered twice"):
        periodic("test.act", every=timedelta(minutes=1))(lambda now: "other")


def test_the_rooms_own_acts_run_on_an_empty_house() -> None:
    names = {act.name for act in periodic_acts()}

    lines = Tick(everything=True).run()

    assert {"core.deliveries", "core.scheduled_pages", "core.finished_tasks"} <= names == set(lines)
    assert not PeriodicAct.objects.filter(failed=True).exists()
