from __future__ import annotations

import os
from pathlib import Path

import pytest

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
