"""Collections: the import of a whole source, as its command does it, against the bare rows that it leaves; and the memory that it takes."""

from __future__ import annotations

import csv
import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.db import connection

from tests.benchmarks import bench
from tests.benchmarks.bench import Line
from tests.conftest import SHARED_DATA

ROOT = Path(__file__).resolve().parents[2]
CARNEGIE = SHARED_DATA / "works" / "carnegie_works.csv.gz"
# Rows where the tests only see that it runs, and where there are no real ones.
SLICE, MADE = 1_000, 20_000
MEGABYTES = 300


def run() -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="cimaise-bench-") as folder:
        yield from _import(Path(folder))


def _import(folder: Path) -> Iterator[Line]:
    file = _file(folder)
    imported, bare = folder / "imported.sqlite3", folder / "bare.sqlite3"
    _empty_database(bare)
    shutil.copy(bare, imported)
    seconds, megabytes = _command(imported, file)
    yield Line(name="collections.import / bulk_create of its rows", ours=seconds, reference=_bare_rows(imported, bare), bound=3.0)
    # Not a time: megabytes, written as seconds a thousandth.
    yield Line(name="collections.import, memory / what it may take", ours=megabytes, reference=MEGABYTES, bound=1.0, unit="MB")


def _file(folder: Path) -> Path:
    """All of Carnegie; a slice of it in the tests; made rows of the same layout, and a line that says so, where it is absent."""
    if CARNEGIE.exists() and bench.whole:
        return CARNEGIE
    made = folder / "works.csv"
    with made.open("w", newline="", encoding="utf-8") as out:
        if CARNEGIE.exists():
            with gzip.open(CARNEGIE, "rt", encoding="utf-8", newline="") as real:
                csv.writer(out).writerows(islice(csv.reader(real), SLICE + 1))
        else:
            number = MADE if bench.whole else SLICE
            print(f"(the real records are not beside the checkout: {number} made rows instead)")
            csv.writer(out).writerows(_made(number))
    return made


def _made(number: int) -> Iterator[list[str]]:
    columns = "id accession_number title creators creator_roles creator_nationalities creator_birth_years creator_death_years"
    columns += " creation_date creation_date_earliest creation_date_latest medium classification department physical_location"
    columns += " width_in height_in depth_in diameter_in credit_line date_acquired image_url provenance"
    yield columns.split()
    for n in range(number):
        life = [str(1800 + n % 100), str(1860 + n % 100)]
        date = [f"c. {1850 + n % 60}", f"{1845 + n % 60}-01-01", f"{1855 + n % 60}-01-01"]
        kinds = ["silver gelatin print", "photographs", "Photography", "Not on View"]
        gift = [f"Gift of Mrs. {n}", "1998-02-05", f"http://images.example/{n}.jpg", f"Mrs. {n}, Pittsburgh, PA, 1998."]
        rest = ["9.5", "7.25", "", "", *gift]
        yield [f"made:{n}", f"1998.{n}", f"View number {n}", f"Maker {n % 500}", "", "American", *life, *date, *kinds, *rest]


def _empty_database(path: Path) -> None:
    """A migrated database: a copy of the one that is there, if it is SQLite's, or one made anew."""
    if connection.vendor == "sqlite" and not apps.get_model("cms_collections", "Work")._default_manager.exists():
        source, target = sqlite3.connect(connection.settings_dict["NAME"]), sqlite3.connect(path)
        with target:
            source.backup(target)
        source.close(), target.close()
    else:
        words = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity", "0"]
        subprocess.run(words, cwd=ROOT, env=_environment(path), check=True)


def _environment(database: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "cms.config.settings.test"}


def _command(database: Path, file: Path) -> tuple[float, float]:
    """The whole command in a process of its own: seconds, and the most megabytes that it held."""
    words = [sys.executable, str(ROOT / "manage.py"), "import_works", str(file), "--profile", "carnegie"]
    start = time.perf_counter()
    process = subprocess.Popen(words, cwd=ROOT, env=_environment(database), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the import ended with {process.returncode}")
    return seconds, used.ru_maxrss / 1024


def _bare_rows(imported: Path, bare: Path) -> float:
    """Seconds that bulk_create takes for every row that the import left; in a process of its own, as the import is."""
    words = [sys.executable, "-m", "tests.benchmarks.bare_rows", str(bare)]
    return float(subprocess.run(words, cwd=ROOT, env=_environment(imported), check=True, capture_output=True, text=True).stdout)
