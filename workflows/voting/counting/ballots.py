"""What a ballot may hold, and how ballots are published (voting V14, V54)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from workflows.voting.counting.canonical import canonical

Choices = Sequence[str]


class BadChoices(ValueError):
    """``code``: too_few, too_many, twice, not_a_candidate or withdrawn."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def read_choices(choices: Choices, *, rules: Mapping[str, Any], candidates: Set[str], withdrawn: Set[str] = frozenset()) -> list[str]:
    """An approval ballot in its canonical order, ids ascending; [] is "none of these". Raises BadChoices."""
    distinct = set(choices)
    if len(distinct) != len(choices):
        raise BadChoices("twice")
    if not distinct <= candidates:
        raise BadChoices("not_a_candidate")
    if distinct & withdrawn:
        raise BadChoices("withdrawn")
    if not choices and rules["none_of_these"]:
        return []
    if len(choices) < max(rules["min"], 1):
        raise BadChoices("too_few")
    if len(choices) > rules["max"]:
        raise BadChoices("too_many")
    return sorted(distinct)


def grouped(ballots: Iterable[Choices]) -> list[list[Any]]:
    """[[n, choices], …], equal ballots together, sorted by the canonical bytes of the choices: no order of casting is left."""
    counts = Counter(tuple(choices) for choices in ballots)
    rows: list[list[Any]] = [[counts[choices], list(choices)] for choices in counts]
    return sorted(rows, key=lambda row: canonical(row[1]))
