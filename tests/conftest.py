from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# One fixed seed, so that a green run stays green; HYPOTHESIS_SEED=random runs with one that nobody chose, and says which example failed.
hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None)
hypothesis.settings.register_profile("random", deadline=None, print_blob=True)
hypothesis.settings.load_profile("random" if os.environ.get("HYPOTHESIS_SEED") == "random" else "fixed")

SHARED_DATA = Path(os.environ.get("CIMAISE_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")


@pytest.fixture
def shared_data() -> Path:
    """The real records beside the checkout; the test is skipped, saying so, where they are absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real records are not beside the checkout (CIMAISE_DATA names another folder)")
    return SHARED_DATA


@pytest.fixture
def clock_offset(settings: object) -> object:
    """Moves the clock: ``clock_offset("3d")``."""

    def move(by: str) -> None:
        settings.CLOCK_OFFSET = by  # type: ignore[attr-defined]

    return move


@pytest.fixture(autouse=True)
def frozen_rows_end_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Between tests with real commits every table is emptied; on SQLite the triggers that freeze rows would refuse, so they step aside."""
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in request.fixturenames
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if not commits:
        return
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql IS NOT NULL")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        call_command("flush", interactive=False, verbosity=0, reset_sequences=False, inhibit_post_migrate=True)
        for _name, sql in triggers:
            cursor.execute(sql)
