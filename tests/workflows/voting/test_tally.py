"""Counted once by the pure function and once by the database; both agree, or nothing is published (V37)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.db import connection

from cms.core.models import Change
from tests.factories.voting import BallotFactory, EditionFactory, certifier, curator, current_tally, fresh, then
from tests.workflows.voting.refusals import refused, unchanged
from workflows.core.models import Transition
from workflows.voting.actions import ExtendEdition, TallyEdition
from workflows.voting.counting import dossier, hashes
from workflows.voting.counting.__main__ import main
from workflows.voting.counting.canonical import canonical, parse
from workflows.voting.enums import BallotState, EditionState
from workflows.voting.keys import destroy_key, read_key
from workflows.voting.models import Amendment, Ballot, CandidateCopy, Edition, Receipt, Tally
from workflows.voting.querysets.ballots import BallotQuerySet

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V37")]
BALLOTS = [["w01", "w02"], ["w02"], ["w02", "w03"], ["w03", "w01"]]
DOSSIER = {
    "format",
    "edition",
    "opening",
    "opening_sha256",
    "amendments",
    "lot",
    "ballots",
    "ballots_sha256",
    "receipts",
    "set_aside",
    "figures",
    "outcome",
    "outcome_sha256",
    "dossier_sha256",
}


def file_of(edition: Edition) -> dict[str, Any]:
    file = parse(current_tally(edition).dossier.encode())
    assert isinstance(file, dict)
    return file


def test_most_votes_first() -> None:
    edition = EditionFactory.tallied(ballots=BALLOTS)

    tally = current_tally(edition)
    works = tally.outcome["works"]
    assert edition.state == EditionState.TALLIED
    assert works[0]["id"] == "w02"
    assert {work["id"]: work["votes"] for work in works} == {"w01": 2, "w02": 3, "w03": 2, "w04": 0}
    assert [work["status"] for work in works] == ["in", "in", "out", "out"]
    assert tally.outcome_sha256 == hashes.outcome_sha256(tally.outcome)
    step = Transition.objects.filter(subject_uuid=edition.uuid).last()
    assert step
    assert (step.verb, step.source, step.by) == ("tally", "closed", None)
    assert Change.objects.get(kind="edition.tallied").data == {"outcome_sha256": tally.outcome_sha256}


@pytest.mark.rule("voting V53")
def test_the_dossier_holds_all_that_a_replay_needs() -> None:
    edition = EditionFactory.tallied(ballots=BALLOTS)

    file = file_of(edition)
    assert set(file) == DOSSIER
    assert file["edition"] == {"id": str(edition.uuid), "title": edition.title, "site": edition.site.name, "time_zone": "Europe/Paris"}
    assert file["opening"] == edition.opening
    assert file["lot"] == {"seed": read_key(edition.uuid).seed.hex(), "public": None}
    assert file["dossier_sha256"] == hashes.dossier_sha256(file)
    assert set(file["receipts"]) == {"counted", "replaced", "set_aside", "unconfirmed"}
    assert current_tally(edition).dossier.endswith("}\n")


@pytest.mark.rule("voting V55")
def test_the_outcome_names_every_work_and_says_why() -> None:
    edition = EditionFactory.tallied(ballots=BALLOTS)

    outcome = current_tally(edition).outcome
    assert set(outcome) == {"works", "unit", "seats", "seats_filled", "reduced", "lot_order"}
    assert (outcome["unit"], outcome["seats"], outcome["seats_filled"], outcome["reduced"]) == (1, 2, 2, [])
    assert {frozenset(work) for work in outcome["works"]} == {frozenset({"id", "status", "place", "votes", "why", "groups", "lot"})}
    assert sorted(work["id"] for work in outcome["works"]) == sorted(outcome["lot_order"]) == ["w01", "w02", "w03", "w04"]
    first, second, third, last = outcome["works"]
    assert first == {"id": "w02", "status": "in", "place": 1, "votes": 3, "why": "votes", "groups": [], "lot": False}
    assert (second["place"], second["lot"], third["place"], third["lot"], third["why"]) == (2, True, None, True, "fewer_votes")
    assert (last["id"], last["votes"], last["lot"]) == ("w04", 0, False)


@pytest.mark.rule("voting V53")
def test_anybody_can_replay_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = EditionFactory.tallied(ballots=BALLOTS)
    path = tmp_path / "dossier.json"
    path.write_text(current_tally(edition).dossier)

    assert main(["count", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        canonical(current_tally(edition).outcome).decode(),
        current_tally(edition).outcome_sha256,
    ]


@pytest.mark.rule("voting V54")
def test_its_ballots_are_grouped_and_sorted_and_say_nothing_else() -> None:
    edition = EditionFactory.tallied(ballots=[["w03"], ["w01"], ["w02", "w01"], ["w01"]])

    file = file_of(edition)
    assert file["ballots"] == [[1, ["w01", "w02"]], [2, ["w01"]], [1, ["w03"]]]
    assert file["ballots_sha256"] == hashes.ballots_sha256(file["ballots"])
    tags = [*Ballot.objects.values_list("ballot_tag", flat=True), *Ballot.objects.values_list("pk", flat=True)]
    assert not any(str(tag) in current_tally(edition).dossier for tag in tags)


def everything_that_can_become_of_a_ballot() -> tuple[Edition, dict[str, list[str]]]:
    with then("-4d"):
        edition = EditionFactory.open(rules={"none_of_these": True})
        replaced = BallotFactory.counted(edition, ["w01"], email="ana@exemple.fr")
        counted = [
            BallotFactory.counted(edition, ["w02"], email="ana@exemple.fr"),
            BallotFactory.counted(edition, [], email="blanche@exemple.fr"),
        ]
        unconfirmed = BallotFactory.waiting(edition, ["w03"], email="bob@exemple.fr")
    TallyEdition(edition=edition).run()
    codes = {
        "counted": [ballot.cast.receipt for ballot in counted],
        "replaced": [replaced.cast.receipt],
        "unconfirmed": [unconfirmed.cast.receipt],
    }
    return fresh(edition), {status: sorted(found) for status, found in codes.items()} | {"set_aside": []}


@pytest.mark.rule("voting V53")
def test_every_receipt_is_in_its_list() -> None:
    edition, codes = everything_that_can_become_of_a_ballot()

    assert file_of(edition)["receipts"] == codes


@pytest.mark.rule("voting V38")
def test_blank_ballots_count_in_turnout_alone() -> None:
    edition, _codes = everything_that_can_become_of_a_ballot()

    file = file_of(edition)
    assert file["figures"] == {
        "cast": 4,
        "counted": 2,
        "blank": 1,
        "replaced": 1,
        "unconfirmed": 1,
        "set_aside": 0,
        "paper": 0,
        "slips": 0,
        "people": 2,
    }
    assert sum(work["votes"] for work in file["outcome"]["works"]) == 1


@pytest.mark.rule("voting V38")
def test_works_without_votes_stay_electable() -> None:
    edition = EditionFactory.tallied(ballots=[])

    works = current_tally(edition).outcome["works"]
    assert [work["status"] for work in works] == ["in", "in", "out", "out"]
    assert all(work["lot"] for work in works)


@pytest.mark.rule("voting V19")
def test_a_ballot_that_was_never_confirmed_loses_its_choices() -> None:
    everything_that_can_become_of_a_ballot()

    assert Ballot.objects.get(state=BallotState.UNCONFIRMED).choices is None
    assert Receipt.objects.filter(status=BallotState.AWAITING_CONFIRMATION).count() == 0


@pytest.mark.rule("voting V10")
def test_of_a_daily_vote_each_day_counts_and_a_person_once() -> None:
    with then("-4d"):
        edition = EditionFactory.open(rules={"recurrence": "daily"})
        BallotFactory.counted(edition, ["w01"], email="ana@exemple.fr")
    with then("-3d"):
        BallotFactory.counted(edition, ["w01"], email="ana@exemple.fr")
    TallyEdition(edition=edition).run()

    figures = file_of(edition)["figures"]
    assert (figures["counted"], figures["people"]) == (2, 1)


def test_counting_again_gives_the_same_bytes_and_changes_nothing() -> None:
    edition = EditionFactory.tallied(ballots=BALLOTS)
    user = certifier(edition)

    with unchanged():
        again = TallyEdition(edition=edition, by=user).run()
    assert again == current_tally(edition)


@pytest.mark.rule("voting V15")
def test_not_before_the_last_confirmation(clock_offset: Callable[[str], None]) -> None:
    edition = EditionFactory.open()
    ballot = BallotFactory.waiting(edition)

    for by, code in [("1d", "not_yet"), ("3d", "not_yet"), ("3d59m", "not_yet")]:
        clock_offset(by)
        with refused(code):
            TallyEdition(edition=edition).run()
    ballot.confirmed()
    clock_offset("3d1h")
    assert TallyEdition(edition=edition).run().outcome["works"][0]["votes"] == 1


def test_by_time_or_by_a_certifier() -> None:
    edition, elsewhere = EditionFactory.closed(), EditionFactory.draft()

    for user in (curator(edition), certifier(elsewhere)):
        with refused("not_allowed"):
            TallyEdition(edition=edition, by=user).run()
    user = certifier(edition)
    TallyEdition(edition=edition, by=user).run()
    assert Transition.objects.filter(verb="tally").get().by == user


@pytest.mark.parametrize("make", [EditionFactory.draft, EditionFactory.armed, EditionFactory.certified, EditionFactory.cancelled])
def test_only_what_is_closed(make: Any, clock_offset: Callable[[str], None]) -> None:
    edition = make()
    clock_offset("9d")

    with refused("wrong_state"):
        TallyEdition(edition=edition).run()


@pytest.mark.rule("voting V29")
def test_not_without_the_key() -> None:
    edition = EditionFactory.closed(BALLOTS)
    destroy_key(edition.uuid)

    with refused("key_missing"):
        TallyEdition(edition=edition).run()


def as_owner_of_the_database(table: str, change: Callable[[], object]) -> None:
    """The triggers of one table step aside."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            change()
            for _name, sql in triggers:
                cursor.execute(sql)
        else:
            cursor.execute("SET session_replication_role = replica")
            change()
            cursor.execute("SET session_replication_role = DEFAULT")


@pytest.mark.rule("voting V6")
@pytest.mark.parametrize("column", ["rules", "title", "maker", "closes_at", "opens_at", "seed", "hash"])
def test_what_the_owner_of_the_database_changes_is_not_counted(column: str) -> None:
    edition = EditionFactory.closed(BALLOTS)
    mine = Edition.objects.filter(pk=edition.pk)
    changes: dict[str, Callable[[], object]] = {
        "rules": lambda: mine.update(rules={**edition.rules, "seats": 3}),
        "title": lambda: edition.copies.filter(number="w01").update(title="Autre"),
        "maker": lambda: edition.copies.filter(number="w02").update(maker=""),
        "closes_at": lambda: mine.update(closes_at=edition.closes_at + timedelta(seconds=1)),
        "opens_at": lambda: mine.update(opens_at=edition.opens_at - timedelta(seconds=1)),
        "hash": lambda: mine.update(opening_sha256="0" * 64),
    }
    if column == "seed":
        path = Path(project.EDITION_KEYS_DIR) / f"{edition.uuid}.key"
        path.write_text(path.read_text()[:-65] + "0" * 64 + "\n")
    else:
        table = CandidateCopy if column in {"title", "maker"} else Edition
        as_owner_of_the_database(table._meta.db_table, changes[column])

    with refused("rules_changed"):
        TallyEdition(edition=edition).run()


@pytest.mark.rule("voting V7")
def test_a_broken_chain_of_amendments_is_not_counted() -> None:
    with then("-4d"):
        edition = EditionFactory.open()
        for hours in (1, 2):
            closes_at = edition.closes_at + timedelta(hours=hours)
            ExtendEdition(edition=edition, closes_at=closes_at, reason="Une panne", by=curator(edition)).run()
    first = Amendment.objects.filter(n=1)
    as_owner_of_the_database(Amendment._meta.db_table, lambda: first.update(reason="Une autre"))

    with refused("cannot_be_counted"):
        TallyEdition(edition=edition).run()


def test_an_extended_vote_is_counted() -> None:
    with then("-4d"):
        edition = EditionFactory.open()
        closes_at = edition.closes_at + timedelta(hours=3)
        ExtendEdition(edition=edition, closes_at=closes_at, reason="Une panne", by=curator(edition)).run()

    TallyEdition(edition=edition).run()

    assert [amendment["kind"] for amendment in file_of(edition)["amendments"]] == ["extended"]


def test_two_counts_that_differ_publish_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = EditionFactory.closed(BALLOTS)
    counts = BallotQuerySet.votes_by_candidate
    monkeypatch.setattr(BallotQuerySet, "votes_by_candidate", lambda *args: counts(*args) | {"w04": 1})

    with refused("counts_differ"):
        TallyEdition(edition=edition).run()


def test_a_ballot_slipped_in_without_a_receipt_publishes_nothing() -> None:
    edition = EditionFactory.closed(BALLOTS)
    Ballot.objects.create(edition=edition, choices=["w04"], state=BallotState.COUNTED)

    with refused("counts_differ"):
        TallyEdition(edition=edition).run()


@pytest.mark.rule("voting V51")
def test_a_new_count_stands_beside_the_old_one() -> None:
    edition = EditionFactory.tallied(ballots=BALLOTS)
    before = current_tally(edition)
    Ballot.objects.create(edition=edition, choices=["w04"], state=BallotState.COUNTED)
    Receipt.objects.create(edition=edition, code="0000 0000 0000 0000 0000", status=BallotState.COUNTED)

    after = TallyEdition(edition=edition).run()

    assert Tally.objects.count() == 2
    assert (current_tally(edition), after.outcome_sha256 != before.outcome_sha256) == (after, True)
    assert json.loads(after.dossier)["figures"]["counted"] == 5
    assert Transition.objects.filter(verb="tally").count() == 1
    assert dossier.count(json.loads(before.dossier)) == before.outcome
