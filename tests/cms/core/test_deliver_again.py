"""Attempts stay on the row; tick hands over again what is due, and what a killed worker left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from cms.core import clock
from cms.core.actions import Deliver, RecordChange, ReviveDeliveries, Tick
from cms.core.actions.deliver import BACKOFF, MOST_ATTEMPTS
from cms.core.acts import resume_deliveries
from cms.core.models import Change, Counter, Delivery, User
from cms.core.models.change import DeliveryState
from cms.core.periodic import periodic
from tests.cms.core.conftest import Subscribe

pytestmark = pytest.mark.django_db(transaction=True)


def work() -> None:
    call_command("db_worker", "--batch", "--no-startup-delay", interval=0, verbosity=0, reload=False)


def waiting(heard: Subscribe, **values: object) -> Delivery:
    """One delivery on its way to a subscriber that fails, unless ``then`` says otherwise."""

    def fail(change: Change) -> None:
        raise ValueError("no paper")

    heard("test.happened", then=values.pop("then", fail))
    with transaction.atomic():
        RecordChange(kind="test.happened", subject=User.objects.create_user("camille@exemple.fr")).run()
    Delivery.objects.update(**values)
    return Delivery.objects.get()


@pytest.fixture
def tick(registry: object, clock_offset: Callable[[str], None]) -> Callable[[timedelta], None]:
    """``tick(by)``: the clock moves on, tick runs the room's own act, and the worker does what it finds."""
    periodic("core.deliveries", every=timedelta(minutes=1))(resume_deliveries)

    def after(by: timedelta) -> None:
        clock_offset(clock.format_duration(by))
        Tick().run()
        work()

    return after


def test_a_failure_is_tried_again_later_and_later_then_stays_failed(heard: Subscribe, tick: Callable[[timedelta], None]) -> None:
    delivery = waiting(heard)
    work()
    by = timedelta()
    for attempts, minutes in enumerate(BACKOFF, start=1):
        delivery.refresh_from_db()
        assert (delivery.state, delivery.attempts) == (DeliveryState.READY, attempts)
        assert delivery.due_at - delivery.finished_at == timedelta(minutes=minutes)
        if minutes > 1:
            tick(by + timedelta(minutes=minutes / 2))
            delivery.refresh_from_db()
            assert delivery.attempts == attempts
        by += timedelta(minutes=minutes, seconds=5)
        tick(by)

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.reason) == (DeliveryState.FAILED, MOST_ATTEMPTS, "ValueError: no paper")
    tick(by + timedelta(days=30))
    delivery.refresh_from_db()
    assert delivery.attempts == MOST_ATTEMPTS


def test_it_arrives_when_the_fault_is_mended(heard: Subscribe, tick: Callable[[timedelta], None]) -> None:
    broken = [True]

    def sometimes(change: Change) -> None:
        if broken:
            raise OSError("no line")
        Counter.objects.create(name="arrived")

    delivery = waiting(heard, then=sometimes)
    work()
    broken.clear()
    tick(timedelta(minutes=2))

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.reason) == (DeliveryState.DONE, 2, "")
    assert Counter.objects.filter(name="arrived").exists()


def test_a_delivery_whose_task_was_lost_is_handed_over(heard: Subscribe, tick: Callable[[timedelta], None]) -> None:
    delivery = waiting(heard, then=lambda change: None)
    DBTaskResult.objects.all().delete()

    tick(timedelta(minutes=4))
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.READY
    tick(timedelta(minutes=6))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.DONE, 1)


def test_what_waits_in_the_queue_is_not_queued_again(heard: Subscribe, clock_offset: Callable[[str], None]) -> None:
    waiting(heard)
    clock_offset("10m")

    for _ in range(3):
        assert resume_deliveries(clock.now()) == "0 handed over again"

    assert DBTaskResult.objects.count() == 1


def test_what_a_killed_worker_left_running_is_taken_up(heard: Subscribe) -> None:
    now = clock.now()
    delivery = waiting(heard, state=DeliveryState.RUNNING, attempts=1, started_at=now - timedelta(minutes=14))
    assert ReviveDeliveries(now=now).run() == []
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.RUNNING

    assert ReviveDeliveries(now=now + timedelta(minutes=2)).run() == [delivery.pk]

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.READY, 1)
    assert "worker" in delivery.reason


def test_one_that_kills_its_worker_is_not_tried_for_ever(heard: Subscribe) -> None:
    now = clock.now()
    delivery = waiting(heard, state=DeliveryState.RUNNING, attempts=MOST_ATTEMPTS, started_at=now - timedelta(hours=1))

    assert ReviveDeliveries(now=now).run() == []

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.FAILED, MOST_ATTEMPTS)
    assert "worker" in delivery.reason


def test_an_attempt_that_was_given_up_undoes_what_it_did_late(heard: Subscribe) -> None:
    def slow(change: Change) -> None:
        Counter.objects.create(name="late")
        # Meanwhile tick has given this attempt up and another one has begun.
        Delivery.objects.update(attempts=2)

    delivery = waiting(heard, then=slow)

    assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.READY
    assert not Counter.objects.filter(name="late").exists()


def test_a_running_delivery_is_nobody_elses(heard: Subscribe) -> None:
    arrived: list[str] = []
    delivery = waiting(heard, then=lambda change: arrived.append(change.kind), state=DeliveryState.RUNNING, attempts=1)

    assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.RUNNING

    assert arrived == []
    delivery.refresh_from_db()
    assert delivery.attempts == 1
