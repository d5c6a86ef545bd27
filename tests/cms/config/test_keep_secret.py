from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cms.config.secret import local_secret_key


def test_it_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"

    key = local_secret_key(path)

    assert len(key) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert local_secret_key(path) == key
    assert [file.name for file in path.parent.iterdir()] == ["secret-key"]
    assert local_secret_key(tmp_path / "other" / "secret-key") != key


def test_processes_that_begin_at_once_read_one_key(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: local_secret_key(path), range(32)))

    assert len(keys) == 1
    assert "" not in keys
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OSError, match="file"):
        local_secret_key(tmp_path / "file" / "secret-key")
