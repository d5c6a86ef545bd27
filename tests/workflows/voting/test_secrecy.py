"""What ties a voter to a ballot is the key alone: no column, no time, no order, no text does (V21, V29, V31, V33)."""

from __future__ import annotations

import logging
import secrets
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from cms.core.actions import Deliver
from cms.core.models import Delivery
from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory
from workflows.voting.actions import CancelBallot, CastBallot, ConfirmByCode
from workflows.voting.keys import read_key
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry

pytestmark = pytest.mark.django_db
# Times, and what counts upwards.
TELLING = (models.DateField, models.TimeField, models.DurationField, models.AutoField, models.IntegerField)


def columns(model: type[models.Model]) -> set[str]:
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, model._meta.db_table)}


def references(table: str) -> set[tuple[str, str]]:
    """(column, table that it refers to), as the database says."""
    with connection.cursor() as cursor:
        return {(column, other) for column, (_field, other, *_rest) in connection.introspection.get_relations(cursor, table).items()}


@pytest.mark.rule("voting V29")
def test_a_ballot_knows_its_edition_and_nobody() -> None:
    assert columns(Ballot) == {"id", "edition_id", "choices", "ballot_tag", "state"}
    assert references(Ballot._meta.db_table) == {("edition_id", Edition._meta.db_table)}
    assert [field for field in Ballot._meta.get_fields() if isinstance(field, TELLING)] == []
    assert [field.name for field in Ballot._meta.related_objects] == []


@pytest.mark.rule("voting V29")
def test_no_table_refers_to_a_ballot() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)

    assert Ballot._meta.db_table in tables
    assert [table for table in tables for _column, other in references(table) if other == Ballot._meta.db_table] == []


@pytest.mark.rule("voting V29")
def test_a_ballots_id_is_random_and_no_sequence_counts_them() -> None:
    edition = EditionFactory.open()
    ids = [BallotFactory.waiting(edition) and Ballot.objects.latest("pk").pk for _ in range(8)]

    assert {identifier.version for identifier in ids if isinstance(identifier, UUID)} == {4}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            assert connection.introspection.get_sequences(cursor, Ballot._meta.db_table) == []
        else:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [Ballot._meta.db_table])
            assert "AUTOINCREMENT" not in cursor.fetchone()[0].upper()


@pytest.mark.rule("voting V33")
def test_a_receipt_knows_neither_voter_nor_choices() -> None:
    assert columns(Receipt) == {"id", "edition_id", "code", "status"}
    assert references(Receipt._meta.db_table) == {("edition_id", Edition._meta.db_table)}


@pytest.mark.rule("voting V33")
def test_nothing_that_knows_a_voter_has_room_for_choices() -> None:
    for model in (RollEntry, CastRequest, Confirmation):
        assert not {"choices", "ballot", "ballot_id", "ballot_tag"} & columns(model)


@pytest.mark.rule("voting V29")
def test_the_key_ties_and_without_it_nothing_does() -> None:
    edition = EditionFactory.open()
    for choice, email in (("w01", "ana@exemple.fr"), ("w02", "bob@exemple.fr")):
        BallotFactory.counted(edition, [choice], email=email)
    key, ana = read_key(edition.uuid), RollEntry.objects.get(address="ana@exemple.fr")

    assert Ballot.objects.get(ballot_tag=key.ballot_tag(voter_tag=ana.voter_tag, turn="once", number=1)).choices == ["w01"]
    said_by_ballots = {str(value) for row in Ballot.objects.values_list("id", "ballot_tag") for value in row}
    models_that_know = (RollEntry, CastRequest, Confirmation, Receipt)
    said_elsewhere = {str(value) for model in models_that_know for row in model.objects.values_list() for value in row}  # type: ignore[attr-defined]
    assert said_by_ballots & said_elsewhere == set()


@pytest.mark.rule("voting V21")
def test_whatever_an_address_has_done_casting_answers_alike_and_does_the_same_work() -> None:
    edition = EditionFactory.open()
    MemberFactory(person__address="membre@exemple.fr")
    voted = MemberFactory(person__address="membre.qui.a.vote@exemple.fr")
    BallotFactory.of_member(edition, voted)
    BallotFactory.waiting(edition, email="attend@exemple.fr")
    BallotFactory.counted(edition, email="a.vote@exemple.fr")
    CancelBallot(token=BallotFactory.waiting(edition, email="a.annule@exemple.fr").token).run()
    for _ in range(5):
        BallotFactory.waiting(edition, email="insiste@exemple.fr")
    names = ["inconnue", "membre", "membre.qui.a.vote", "attend", "a.vote", "a.annule", "insiste"]

    answers, work = [], []
    for name in names:
        cast = CastBallot(edition=edition, choices=["w02"], key=secrets.token_hex(16), email=f"{name}@exemple.fr")
        with CaptureQueriesContext(connection) as queries:
            answers.append(cast.run())
        work.append([query["sql"].split()[0] for query in queries])

    assert {(answer.status, answer.confirm_until, len(answer.words)) for answer in answers} == {
        ("awaiting_confirmation", answers[0].confirm_until, 2)
    }
    assert all(len(answer.browser_secret or "") == 64 for answer in answers)
    # A person's first row is an INSERT where a later one is an UPDATE; all else is the same, statement by statement.
    alike = [[("WRITE" if verb in {"INSERT", "UPDATE"} else verb) for verb in verbs] for verbs in work]
    assert alike == [alike[0]] * len(names), dict(zip(names, map(len, alike), strict=True))


@pytest.mark.rule("voting V33")
def test_no_row_log_or_task_holds_choices_keys_tokens_or_codes(caplog: pytest.LogCaptureFixture) -> None:
    edition = EditionFactory.open()
    with caplog.at_level(logging.DEBUG):
        ballots = [BallotFactory.waiting(edition, ["w01", "w03"]), BallotFactory.waiting(edition, ["w02", "w04"])]
        for delivery in Delivery.objects.all():
            Deliver(delivery_id=delivery.pk).run()
        ballots[0].confirmed()
        ConfirmByCode(edition=edition, browser_secret=ballots[1].cast.browser_secret or "", code=ballots[1].code).run()

    held = {
        model._meta.label: str(list(model._default_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    held["the log"] = caplog.text
    assert [table for table, text in held.items() if "['w01', 'w03']" in text] == ["workflows_voting.Ballot"]
    for ballot in ballots:
        # Six digits may stand by chance in a tag or a time: a cell is asked for.
        for secret in (ballot.key, ballot.token, f"'{ballot.code}'", ballot.cast.browser_secret):
            assert [table for table, text in held.items() if str(secret) in text] == []
    key = read_key(edition.uuid)
    for secret in (key.key.hex(), key.seed.hex()):
        assert [table for table, text in held.items() if secret in text] == []


@pytest.mark.rule("voting V34")
def test_neither_public_nor_staff_learn_the_seed_before_the_count() -> None:
    edition = EditionFactory.open()

    opening: Any = edition.opening
    assert read_key(edition.uuid).seed.hex() not in str(opening)
    assert opening["lot_commitment"] == edition.lot_commitment
