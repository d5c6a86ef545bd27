"""Once open, rules, candidates and copies stand, whoever writes: the triggers refuse raw SQL and the ORM alike (V6, V7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.collections import WorkFactory
from tests.factories.voting import EditionFactory, curator, fresh
from tests.workflows.voting.refusals import unchanged
from workflows.voting.actions import ExtendEdition
from workflows.voting.models import Amendment, Candidate, CandidateCopy, Edition

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.rule("voting V6")]

EDITION = "workflows_voting_edition"
COLUMNS = {
    "uuid": "'00000000000000000000000000000000'" if connection.vendor == "sqlite" else "'00000000-0000-0000-0000-000000000000'",
    "rules": "'{}'",
    "opens_at": "'2020-01-01 00:00:00'",
    "opening": "'{\"rules\": {}}'",
    "opening_sha256": f"'{'0' * 64}'",
    "lot_commitment": f"'{'0' * 64}'",
    "display_seed": f"'{'0' * 64}'",
}


def run(sql: str, *values: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def frozen(write: Callable[[], object]) -> None:
    """The database refuses it, saying why, and nothing has changed."""
    with unchanged(), pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        write()


@pytest.mark.parametrize("column", COLUMNS)
def test_what_an_edition_promised_cannot_be_rewritten(column: str) -> None:
    edition = EditionFactory.open()
    value = COLUMNS[column]

    frozen(lambda: run(f"UPDATE {EDITION} SET {column} = {value} WHERE id = %s", edition.pk))


def test_nor_by_the_orm() -> None:
    edition = fresh(EditionFactory.open())
    other = EditionFactory.draft()

    edition.rules = {**edition.rules, "seats": 3}
    frozen(edition.save)
    frozen(lambda: Edition.objects.filter(pk=edition.pk).update(site=other.site))
    frozen(lambda: Edition.objects.filter(pk=edition.pk).update(opening=None, opening_sha256="", lot_commitment=""))


def test_the_window_is_never_shortened() -> None:
    edition = fresh(EditionFactory.open())

    frozen(lambda: Edition.objects.filter(pk=edition.pk).update(closes_at=edition.closes_at - timedelta(seconds=1)))
    assert Edition.objects.filter(pk=edition.pk).update(closes_at=edition.closes_at + timedelta(seconds=1)) == 1


def test_an_edition_is_not_deleted() -> None:
    edition = EditionFactory.open()

    frozen(lambda: run(f"DELETE FROM {EDITION} WHERE id = %s", edition.pk))
    frozen(edition.delete)


def test_what_is_not_promised_stays_free() -> None:
    edition = EditionFactory.open()

    assert Edition.objects.filter(pk=edition.pk).update(title="Autre titre", standfirst="Autre", state=fresh(edition).state) == 1


def test_candidates_are_neither_added_nor_changed_nor_removed() -> None:
    edition = EditionFactory.open()
    table, one = Candidate._meta.db_table, edition.candidates.order_by("pk")[0]
    work = WorkFactory.in_storage(museum=edition.museums.get())

    frozen(lambda: run(f"INSERT INTO {table} (edition_id, work_id, storage_note) VALUES (%s, %s, '')", edition.pk, work.pk))
    frozen(lambda: Candidate.objects.create(edition=edition, work=work))
    frozen(lambda: run(f"UPDATE {table} SET storage_note = 'x' WHERE id = %s", one.pk))
    frozen(lambda: Candidate.objects.filter(pk=one.pk).update(work=work))
    frozen(lambda: run(f"DELETE FROM {table} WHERE id = %s", one.pk))
    frozen(one.delete)


@pytest.mark.rule("voting V4")
def test_copies_are_neither_added_nor_changed_nor_removed() -> None:
    edition = EditionFactory.open()
    table, one = CandidateCopy._meta.db_table, edition.copies.all()[0]
    columns = "edition_id, candidate_id, number, accession, title, museum, museum_name, maker, maker_name"
    again = f"SELECT edition_id, candidate_id, 'w99', accession, title, museum, museum_name, maker, maker_name FROM {table} WHERE id = %s"

    frozen(lambda: run(f"INSERT INTO {table} ({columns}) {again}", one.pk))
    frozen(lambda: run(f"UPDATE {table} SET title = 'x' WHERE id = %s", one.pk))
    frozen(lambda: CandidateCopy.objects.filter(pk=one.pk).update(maker=""))
    frozen(lambda: run(f"DELETE FROM {table} WHERE id = %s", one.pk))
    frozen(one.delete)


def test_a_candidate_does_not_move_into_or_out_of_a_vote() -> None:
    opened, draft = EditionFactory.open(), EditionFactory.draft()
    inside, outside = opened.candidates.order_by("pk")[0], draft.candidates.order_by("pk")[0]

    frozen(lambda: Candidate.objects.filter(pk=inside.pk).update(edition=draft))
    frozen(lambda: Candidate.objects.filter(pk=outside.pk).update(edition=opened))


@pytest.mark.rule("voting V7")
def test_amendments_are_only_added() -> None:
    edition = EditionFactory.paused()
    table, one = Amendment._meta.db_table, edition.amendments.get()

    frozen(lambda: run(f"UPDATE {table} SET reason = 'x' WHERE id = %s", one.pk))
    frozen(lambda: Amendment.objects.filter(pk=one.pk).update(data={}))
    frozen(lambda: run(f"DELETE FROM {table} WHERE id = %s", one.pk))
    frozen(one.delete)
    closes_at = fresh(edition).closes_at + timedelta(hours=1)
    assert ExtendEdition(edition=edition, closes_at=closes_at, reason="Une panne", by=curator(edition)).run().n == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has INSERT OR REPLACE")
def test_replacing_a_row_is_changing_it() -> None:
    edition = EditionFactory.paused()
    tables = [Edition._meta.db_table, Candidate._meta.db_table, CandidateCopy._meta.db_table, Amendment._meta.db_table]

    for table in tables:
        frozen(lambda table=table: run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"))  # type: ignore[misc]
    assert fresh(edition).amendments.count() == 1


def test_before_the_opening_everything_is_free() -> None:
    edition = EditionFactory.armed()

    edition.candidates.all()[0].delete()
    assert Edition.objects.filter(pk=edition.pk).update(rules={**edition.rules, "seats": 1}) == 1
    assert edition.candidates.update(storage_note="x") == 3


def test_a_draft_can_be_deleted_beside_an_open_edition() -> None:
    EditionFactory.open()
    draft = EditionFactory.draft()

    draft.delete()

    assert Edition.objects.count() == 1
