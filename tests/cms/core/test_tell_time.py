from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from cms.core import clock
from cms.core.checks import OURS


def numbers(**settings: object) -> list[str]:
    with override_settings(**{"SETTINGS_MODULE": "cms.config.settings.test", **settings}):
        return sorted(str(message.id) for message in run_checks(tags=[OURS]) if str(message.id).startswith("cimaise.E00"))


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("", timedelta()),
        ("  ", timedelta()),
        ("3d", timedelta(days=3)),
        ("90m", timedelta(minutes=90)),
        ("1d12h", timedelta(hours=36)),
        ("1d 12h", timedelta(hours=36)),
        ("-2h", timedelta(hours=-2)),
        ("0.5s", timedelta(milliseconds=500)),
    ],
)
def test_durations_are_read(text: str, duration: timedelta) -> None:
    assert clock.parse_duration(text) == duration


@pytest.mark.parametrize("text", ["3", "d", "3 days", "3w", "1h!", "file", "--1d", "3d,"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        clock.parse_duration(text)


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_what_is_written_is_read_again(seconds: int) -> None:
    duration = timedelta(seconds=seconds)
    assert clock.parse_duration(clock.format_duration(duration)) == duration


@pytest.mark.django_db
def test_it_is_the_databases_clock_in_utc() -> None:
    before = datetime.now(UTC) - timedelta(seconds=2)
    now = clock.now()

    assert now.tzinfo == UTC
    assert before <= now <= datetime.now(UTC) + timedelta(seconds=2)


@pytest.mark.django_db
def test_it_goes_on_inside_a_transaction() -> None:
    """On PostgreSQL ``now()`` is the transaction's start: whoever waited for a lock would be judged by an hour that is over."""
    with transaction.atomic():
        first = clock.now()
        time.sleep(0.05)
        assert clock.now() - first >= timedelta(milliseconds=40)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT now()")
                assert cursor.fetchone()[0] <= first


@pytest.mark.django_db
def test_the_offset_moves_it(clock_offset: Callable[[str], None], tmp_path: Path) -> None:
    file = tmp_path / "offset"
    clock_offset(f"file:{file}")
    real = clock.now()
    file.write_text("3d\n")

    assert timedelta(days=3) <= clock.now() - real < timedelta(days=3, minutes=1)
    file.unlink()
    assert clock.now() - real < timedelta(minutes=1)


def test_only_tests_and_the_demonstration_may_move_it() -> None:
    profile = {"SETTINGS_MODULE": "cms.config.settings.embedded"}

    assert numbers(CLOCK_OFFSET="3d", DEMONSTRATION=False, **profile) == ["cimaise.E001"]
    assert numbers(CLOCK_OFFSET="3d", DEMONSTRATION=True, **profile) == []
    assert numbers(CLOCK_OFFSET="", DEMONSTRATION=False, **profile) == []
    assert numbers(CLOCK_OFFSET="3d") == []


def test_an_offset_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    file.write_text("soon")

    assert numbers(CLOCK_OFFSET="3 weeks") == ["cimaise.E002"]
    assert numbers(CLOCK_OFFSET=f"file:{file}") == ["cimaise.E002"]
