"""A turn is the local date of the cast in the site's zone, however long that day is (V10)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core import clock
from tests.factories.sites import SiteFactory
from tests.factories.voting import BallotFactory, EditionFactory
from workflows.voting.models import RollEntry
from workflows.voting.selectors.turns import turn_of

pytestmark = pytest.mark.rule("voting V10")
PARIS, CAIRO = "Europe/Paris", "Africa/Cairo"


def day(at: str, zone: str = PARIS) -> str:
    return turn_of(datetime.fromisoformat(at), time_zone=zone, recurrence="daily")


@pytest.mark.parametrize(
    ("at", "turn"),
    [
        ("2026-10-24T21:59:59Z", "2026-10-24"),
        ("2026-10-24T22:00:00Z", "2026-10-25"),
        ("2026-10-25T00:30:00Z", "2026-10-25"),
        ("2026-10-25T01:30:00Z", "2026-10-25"),
        ("2026-10-25T22:59:59Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-26"),
        ("2026-03-28T22:59:59Z", "2026-03-28"),
        ("2026-03-28T23:00:00Z", "2026-03-29"),
        ("2026-03-29T21:59:59Z", "2026-03-29"),
        ("2026-03-29T22:00:00Z", "2026-03-30"),
    ],
)
def test_in_paris_a_day_has_23_to_25_hours(at: str, turn: str) -> None:
    assert day(at) == turn


def test_both_half_past_two_of_an_october_night_are_one_turn() -> None:
    zone = ZoneInfo(PARIS)
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]

    assert twice[1] - twice[0] == timedelta(hours=1)
    assert {turn_of(at, time_zone=PARIS, recurrence="daily") for at in twice} == {"2026-10-25"}


def test_in_cairo_a_day_may_begin_at_one() -> None:
    assert day("2026-04-23T21:59:59Z", CAIRO) == "2026-04-23"
    assert day("2026-04-23T22:00:00Z", CAIRO) == "2026-04-24"
    assert datetime(2026, 4, 23, 22, tzinfo=UTC).astimezone(ZoneInfo(CAIRO)).hour == 1
    assert day("2026-04-24T20:59:59Z", CAIRO) == "2026-04-24"
    assert day("2026-04-24T21:00:00Z", CAIRO) == "2026-04-25"


@pytest.mark.parametrize(
    ("zone", "turn"),
    [("Pacific/Noumea", "2026-06-02"), (PARIS, "2026-06-01"), ("America/Cayenne", "2026-06-01"), ("Pacific/Tahiti", "2026-06-01")],
)
def test_each_site_has_its_own_day(zone: str, turn: str) -> None:
    assert day("2026-06-01T15:00:00Z", zone) == turn


def test_once_is_one_turn_for_all_time() -> None:
    turns = {turn_of(datetime(year, 1, 1, tzinfo=UTC), time_zone=PARIS, recurrence="once") for year in range(1990, 2090)}

    assert turns == {"once"}


@given(
    st.integers(0, 15 * 366 * 86_400).map(lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)),
    st.sampled_from([PARIS, CAIRO, "Pacific/Noumea", "America/Miquelon", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_turns_follow_each_other_and_none_is_skipped(at: datetime, zone: str) -> None:
    now, later = (turn_of(moment, time_zone=zone, recurrence="daily") for moment in (at, at + timedelta(hours=25)))

    assert date.fromisoformat(now) < date.fromisoformat(later) <= date.fromisoformat(now) + timedelta(days=2)


@pytest.mark.django_db
def test_a_cast_is_stored_under_the_turn_of_its_site(monkeypatch: pytest.MonkeyPatch) -> None:
    site = SiteFactory.bare("noumea")
    site.time_zone = "Pacific/Noumea"
    site.save()
    opens = datetime(2027, 3, 1, 9, tzinfo=UTC)
    instants = iter([opens + timedelta(hours=hour) for hour in (3.9, 4.1, 28.1)])
    monkeypatch.setattr(clock, "now", lambda using="default": opens)
    edition = EditionFactory.open(site=site, opens_at=opens, rules={"recurrence": "daily"})

    for instant in instants:
        monkeypatch.setattr(clock, "now", lambda using="default", at=instant: at)
        BallotFactory.waiting(edition, email="ana@exemple.fr")

    assert sorted(RollEntry.objects.values_list("turn", flat=True)) == ["2027-03-01", "2027-03-02", "2027-03-03"]
