from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workflows.voting.counting as room
from workflows.voting.counting import approval, dossier, hashes, lot
from workflows.voting.counting.ballots import grouped
from workflows.voting.counting.canonical import canonical
from workflows.voting.counting.rules import DEFAULTS

IDS = [f"w{number:02d}" for number in range(1, 9)]
SEED = bytes(range(32))
cast_ballots = st.lists(st.lists(st.sampled_from(IDS), unique=True, max_size=4).map(sorted), max_size=30)
orders = st.permutations(IDS)


def a_dossier(cast: list[list[str]], *, seats: int = 3) -> dict[str, Any]:
    held = {"museum": "m", "museum_name": "M", "maker": None, "maker_name": None}
    candidates = [{"id": number, "accession": number, "title": number, **held} for number in IDS]
    opening = {
        "rules": {**DEFAULTS, "seats": seats},
        "candidates": candidates,
        "window": {"opens_at": "2026-01-01T00:00:00Z", "closes_at": "2026-01-02T00:00:00Z"},
        "lot_commitment": lot.commitment(SEED),
    }
    ballots = grouped(cast)
    return {
        "format": dossier.FORMAT,
        "edition": {"id": "00000000-0000-4000-8000-000000000001", "title": "T", "site": "S", "time_zone": "Europe/Paris"},
        "opening": opening,
        "opening_sha256": hashes.opening_sha256(opening),
        "amendments": [],
        "lot": {"seed": SEED.hex(), "public": None},
        "ballots": ballots,
        "ballots_sha256": hashes.ballots_sha256(ballots),
    }


def elected(outcome: dict[str, Any]) -> list[str]:
    return [work["id"] for work in outcome["works"] if work["status"] == "in"]


@pytest.mark.rule("voting V38")
@given(cast_ballots, orders, st.integers(1, 8))
def test_most_votes_win_and_the_lot_decides_between_equals(cast: list[list[str]], order: list[str], seats: int) -> None:
    outcome: dict[str, Any] = approval.outcome(grouped(cast), ids=IDS, seats=seats, lot_order=order)

    counted = Counter(choice for ballot in cast for choice in ballot)
    expected = sorted(IDS, key=lambda number: (-counted[number], order.index(number)))
    assert [work["id"] for work in outcome["works"]] == expected
    assert elected(outcome) == expected[:seats]
    assert {work["id"]: work["votes"] for work in outcome["works"]} == {number: counted[number] for number in IDS}
    assert [work["place"] for work in outcome["works"]][:seats] == list(range(1, seats + 1))


@pytest.mark.rule("voting V41")
@given(cast_ballots, orders, st.integers(1, 7))
def test_the_lot_is_told_on_every_work_of_a_number_that_it_split(cast: list[list[str]], order: list[str], seats: int) -> None:
    works: Any = approval.outcome(grouped(cast), ids=IDS, seats=seats, lot_order=order)["works"]

    for work in works:
        alike = {other["status"] for other in works if other["votes"] == work["votes"]}
        assert work["lot"] is (alike == {"in", "out"})
        assert work["why"] == ("votes" if work["status"] == "in" else "fewer_votes")


@pytest.mark.rule("voting V45")
@given(cast_ballots, orders, st.sampled_from(IDS), st.integers(1, 7))
def test_one_more_approval_never_costs_a_work_its_seat(cast: list[list[str]], order: list[str], favoured: str, seats: int) -> None:
    before: Any = approval.outcome(grouped(cast), ids=IDS, seats=seats, lot_order=order)
    after: Any = approval.outcome(grouped([*cast, [favoured]]), ids=IDS, seats=seats, lot_order=order)

    assert favoured not in elected(before) or favoured in elected(after)


@pytest.mark.rule("voting V38")
@given(cast_ballots, orders)
def test_blank_ballots_change_nothing(cast: list[list[str]], order: list[str]) -> None:
    assert approval.outcome(grouped(cast), ids=IDS, seats=3, lot_order=order) == approval.outcome(
        grouped([*cast, [], []]), ids=IDS, seats=3, lot_order=order
    )


@pytest.mark.rule("voting V48")
@given(cast_ballots, orders, st.sets(st.sampled_from(IDS), max_size=6))
def test_a_withdrawn_work_is_struck_and_its_votes_published(cast: list[list[str]], order: list[str], withdrawn: set[str]) -> None:
    outcome: Any = approval.outcome(grouped(cast), ids=IDS, seats=4, lot_order=order, withdrawn=withdrawn)

    assert withdrawn.isdisjoint(elected(outcome))
    assert outcome["seats_filled"] == min(4, len(IDS) - len(withdrawn))
    assert bool(outcome["reduced"]) is (len(IDS) - len(withdrawn) < 4)
    counted = Counter(choice for ballot in cast for choice in ballot)
    assert {work["id"]: work["votes"] for work in outcome["works"] if work["status"] == "withdrawn"} == {w: counted[w] for w in withdrawn}


@pytest.mark.rule("voting V37")
@given(cast_ballots, st.randoms())
def test_the_same_ballots_give_the_same_bytes_whatever_their_order(cast: list[list[str]], random: Any) -> None:
    shuffled = list(cast)
    random.shuffle(shuffled)

    once, again = dossier.count(a_dossier(cast)), dossier.count(a_dossier(shuffled))

    assert canonical(once) == canonical(again)
    assert hashes.outcome_sha256(once) == hashes.outcome_sha256(again)


@pytest.mark.rule("voting V53")
def test_every_other_key_is_in_the_dossiers_hash() -> None:
    file = a_dossier([["w01"]])

    assert hashes.dossier_sha256(file) != hashes.dossier_sha256({**file, "edition": {**file["edition"], "title": "U"}})
    assert hashes.dossier_sha256(file) == hashes.dossier_sha256({**file, "dossier_sha256": "anything"})


@pytest.mark.rule("voting V6")
@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (lambda file: file["opening"]["rules"].update(seats=4), "rules_changed"),
        (lambda file: file["ballots"].append([1, ["w08"]]), "ballots_changed"),
        (lambda file: file["lot"].update(seed="ff" * 32), "commitment_broken"),
        (lambda file: file["amendments"].append({"n": 1, "previous_sha256": "0", "kind": "paused", "data": {}}), "amendments_changed"),
        (lambda file: file["lot"].update(seed="ff"), "not_a_dossier"),
        (lambda file: file["lot"].update(seed=None), "not_a_dossier"),
        (lambda file: file["amendments"].append({"kind": "paused"}), "not_a_dossier"),
        (lambda file: file["amendments"].append([]), "not_a_dossier"),
        (lambda file: file.update(opening=[]), "not_a_dossier"),
        (lambda file: file.pop("ballots_sha256"), "not_a_dossier"),
        (lambda file: file.pop("opening"), "not_a_dossier"),
    ],
    ids=range(11),
)
def test_a_dossier_that_was_touched_is_not_counted(tamper: Any, code: str) -> None:
    file = a_dossier([["w01"], ["w02", "w03"]])
    tamper(file)

    with pytest.raises(dossier.CannotCount) as refusal:
        dossier.count(file)

    assert refusal.value.code == code


@pytest.mark.rule("voting V37")
def test_the_room_imports_the_standard_library_alone() -> None:
    folder = Path(room.__file__).parent

    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith(room.__name__), f"{path.name} imports {name}"


@pytest.mark.rule("voting V37")
def test_anybody_can_run_the_count_on_a_file(tmp_path: Path) -> None:
    file = a_dossier([["w01"], ["w01", "w02"], ["w03"]])
    outcome = dossier.count(file)
    path = tmp_path / "dossier.json"
    path.write_bytes(dossier.sealed({**file, "outcome": outcome}))

    # -S: without site-packages, so that nothing installed can help.
    command = [sys.executable, "-S", "-m", "workflows.voting.counting", "count", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [canonical(outcome).decode(), hashes.outcome_sha256(outcome)]


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", 2), (b"{}\n", 2), (canonical({"format": dossier.FORMAT}) + b"\n", 2)],
)
def test_a_file_that_is_no_dossier_is_told_apart(tmp_path: Path, content: bytes, status: int) -> None:
    from workflows.voting.counting.__main__ import main

    path = tmp_path / "file"
    path.write_bytes(content)

    assert main(["count", str(path)]) == status
    assert main([]) == 2


def test_an_outcome_that_is_not_the_counted_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from workflows.voting.counting.__main__ import main

    file = a_dossier([["w01"]])
    path = tmp_path / "file"
    path.write_bytes(dossier.sealed({**file, "outcome": {"works": []}}))

    assert main(["count", str(path)]) == 1
    assert "outcome_differs" in capsys.readouterr().err
