from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from cms.collections.actions.imports import RunImport
from cms.collections.models import ImportRun, Museum
from cms.collections.sources.doubts import ReadRow
from cms.core import clock
from tests.cms.collections.imports.listed import Listed
from tests.factories.collections import MuseumFactory


@pytest.fixture
def museum(db: None) -> Museum:
    return MuseumFactory.create(name="Musée d’essai", town="Rouen")


@pytest.fixture
def prepared(museum: Museum) -> Callable[..., ImportRun]:
    """``prepared(rows)``: a run of the source « essai » of the museum, before its first row."""

    def make(rows: Sequence[ReadRow], **values: Any) -> ImportRun:
        usual = {"source": "essai", "profile": "essai", "definition": {"label": "Base d’essai"}, "file_name": "essai.csv", "museum": museum}
        return ImportRun.objects.create(**{**usual, "total": len(rows), "created_at": clock.now(), **values})

    return make


@pytest.fixture
def bring_in(prepared: Callable[..., ImportRun]) -> Callable[..., ImportRun]:
    """``bring_in(row(2, …), row(3, …))``: a whole run over these rows; answers with the run as it ended."""

    def run(*rows: ReadRow, dry: bool = False, **values: Any) -> ImportRun:
        return RunImport(import_run=prepared(rows, **values), dry=dry, rows=Listed(rows)).run()

    return run


@pytest.fixture
def batches_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """``batches_of(2)``: so many rows a transaction, so that few rows make several."""
    return lambda number: monkeypatch.setattr("cms.collections.actions.imports.run.BATCH", number)
