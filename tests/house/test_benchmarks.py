"""Benchmarks are no tests of speed here; but each still runs, so that none is found broken on the day when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.bench import Line

BENCHMARKS = sorted(path.stem for path in (Path(__file__).resolve().parents[1] / "benchmarks").glob("bench_*.py"))


def once(name: str, *, ours: Callable[[], object], reference: Callable[[], object], bound: float, **rounds: int) -> Line:
    ours(), reference()
    return Line(name=name, ours=1, reference=1, bound=bound)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module(f"tests.benchmarks.{name}")
    # One that measures by itself has no use for it.
    monkeypatch.setattr(module, "compare", once, raising=False)

    lines = list(module.run())

    assert lines
    assert len({line.name for line in lines}) == len(lines)
