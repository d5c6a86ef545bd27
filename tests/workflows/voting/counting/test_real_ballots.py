"""Real elections by approval, counted by the room that anyone can run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.voting.counting.ballot_files import Election, read
from workflows.voting.counting import dossier, hashes, lot
from workflows.voting.counting.ballots import grouped
from workflows.voting.counting.canonical import canonical, parse
from workflows.voting.counting.rules import DEFAULTS

pytestmark = [pytest.mark.shared_data, pytest.mark.rule("voting V38")]
SEED = bytes(range(32))
FILES = [
    "pabulib/France_Toulouse_2022.pb",
    "pabulib/France_Toulouse_2022_6_-_Saint-Cyprien.pb",
    "pabulib/Poland_Warszawa_2017_Miedzylesie.pb",
    "pabulib/Poland_Warszawa_2019_Siekierki_Augustowka.pb",
    "preflib/00026-00000001.cat",
    "preflib/00026-00000002.cat",
    "preflib/00026-00000003.cat",
    "preflib/00033-00000002.cat",
]


def dossier_of(election: Election, seats: int) -> tuple[dict[str, Any], dict[str, str]]:
    """A whole dossier of these ballots, and which name each id stands for."""
    width = max(2, len(str(len(election.candidates))))
    ids = {name: f"w{number:0{width}d}" for number, name in enumerate(sorted(election.candidates, key=str.encode), start=1)}
    held = {"museum": "m", "museum_name": "M", "maker": None, "maker_name": None}
    opening = {
        "rules": {**DEFAULTS, "seats": seats, "max": len(ids), "none_of_these": True},
        "candidates": [{"id": identifier, "accession": name, "title": name, **held} for name, identifier in ids.items()],
        "window": {"opens_at": "2026-01-01T00:00:00Z", "closes_at": "2026-01-02T00:00:00Z"},
        "lot_commitment": lot.commitment(SEED),
    }
    ballots = grouped(sorted(ids[name] for name in approved) for approved in election.ballots)
    file = {
        "format": dossier.FORMAT,
        "edition": {"id": "00000000-0000-4000-8000-000000000001", "title": "T", "site": "S", "time_zone": "Europe/Paris"},
        "opening": opening,
        "opening_sha256": hashes.opening_sha256(opening),
        "amendments": [],
        "lot": {"seed": SEED.hex(), "public": None},
        "ballots": ballots,
        "ballots_sha256": hashes.ballots_sha256(ballots),
    }
    return file, {identifier: name for name, identifier in ids.items()}


@pytest.fixture
def expected(shared_data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared_data / "ballots" / "expected_results.json").read_text())
    return found


@pytest.mark.parametrize("name", FILES)
def test_votes_are_the_published_ones(name: str, shared_data: Path, expected: dict[str, Any]) -> None:
    election, about = read(shared_data / "ballots" / name), expected[name]
    file, names = dossier_of(election, seats=5)

    outcome: Any = dossier.count(file)

    votes = {names[work["id"]]: work["votes"] for work in outcome["works"]}
    assert len(election.ballots) == about["ballots"]
    published = election.published or about["computed"]["approvals"]
    assert votes == published
    told = (about["published"] or {}).get("votes_per_project")
    assert not isinstance(told, dict) or votes == told
    assert [work["votes"] for work in outcome["works"]] == sorted(votes.values(), reverse=True)


@pytest.mark.parametrize("name", FILES)
def test_the_elected_have_no_fewer_votes_than_anybody_left_out(name: str, shared_data: Path) -> None:
    file, _names = dossier_of(read(shared_data / "ballots" / name), seats=4)

    works: Any = dossier.count(file)["works"]
    inside = [work["votes"] for work in works if work["status"] == "in"]
    outside = [work["votes"] for work in works if work["status"] == "out"]
    assert len(inside) == 4
    assert min(inside) >= max(outside)
    tied = min(inside) == max(outside)
    assert {work["lot"] for work in works if work["votes"] == min(inside)} == {tied}


def test_the_poster_of_san_sebastian(shared_data: Path, expected: dict[str, Any]) -> None:
    """Exhibits chosen by approval; three posters share the second place, and one of them is left out of three seats by the lot."""
    file, names = dossier_of(read(shared_data / "ballots" / "preflib/00033-00000002.cat"), seats=3)

    works: Any = dossier.count(file)["works"]
    assert names[works[0]["id"]] == expected["preflib/00033-00000002.cat"]["published"]["winner"] == "PosterA1"
    assert [work["votes"] for work in works[:4]] == [39, 33, 33, 33]
    assert [work["lot"] for work in works[:5]] == [False, True, True, True, False]
    assert [work["status"] for work in works[:4]] == ["in", "in", "in", "out"]


@pytest.mark.rule("voting V54")
def test_empty_ballots_are_real(shared_data: Path, expected: dict[str, Any]) -> None:
    for name in FILES[4:7]:
        file, _names = dossier_of(read(shared_data / "ballots" / name), seats=1)

        blank = [number for number, choices in file["ballots"] if choices == []]
        assert blank == [expected[name]["computed"]["empty_ballots"]]


@pytest.mark.rule("voting V37")
def test_toulouse_replayed_from_its_bytes(shared_data: Path) -> None:
    file, _names = dossier_of(read(shared_data / "ballots" / FILES[0]), seats=20)
    outcome = dossier.count(file)

    again: Any = parse(dossier.sealed({**file, "outcome": outcome}))

    assert canonical(dossier.count(again)) == canonical(outcome)
    assert sum(number for number, _choices in file["ballots"]) == 4532
