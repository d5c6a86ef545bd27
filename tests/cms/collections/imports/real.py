"""Real records, as many as a test takes, and waiting for a process that reads them."""

from __future__ import annotations

import csv
import gzip
import time
from itertools import islice
from pathlib import Path
from typing import Any

from cms.collections.models import ImportRun


def part_of(source: Path, target: Path, *, rows: int, delimiter: str = ",") -> Path:
    """The first ``rows`` of a gzipped list, under its header."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as whole, target.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(islice(csv.reader(whole, delimiter=delimiter), rows + 1))
    return target


def carnegie(target: Path, rows: int, shared_data: Path) -> Path:
    return part_of(shared_data / "works" / "carnegie_works.csv.gz", target, rows=rows)


def wait_for(done: int, process: Any) -> None:
    """Until another process has committed so many rows."""
    for _moment in range(6_000):
        if ImportRun.objects.filter(done__gte=done).exists():
            return
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    raise AssertionError("no batch came")
