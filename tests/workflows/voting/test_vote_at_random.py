"""Random sequences of casts, confirmations and cancellations against a model in plain Python; then the count against another."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.core.errors import DomainError
from tests.factories.people import MemberFactory
from tests.factories.voting import BallotFactory, EditionFactory, current_tally, fresh, then
from workflows.people.models import Member
from workflows.voting.actions import CancelBallot, ConfirmBallot, TallyEdition
from workflows.voting.actions.cast_ballot import Cast
from workflows.voting.counting import approval, dossier
from workflows.voting.counting.ballots import grouped
from workflows.voting.enums import BallotState
from workflows.voting.models import Ballot, Edition, Receipt

pytestmark = pytest.mark.django_db
NUMBERS = ["w01", "w02", "w03", "w04"]
ADDRESSES = ["ana@exemple.fr", "bob@exemple.fr", "membre@exemple.fr"]
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much]
_keys = count(1)

choices = st.lists(st.sampled_from(NUMBERS), unique=True, max_size=3)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("cast"), st.sampled_from(ADDRESSES), choices),
        st.tuples(st.just("cast as member"), choices),
        st.tuples(st.sampled_from(["confirm", "cancel", "retry"]), st.integers(0, 11)),
        st.tuples(st.just("next day")),
    ),
    max_size=14,
)


@dataclass
class Made:
    """One cast of the model: the newest of a person and turn has the highest number."""

    who: str
    turn: int
    number: int
    choices: list[str]
    state: str
    confirmed: bool = False


@dataclass
class Model:
    """The rules V13 to V19 once more, as short as they can be said."""

    casts: list[Made] = field(default_factory=list)

    def cast(self, who: str, turn: int, choices: Sequence[str], *, waits: bool) -> Made:
        number = 1 + max([0, *(made.number for made in self._of(who, turn))])
        made = Made(who, turn, number, sorted(choices), "awaiting_confirmation")
        self.casts.append(made)
        if not waits:
            self._settle(made)
        waiting = [made for made in self._of(who, turn) if made.state == "awaiting_confirmation"]
        for older in sorted(waiting, key=lambda made: -made.number)[3:] if waits else ():
            older.state = "replaced"
        return made

    def confirm(self, made: Made) -> str | None:
        """The refusal's code, if it is refused."""
        if made.confirmed:
            return None
        if made.state != "awaiting_confirmation":
            return made.state
        made.confirmed = True
        self._settle(made)
        return None

    def cancel(self, made: Made) -> str | None:
        if made.confirmed:
            return "already_confirmed"
        if made.state == "awaiting_confirmation":
            made.state = "cancelled"
        return None

    def _settle(self, made: Made) -> None:
        counted = [other for other in self._of(made.who, made.turn) if other.state == "counted"]
        made.state = "replaced" if any(other.number > made.number for other in counted) else "counted"
        if made.state == "counted":
            for other in counted:
                other.state = "replaced"

    def _of(self, who: str, turn: int) -> list[Made]:
        return [made for made in self.casts if (made.who, made.turn) == (who, turn)]


@dataclass
class Played:
    made: Made
    cast: Cast
    email: str
    key: str
    token: str


def play(edition: Edition, member: Member, told: list[tuple[Any, ...]], *, daily: bool) -> tuple[Model, list[Played]]:
    model, played, day = Model(), [], 0
    for verb, *what in told:
        with then(f"-{4 - day}d"):
            if verb == "next day":
                day = min(day + 1, 2)
            elif verb == "cast":
                email, chosen = what
                ballot = BallotFactory.waiting(edition, chosen, email=email, key=f"{next(_keys):032x}")
                made = model.cast(email, day if daily else 0, chosen, waits=True)
                played.append(Played(made, ballot.cast, email, ballot.key, ballot.token))
            elif verb == "cast as member":
                key = f"{next(_keys):032x}"
                cast = BallotFactory.of_member(edition, member, what[0], key=key)
                made = model.cast(member.person.address, day if daily else 0, what[0], waits=False)
                assert cast.status == made.state
                played.append(Played(made, cast, "", key, ""))
            elif played:
                again(edition, member, model, verb, played[what[0] % len(played)])
    return model, played


def again(edition: Edition, member: Member, model: Model, verb: str, one: Played) -> None:
    """Confirms, cancels or retries a cast; what is refused is refused for the model's reason."""
    if verb == "retry":
        chosen = one.made.choices[::-1]
        if one.email:
            answer = BallotFactory.waiting(edition, chosen, email=one.email, key=one.key).cast
        else:
            answer = BallotFactory.of_member(edition, member, chosen, key=one.key)
        assert (answer.receipt, answer.status) == (one.cast.receipt, one.made.state)
    elif one.token:
        code = None
        try:
            with transaction.atomic():
                (ConfirmBallot if verb == "confirm" else CancelBallot)(token=one.token).run()
        except DomainError as refusal:
            code = refusal.code
        assert code == (model.confirm if verb == "confirm" else model.cancel)(one.made)


def compare(edition: Edition, model: Model, played: list[Played]) -> None:
    states = dict(Receipt.objects.filter(edition=edition).values_list("code", "status"))
    assert {one.cast.receipt: one.made.state for one in played} == states
    kept = [made for made in model.casts if made.state in {"counted", "awaiting_confirmation"}]
    ballots = Ballot.objects.filter(edition=edition, choices__isnull=False).values_list("state", "choices")
    assert sorted((state, chosen) for state, chosen in ballots) == sorted((made.state, made.choices) for made in kept)
    per_turn = Counter((made.who, made.turn) for made in model.casts if made.state == "counted")
    assert set(per_turn.values()) <= {1}, "nobody counts twice"


def count_and_compare(edition: Edition, model: Model) -> None:
    TallyEdition(edition=edition).run()
    tally, counted = current_tally(edition), [made.choices for made in model.casts if made.state == "counted"]
    file = json.loads(tally.dossier)
    assert file["ballots"] == grouped(counted)
    votes = Counter(choice for chosen in counted for choice in chosen)
    assert {work["id"]: work["votes"] for work in tally.outcome["works"]} == {number: votes[number] for number in NUMBERS}
    assert file["figures"]["people"] == len({made.who for made in model.casts if made.state == "counted"})
    assert file["figures"]["blank"] == counted.count([])
    assert dossier.count(file) == tally.outcome
    assert TallyEdition(edition=fresh(edition)).run().dossier == tally.dossier


def vote_at_random(examples: int, recurrence: str) -> None:
    with then("-4d"):
        edition = EditionFactory.open(rules={"none_of_these": True, "recurrence": recurrence})
    member = MemberFactory(person__address=ADDRESSES[2])

    @settings(max_examples=examples, deadline=None, suppress_health_check=QUIET)
    @given(steps)
    def once(told: list[tuple[Any, ...]]) -> None:
        with transaction.atomic():
            model, played = play(edition, member, told, daily=recurrence == "daily")
            compare(edition, model, played)
            count_and_compare(edition, model)
            transaction.set_rollback(True)

    once()


@pytest.mark.rule("voting V19")
@pytest.mark.parametrize("recurrence", ["once", "daily"])
def test_whatever_voters_do_the_model_agrees(recurrence: str) -> None:
    vote_at_random(20, recurrence)


@pytest.mark.soak
@pytest.mark.parametrize("recurrence", ["once", "daily"])
def test_whatever_many_voters_do_the_model_agrees(recurrence: str) -> None:
    vote_at_random(1000, recurrence)


stored = st.lists(st.tuples(st.sampled_from(BallotState.values), st.lists(st.sampled_from(NUMBERS), unique=True).map(sorted)), max_size=40)


def count_twice(examples: int) -> None:
    edition, other = EditionFactory.open(), EditionFactory.open()

    @settings(max_examples=examples, deadline=None, suppress_health_check=QUIET)
    @given(stored)
    def once(held: list[tuple[str, list[str]]]) -> None:
        with transaction.atomic():
            keeping = {BallotState.COUNTED, BallotState.AWAITING_CONFIRMATION}
            rows = [Ballot(edition=edition, state=state, choices=chosen if state in keeping else None) for state, chosen in held]
            Ballot.objects.bulk_create([*rows, Ballot(edition=other, state=BallotState.COUNTED, choices=NUMBERS)])
            pure = approval.votes(grouped(chosen for state, chosen in held if state == BallotState.COUNTED), NUMBERS)
            assert Ballot.objects.votes_by_candidate(edition.pk) == {number: votes for number, votes in pure.items() if votes}
            transaction.set_rollback(True)

    once()


@pytest.mark.rule("voting V37")
def test_the_database_counts_as_the_pure_function_does() -> None:
    count_twice(50)


@pytest.mark.soak
def test_the_database_counts_many_as_the_pure_function_does() -> None:
    count_twice(3000)
