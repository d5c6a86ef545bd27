"""Votes: a cast against the least that one could write, and the count of an edition as large as Rouen's against reading its file."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from cms.core import clock
from cms.core.models import Change, Delivery
from tests.benchmarks.bench import Line, compare
from tests.factories.collections import MuseumFactory, WorkFactory
from tests.factories.network import open_edition, site_with_homes
from workflows.voting.actions import CastBallot
from workflows.voting.counting import approval, lot
from workflows.voting.counting.ballots import grouped
from workflows.voting.counting.canonical import canonical
from workflows.voting.counting.hashes import ballots_sha256
from workflows.voting.enums import BallotState
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry

# The 2018 edition at Rouen: 100 candidates, up to five choices, some 9,300 votes.
BALLOTS, CANDIDATES, CHOICES, SEATS = 9_300, 100, 5, 20


def run() -> Iterator[Line]:
    with transaction.atomic():
        site = site_with_homes("vote")
    museum = MuseumFactory(sites=[site])
    edition = open_edition(site, museum, [WorkFactory.in_storage(museum=museum) for _ in range(4)], slug="banc")
    yield _cast(edition)
    yield _count()


def _cast(edition: Edition) -> Line:
    def ours() -> None:
        CastBallot(edition=edition, choices=["w01"], key=secrets.token_hex(16), email=f"{secrets.token_hex(8)}@exemple.fr").run()

    def reference() -> None:
        """The rows that a cast leaves, in one transaction, and nothing asked."""
        tag, now = secrets.token_hex(32), clock.now()
        with transaction.atomic():
            entry = RollEntry.objects.create(edition=edition, turn="banc", voter_tag=tag, casts=1)
            Ballot.objects.create(edition=edition, choices=["w01"], ballot_tag=tag, state=BallotState.COUNTED)
            receipt = Receipt.objects.create(edition=edition, code=tag[:24], status=BallotState.COUNTED)
            request = CastRequest.objects.create(
                edition=edition, key_sha256=tag, payload_hmac=tag, roll_entry=entry, number=1, receipt=receipt
            )
            Confirmation.objects.create(request=request, token_sha256=tag, browser_sha256=tag, words="", mail_to="", asked_at=now)
            change = Change.objects.create(kind="banc", subject_type="banc", subject_id=tag[:40], at=now)
            Delivery.objects.create(change=change, subscriber="banc", due_at=now)

    return compare("casting a ballot / its rows written bare", ours=ours, reference=reference, bound=8, rounds=9, each=10)


def _count() -> Line:
    chance = random.Random(2018)
    ids = [f"w{n:03d}" for n in range(1, CANDIDATES + 1)]
    ballots: list[list[Any]] = grouped(sorted(chance.sample(ids, CHOICES)) for _ in range(BALLOTS))
    file = canonical(ballots)

    def ours() -> None:
        order = lot.lot_order(ids, lot.draw(bytes(32), ballots_sha256(ballots)))
        approval.outcome(ballots, ids=ids, seats=SEATS, lot_order=order)

    return compare("counting 9,300 ballots / reading their file", ours=ours, reference=lambda: json.loads(file), bound=15, rounds=7, each=3)
