from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from cms.core import changes, periodic
from cms.core.models import Change

Subscribe = Callable[..., list[Change]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Subscribe:
    """``heard("kind", then=…)`` subscribes for this test and answers with the changes that arrived; ``then(change)`` may write or fail."""
    monkeypatch.setattr(changes, "_subscriptions", {})

    def subscribe(kind: str, *, name: str = "test.subscriber", then: Callable[[Change], object] = lambda change: None) -> list[Change]:
        arrived: list[Change] = []

        def handler(change: Change) -> None:
            arrived.append(change)
            then(change)

        changes.subscribe(kind, name=name)(handler)
        return arrived

    return subscribe


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[object]]:
    """Periodic acts of this test alone: ``registry("test.act", every=…, then=…)`` answers with the instants at which it ran."""
    monkeypatch.setattr(periodic, "_acts", {})

    def register(
        name: str = "test.act", *, every: timedelta = timedelta(minutes=10), then: Callable[[], str] = lambda: "done"
    ) -> list[object]:
        runs: list[object] = []

        def act(now: object) -> str:
            runs.append(now)
            return then()

        periodic.periodic(name, every=every)(act)
        return runs

    return register
