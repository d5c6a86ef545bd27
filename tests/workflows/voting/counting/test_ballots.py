from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.voting.counting.ballots import BadChoices, grouped, read_choices
from workflows.voting.counting.canonical import canonical
from workflows.voting.counting.rules import DEFAULTS

IDS = frozenset(f"w{number:02d}" for number in range(1, 13))
ballots = st.lists(st.lists(st.sampled_from(sorted(IDS)), unique=True, max_size=5).map(sorted), max_size=40)


def rules(**values: object) -> dict[str, object]:
    return {**DEFAULTS, **values}


@pytest.mark.rule("voting V54")
@given(ballots, st.randoms())
def test_grouping_forgets_the_order_and_nothing_else(cast: list[list[str]], random: object) -> None:
    shuffled = list(cast)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    rows = grouped(cast)

    assert rows == grouped(shuffled)
    assert sorted(choices for number, choices in rows for _ in range(number)) == sorted(cast)
    assert [canonical(row[1]) for row in rows] == sorted({canonical(choices) for choices in cast})


@pytest.mark.rule("voting V14")
@given(st.lists(st.sampled_from([*sorted(IDS), "w13", "x"]), max_size=8), st.integers(0, 3), st.integers(3, 6), st.booleans())
def test_a_ballot_is_valid_exactly_when_the_rules_say_so(choices: list[str], least: int, most: int, none_of_these: bool) -> None:
    sound = len(set(choices)) == len(choices) and set(choices) <= IDS
    fits = max(least, 1) <= len(choices) <= most or (not choices and none_of_these)
    asked = rules(min=least, max=most, none_of_these=none_of_these)

    if sound and fits:
        assert read_choices(choices, rules=asked, candidates=IDS) == sorted(choices)
    else:
        with pytest.raises(BadChoices):
            read_choices(choices, rules=asked, candidates=IDS)


@pytest.mark.rule("voting V14")
@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ([], "too_few"),
        (["w01"], "too_few"),
        (["w01", "w02", "w03", "w04"], "too_many"),
        (["w01", "w01"], "twice"),
        (["w01", "w99"], "not_a_candidate"),
        (["w01", "w12"], "withdrawn"),
    ],
)
def test_a_bad_ballot_says_why(choices: list[str], code: str) -> None:
    with pytest.raises(BadChoices) as refusal:
        read_choices(choices, rules=rules(min=2, max=3), candidates=IDS, withdrawn=frozenset({"w12"}))

    assert refusal.value.code == code
