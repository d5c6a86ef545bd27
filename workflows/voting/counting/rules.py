"""The rules of an edition are one JSON object (voting V1); this says what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

METHODS = ("approval", "score", "ranked", "proportional")
RECURRENCES = ("once", "daily")
RESULTS_AT = ("tally", "certification")
ELIGIBILITIES = ("member", "email", "presence+email", "presence+member", "slip")
FAMILIES = ("museum", "maker")
DEFAULTS: Mapping[str, Any] = {
    "method": "approval",
    "seats": 20,
    "min": 1,
    "max": 5,
    "score_max": None,
    "none_of_these": False,
    "recurrence": "once",
    "eligibility": ["email", "member"],
    "constraints": [],
    "results_at": "certification",
    "confirmation_grace_minutes": 1440,
    "objection_hours": 24,
    "min_people": 10,
    "public_draw": None,
}
_RANGES = {
    "seats": (1, 10_000),
    "min": (0, 10_000),
    "max": (1, 10_000),
    "confirmation_grace_minutes": (0, 4320),
    "objection_hours": (0, 72),
    "min_people": (1, 100),
}


class Fault(NamedTuple):
    """``field`` is a key of the rules, ``code`` one of: missing, unknown, bad_value, out_of_range, out_of_order, not_built."""

    field: str
    code: str


def faults(rules: object) -> list[Fault]:
    """Everything that keeps ``rules`` from being rules, in the order of the keys; [] when they are sound."""
    if not isinstance(rules, Mapping):
        return [Fault("", "bad_value")]
    found = [Fault(key, "missing") for key in DEFAULTS if key not in rules]
    found += [Fault(str(key), "unknown") for key in rules if key not in DEFAULTS]
    if found:
        return found
    return [*_values(rules), *_numbers(rules), *_constraints(rules["constraints"]), *_public_draw(rules["public_draw"])]


def not_built(rules: Mapping[str, Any]) -> list[Fault]:
    """What this version cannot count yet, though the rules are sound: an edition on such rules cannot open."""
    found = [] if rules["method"] == "approval" else [Fault("method", "not_built")]
    found += [Fault("constraints", "not_built")] if rules["constraints"] else []
    found += [Fault("public_draw", "not_built")] if rules["public_draw"] else []
    return found + ([] if set(rules["eligibility"]) <= {"email", "member"} else [Fault("eligibility", "not_built")])


def _values(rules: Mapping[str, Any]) -> list[Fault]:
    found = [
        Fault(key, "bad_value")
        for key, allowed in (("method", METHODS), ("recurrence", RECURRENCES), ("results_at", RESULTS_AT))
        if rules[key] not in allowed
    ]
    if not isinstance(rules["none_of_these"], bool):
        found.append(Fault("none_of_these", "bad_value"))
    who = rules["eligibility"]
    if not isinstance(who, list) or not who or len(set(map(str, who))) != len(who) or any(kind not in ELIGIBILITIES for kind in who):
        found.append(Fault("eligibility", "bad_value"))
    return found


def _numbers(rules: Mapping[str, Any]) -> list[Fault]:
    found = [Fault(key, "bad_value") for key in _RANGES if not _is_integer(rules[key])]
    if found:
        return found
    found = [Fault(key, "out_of_range") for key, (low, high) in _RANGES.items() if not low <= rules[key] <= high]
    if rules["min"] > rules["max"]:
        found.append(Fault("min", "out_of_order"))
    if rules["method"] == "proportional" and rules["max"] > 10:
        found.append(Fault("max", "out_of_range"))
    score_max = rules["score_max"]
    if (rules["method"] == "score") != _is_integer(score_max) or (_is_integer(score_max) and not 1 <= score_max <= 100):
        found.append(Fault("score_max", "bad_value"))
    return found


def _constraints(constraints: object) -> list[Fault]:
    sound = isinstance(constraints, list) and all(_is_constraint(constraint) for constraint in constraints)
    return [] if sound else [Fault("constraints", "bad_value")]


def _is_constraint(constraint: object) -> bool:
    if not isinstance(constraint, Mapping) or set(constraint) != {"family", "group", "at_least", "at_most"}:
        return False
    least, most = constraint["at_least"], constraint["at_most"]
    limits = [limit for limit in (least, most) if limit is not None]
    if constraint["family"] not in FAMILIES or not isinstance(constraint["group"], str) or not constraint["group"] or not limits:
        return False
    if constraint["family"] == "maker" and least is not None:
        return False
    return all(_is_integer(limit) and limit >= 0 for limit in limits) and (len(limits) == 1 or least <= most)


def _public_draw(announced: object) -> list[Fault]:
    if announced is None:
        return []
    sound = isinstance(announced, Mapping) and set(announced) == {"source", "date", "format"} and all(map(_is_text, announced.values()))
    return [] if sound else [Fault("public_draw", "bad_value")]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
