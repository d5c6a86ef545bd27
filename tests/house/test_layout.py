from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 400


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def test_the_folder_of_the_contract_does_not_shadow_graphql_core() -> None:
    import graphql

    assert not (ROOT / "graphql" / "__init__.py").exists()
    assert hasattr(graphql, "execute")


def test_no_module_is_longer_than_two_should_be() -> None:
    modules = [path for path in tracked("*.py") if "migrations" not in path.parts]

    long = {str(path.relative_to(ROOT)): lines for path in modules if (lines := len(path.read_text().splitlines())) > LONGEST}

    assert modules
    assert long == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {path.stem for path in tracked("*.py", "*.ts")}

    assert named & {"utils", "helpers", "misc", "common"} == set()


def test_lock_files_name_no_host() -> None:
    locks = [*tracked("requirements/*.txt"), *tracked("frontends/package-lock.json")]

    assert len(locks) >= 3
    # A workspace's `resolved` is a folder of ours; any other would name a registry.
    assert [path.name for path in locks if re.search(r'"resolved": "\w+:|--(extra-)?index', path.read_text())] == []
    assert [path.name for path in tracked("requirements/*.txt") if "://" in path.read_text()] == []
