from __future__ import annotations

import pytest

from workflows.voting.counting.rules import DEFAULTS, Fault, faults, not_built


@pytest.mark.rule("voting V1")
def test_the_defaults_are_sound_and_can_be_counted() -> None:
    assert faults(DEFAULTS) == []
    assert not_built(DEFAULTS) == []


@pytest.mark.rule("voting V1")
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"method": "lottery"}, ("method", "bad_value")),
        ({"seats": 0}, ("seats", "out_of_range")),
        ({"seats": 2.0}, ("seats", "bad_value")),
        ({"seats": True}, ("seats", "bad_value")),
        ({"min": 6}, ("min", "out_of_order")),
        ({"method": "proportional", "max": 11}, ("max", "out_of_range")),
        ({"method": "score"}, ("score_max", "bad_value")),
        ({"score_max": 5}, ("score_max", "bad_value")),
        ({"none_of_these": 1}, ("none_of_these", "bad_value")),
        ({"recurrence": "weekly"}, ("recurrence", "bad_value")),
        ({"eligibility": []}, ("eligibility", "bad_value")),
        ({"eligibility": ["email", "email"]}, ("eligibility", "bad_value")),
        ({"eligibility": ["everyone"]}, ("eligibility", "bad_value")),
        ({"results_at": "never"}, ("results_at", "bad_value")),
        ({"confirmation_grace_minutes": 4321}, ("confirmation_grace_minutes", "out_of_range")),
        ({"objection_hours": 73}, ("objection_hours", "out_of_range")),
        ({"min_people": 0}, ("min_people", "out_of_range")),
        ({"public_draw": {"source": "x"}}, ("public_draw", "bad_value")),
        ({"constraints": [{"family": "maker", "group": "*", "at_least": 1, "at_most": None}]}, ("constraints", "bad_value")),
        ({"constraints": [{"family": "period", "group": "*", "at_least": None, "at_most": 1}]}, ("constraints", "bad_value")),
        ({"surprise": 1}, ("surprise", "unknown")),
    ],
)
def test_every_fault_is_named(change: dict[str, object], fault: tuple[str, str]) -> None:
    assert Fault(*fault) in faults({**DEFAULTS, **change})


@pytest.mark.rule("voting V1")
def test_a_missing_key_is_a_fault() -> None:
    assert faults({key: value for key, value in DEFAULTS.items() if key != "seats"}) == [Fault("seats", "missing")]
    assert faults([]) == [Fault("", "bad_value")]


@pytest.mark.rule("voting V2")
def test_constraints_on_museums_and_makers_are_sound_but_not_counted_yet() -> None:
    constraints = [
        {"family": "museum", "group": "m1", "at_least": 2, "at_most": 5},
        {"family": "maker", "group": "*", "at_least": None, "at_most": 2},
    ]

    assert faults({**DEFAULTS, "constraints": constraints}) == []
    assert not_built({**DEFAULTS, "constraints": constraints}) == [Fault("constraints", "not_built")]
