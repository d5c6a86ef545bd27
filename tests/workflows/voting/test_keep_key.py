"""The electoral secret: one file an edition, outside the database, for its owner alone; destroyed for good (V29)."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.checks import CheckMessage

from workflows.voting.checks import check_key_folder
from workflows.voting.keys import EditionKey, KeyMissing, create_key, destroy_key, has_key, read_key

pytestmark = pytest.mark.rule("voting V29")
EDITION = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.EDITION_KEYS_DIR = tmp_path / "keys"
    return tmp_path / "keys"


def test_written_once_for_its_owner_alone(folder: Path) -> None:
    key = create_key(EDITION)

    (path,) = folder.iterdir()
    assert (path.name, stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (f"{EDITION}.key", 0o600, 0o700)
    assert read_key(EDITION) == key == create_key(EDITION)
    assert (len(key.key), len(key.seed), key.key != key.seed) == (32, 32, True)


def test_made_many_times_at_once_it_is_one(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _n: create_key(EDITION).key, range(40)))

    assert len(made) == 1
    assert [path.name for path in folder.iterdir()] == [f"{EDITION}.key"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cimaise.edition-key.v1\n",
        "cimaise.edition-key.v2\n{0}\n{0}\n",
        "cimaise.edition-key.v1\n{0}\nabc\n",
        "cimaise.edition-key.v1\n{0}\n{0}\n{0}\n",
        "\udcff",
    ],
)
def test_a_file_that_is_none(folder: Path, text: str) -> None:
    create_key(EDITION)
    (folder / f"{EDITION}.key").write_bytes(text.format("ab" * 32).encode(errors="surrogateescape"))

    with pytest.raises(KeyMissing):
        read_key(EDITION)
    assert not has_key(EDITION)


def test_a_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(KeyMissing):
        read_key(EDITION)
    assert not has_key(EDITION)
    destroy_key(EDITION)


def test_one_that_others_may_read_does_not_count(folder: Path) -> None:
    create_key(EDITION)
    (folder / f"{EDITION}.key").chmod(0o640)

    assert not has_key(EDITION)


def test_destroyed_it_is_gone_and_was_overwritten(folder: Path) -> None:
    create_key(EDITION)
    other = create_key(uuid4())
    beside = folder / "copy"
    beside.hardlink_to(folder / f"{EDITION}.key")

    destroy_key(EDITION)
    destroy_key(EDITION)

    assert not has_key(EDITION)
    assert set(beside.read_bytes()) == {0}
    assert other.key.hex() in "".join(path.read_text() for path in folder.glob("*.key"))


def test_it_does_not_show_itself() -> None:
    key = create_key(EDITION)

    assert key.key.hex() not in repr(key)
    assert repr(key.key) not in repr(key)
    assert str(key) == "EditionKey()"


def test_what_is_made_of_it_differs_by_purpose_and_is_the_same_each_time() -> None:
    key = EditionKey(key=bytes(32), seed=bytes(32))
    made = [
        key.voter_tag("x"),
        key.member_tag(EDITION),
        key.ballot_tag(voter_tag="x", turn="once", number=1),
        key.payload(voter_tag="x", choices=["w01"]),
        key.confirmation_token("x"),
        key.browser_secret("x"),
    ]

    assert len(set(made)) == len(made)
    assert {len(tag) for tag in made} == {64}
    assert made[0] == EditionKey(key=bytes(32), seed=b"\1" * 32).voter_tag("x")
    assert made[0] != EditionKey(key=b"\1" * 32, seed=bytes(32)).voter_tag("x")
    assert key.confirmation_code("x").isdecimal()
    assert len(key.confirmation_code("x")) == 6


def test_a_ballots_tag_differs_by_voter_turn_and_number() -> None:
    key = EditionKey(key=bytes(32), seed=bytes(32))
    tags = {
        key.ballot_tag(voter_tag=voter, turn=turn, number=number)
        for voter in ("a", "b")
        for turn in ("once", "2026-01-01")
        for number in (1, 2, 11)
    }

    assert len(tags) == 12


# The system check ----------------------------------------------------------------------------------------------------
def found() -> list[tuple[str | None, bool]]:
    problems: list[CheckMessage] = check_key_folder()
    assert all(problem.hint for problem in problems)
    return [(problem.id, problem.is_serious()) for problem in problems]


def test_a_sound_folder_and_none_yet_are_fine() -> None:
    assert found() == []
    create_key(EDITION)
    assert found() == []


def test_a_folder_under_a_public_one(settings: Any, tmp_path: Path) -> None:
    for public in (tmp_path, tmp_path / "keys"):
        settings.MEDIA_ROOT = public
        assert found() == [("cimaise.E030", True)]
    settings.MEDIA_ROOT, settings.STATIC_ROOT = tmp_path / "media", tmp_path
    assert found() == [("cimaise.E030", True)]


def test_a_folder_that_others_may_enter(folder: Path) -> None:
    create_key(EDITION)
    folder.chmod(0o755)

    assert [identifier for identifier, _serious in found()] == ["cimaise.W031"]


def test_a_key_that_others_may_read(folder: Path) -> None:
    create_key(EDITION)
    (folder / f"{EDITION}.key").chmod(0o644)

    assert found() == [("cimaise.E032", True)]


def test_a_folder_that_is_a_file(folder: Path) -> None:
    folder.write_text("")

    assert found() == [("cimaise.E033", True)]
