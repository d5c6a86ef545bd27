"""What a benchmark is: ours against a reference measured in the same run, in alternated rounds; the ratio has a bound."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

# Set by ``make bench``: the tests see that a benchmark runs, on a part of its data.
whole = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """Seconds an operation, ours and the reference's (medians of rounds), and how many times the reference ours may take.

    With ``unit`` "MB": the most memory that a process took.
    """

    name: str
    ours: float
    reference: float
    bound: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.ours / self.reference

    @property
    def holds(self) -> bool:
        return self.ratio <= self.bound

    def text(self) -> str:
        ours, reference = (f"{one:.0f} MB" if self.unit == "MB" else f"{one * 1000:.3f} ms" for one in (self.ours, self.reference))
        return f"{self.name:44} {ours:>12} {reference:>12} {self.ratio:8.2f} {self.bound:8.2f}  {'yes' if self.holds else 'NO'}"

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": self.ratio, "holds": self.holds}


def compare(
    name: str, *, ours: Callable[[], object], reference: Callable[[], object], bound: float, rounds: int = 15, each: int = 20
) -> Line:
    """Times both in alternated rounds of ``each`` calls, so that a noisy neighbour meets both; answers with the medians."""
    ours(), reference()
    times: dict[str, list[float]] = {"ours": [], "reference": []}
    for _ in range(rounds):
        for side, call in (("ours", ours), ("reference", reference)):
            start = time.perf_counter()
            for _ in range(each):
                call()
            times[side].append((time.perf_counter() - start) / each)
    return Line(name=name, ours=statistics.median(times["ours"]), reference=statistics.median(times["reference"]), bound=bound)


@contextmanager
def prepared_database() -> Iterator[None]:
    """A migrated test database, removed afterwards."""
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(databases)
        runner.teardown_test_environment()
