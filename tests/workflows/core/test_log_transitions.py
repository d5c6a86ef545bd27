from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from cms.core import clock
from cms.core.models import User
from tests.factories.people import MemberFactory
from workflows.core.models import Transition

pytestmark = pytest.mark.django_db


def logged(by: User | None = None) -> Transition:
    subject = MemberFactory()
    return Transition.objects.create(
        subject=subject, verb="close", source="open", target="closed", by=by, reason="it rains", at=clock.now()
    )


def test_a_step_names_its_machine_and_subject() -> None:
    subject = MemberFactory()

    row = Transition.objects.create(subject=subject, verb="close", source="open", target="closed", at=clock.now())

    row.refresh_from_db()
    assert (row.machine, row.subject_uuid) == ("workflows_people.member", subject.uuid)
    assert (row.by, row.by_name, row.reason) == (None, "", "")
    assert str(row) == "workflows_people.member close: open → closed"


def test_who_it_was_stays_known_when_the_account_goes() -> None:
    user = User.objects.create_user("ana@exemple.fr", first_name="Ana", last_name="Roux")
    row = logged(by=user)

    user.delete()

    stays = Transition.objects.get(pk=row.pk)
    assert stays.by_name == "Ana Roux"
    assert stays.by_id is not None


@pytest.mark.parametrize("statement", ["UPDATE workflows_core_transition SET reason = 'another'", "DELETE FROM workflows_core_transition"])
def test_rows_are_only_added(statement: str) -> None:
    row = logged()

    with pytest.raises(DatabaseError, match="transitions are only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Transition.objects.get().reason == row.reason == "it rains"


def test_the_orm_cannot_either() -> None:
    row = logged()
    row.reason = "another"

    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    assert Transition.objects.get().reason == "it rains"


def test_a_step_that_is_undone_leaves_no_row() -> None:
    with transaction.atomic():
        logged()
        transaction.set_rollback(True)

    assert not Transition.objects.exists()
