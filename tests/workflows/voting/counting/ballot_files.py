"""Reads approval ballots from PrefLib's ``.cat`` and Pabulib's ``.pb`` files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Election:
    """``ballots`` hold the names of what was approved; ``published`` is the file's own count, where it states one."""

    candidates: list[str]
    ballots: list[list[str]]
    published: dict[str, int]


def read(path: Path) -> Election:
    return _preflib(path) if path.suffix == ".cat" else _pabulib(path)


def _preflib(path: Path) -> Election:
    lines = path.read_text().splitlines()
    named = [re.fullmatch(r"# ALTERNATIVE NAME (\d+): (.+)", line) for line in lines]
    names = {match[1]: match[2].strip() for match in named if match}
    ballots: list[list[str]] = []
    for line in lines:
        # « 2: {1,3},{2} »: how many ballots approved of 1 and 3; a single name has no braces.
        if match := re.fullmatch(r"(\d+): (\{[\d,]*\}|\d+),.*", line):
            approved = [names[number] for number in match[2].strip("{}").split(",") if number]
            ballots += [approved] * int(match[1])
    return Election(candidates=list(names.values()), ballots=ballots, published={})


def _pabulib(path: Path) -> Election:
    with path.open(newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    projects, votes = list(_section(rows, "PROJECTS")), list(_section(rows, "VOTES"))
    return Election(
        candidates=[row["project_id"] for row in projects],
        ballots=[row["vote"].split(",") for row in votes],
        published={row["project_id"]: int(row["votes"]) for row in projects},
    )


def _section(rows: list[list[str]], name: str) -> Iterator[dict[str, str]]:
    start = rows.index([name]) + 1
    for row in rows[start + 1 :]:
        if len(row) == 1:
            return
        yield dict(zip(rows[start], row, strict=False))
