from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cms.core.actions import Deliver, RecordChange, RecordChanges
from cms.core.changes import subscribe
from cms.core.errors import OutsideTransaction
from cms.core.models import Change, Counter, Delivery, User
from cms.core.models.change import DeliveryState
from tests.cms.core.conftest import Subscribe

pytestmark = pytest.mark.django_db(transaction=True)


def work() -> None:
    """The worker, until its queue is empty."""
    call_command("db_worker", "--batch", "--no-startup-delay", interval=0, verbosity=0, reload=False)


@pytest.fixture
def subject() -> User:
    return User.objects.create_user("camille@exemple.fr")


def recorded(subject: User, **values: object) -> Change:
    with transaction.atomic():
        return RecordChange(**{"kind": "test.happened", "subject": subject, **values}).run()


def test_outside_a_transaction_nothing_is_recorded(subject: User, heard: Subscribe) -> None:
    heard("test.happened")

    with pytest.raises(OutsideTransaction):
        RecordChange(kind="test.happened", subject=subject).run()

    assert not Change.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_what_is_rolled_back_is_told_to_nobody(subject: User, heard: Subscribe) -> None:
    arrived = heard("test.happened")

    with transaction.atomic():
        RecordChange(kind="test.happened", subject=subject).run()
        transaction.set_rollback(True)
    work()

    assert arrived == []
    assert not Change.objects.exists()
    assert not Delivery.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_after_the_commit_a_worker_tells_each_subscriber_once(subject: User, heard: Subscribe) -> None:
    mine = heard("test.happened", name="test.mine")
    also = heard("test.happened", name="test.also")
    other = heard("test.other", name="test.other")

    change = recorded(subject, data={"n": 1})
    assert mine == []
    work()

    assert (mine, also, other) == ([change], [change], [])
    assert mine[0].data == {"n": 1}
    assert mine[0].subject_id == str(subject.uuid)
    assert set(Delivery.objects.values_list("subscriber", "state", "attempts")) == {("test.mine", "done", 1), ("test.also", "done", 1)}


def test_delivered_twice_is_delivered_once(subject: User, heard: Subscribe) -> None:
    arrived = heard("test.happened")
    recorded(subject)
    delivery = Delivery.objects.get()
    work()

    assert Deliver(delivery_id=delivery.pk).run() == DeliveryState.DONE
    assert len(arrived) == 1
    delivery.refresh_from_db()
    assert delivery.attempts == 1


def test_inside_a_transaction_nothing_is_delivered(subject: User, heard: Subscribe) -> None:
    arrived = heard("test.happened")
    recorded(subject)
    delivery = Delivery.objects.get()

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        Deliver(delivery_id=delivery.pk).run()

    assert arrived == []
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.READY, 0)


def test_what_a_failing_subscriber_wrote_is_undone_and_its_reason_kept(subject: User, heard: Subscribe) -> None:
    def fail(change: Change) -> None:
        Counter.objects.create(name="half")
        raise ValueError("the paper is out")

    heard("test.happened", then=fail)
    recorded(subject)
    work()

    delivery = Delivery.objects.get()
    assert not Counter.objects.filter(name="half").exists()
    assert (delivery.state, delivery.attempts, delivery.reason) == (DeliveryState.READY, 1, "ValueError: the paper is out")
    assert delivery.due_at > delivery.finished_at


def test_a_subscriber_that_is_gone_is_a_failure_with_a_reason(subject: User, heard: Subscribe, monkeypatch: pytest.MonkeyPatch) -> None:
    heard("test.happened")
    recorded(subject)
    monkeypatch.setattr("cms.core.changes._subscriptions", {})
    work()

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.READY, 1)
    assert "test.subscriber" in delivery.reason


def test_a_name_belongs_to_one_subscriber(heard: Subscribe) -> None:
    heard("test.happened")

    with pytest.raises(ValueError, match="registered twice"):
        subscribe("test.other", name="test.subscriber")(lambda change: None)


def staff(number: int, *, start: int = 0) -> list[User]:
    return [User.objects.create_user(f"membre{start + n}@exemple.fr") for n in range(number)]


def test_many_changes_are_recorded_and_told_as_one_is(heard: Subscribe) -> None:
    arrived = heard("test.happened")
    several = staff(3)

    with transaction.atomic():
        changes = RecordChanges(kind="test.happened", subjects=[(one, {"n": n}) for n, one in enumerate(several)]).run()
    assert arrived == []
    assert DBTaskResult.objects.count() == 1
    work()

    assert arrived == changes
    assert [(change.subject_id, change.subject_type, change.data) for change in changes] == [
        (str(one.uuid), "cms_core.user", {"n": n}) for n, one in enumerate(several)
    ]
    assert len({change.at for change in changes}) == 1
    assert set(Delivery.objects.values_list("change", "state", "attempts")) == {(change.pk, "done", 1) for change in changes}


def test_recording_many_takes_no_more_statements_than_recording_few(heard: Subscribe) -> None:
    heard("test.happened")
    numbers = []
    for size, start in ((2, 0), (20, 100)):
        subjects = [(one, {}) for one in staff(size, start=start)]
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            RecordChanges(kind="test.happened", subjects=subjects).run()
        numbers.append(len(queries))

    assert numbers[0] == numbers[1]
    assert Change.objects.count() == Delivery.objects.count() == 22


def test_many_outside_a_transaction_are_not_recorded(subject: User) -> None:
    with pytest.raises(OutsideTransaction):
        RecordChanges(kind="test.happened", subjects=[(subject, {})]).run()

    assert not Change.objects.exists()


def test_one_of_many_that_fails_does_not_keep_the_others_from_being_told(heard: Subscribe) -> None:
    told = []

    def fail_at_first(change: Change) -> None:
        if change.data["n"] == 0:
            raise ValueError("the paper is out")
        told.append(change.data["n"])

    heard("test.happened", then=fail_at_first)
    with transaction.atomic():
        RecordChanges(kind="test.happened", subjects=[(one, {"n": n}) for n, one in enumerate(staff(3))]).run()
    work()

    assert told == [1, 2]
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == ["ready", "done", "done"]
