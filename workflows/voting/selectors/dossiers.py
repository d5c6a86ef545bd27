from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from workflows.voting.counting import hashes
from workflows.voting.counting.ballots import grouped
from workflows.voting.counting.dossier import FORMAT
from workflows.voting.enums import BallotState
from workflows.voting.keys import EditionKey
from workflows.voting.models import Ballot, Edition, Receipt, RollEntry
from workflows.voting.selectors.amendments import as_published

PUBLISHED_RECEIPTS = (BallotState.COUNTED, BallotState.REPLACED, BallotState.SET_ASIDE, BallotState.UNCONFIRMED)


def dossier_of(edition: Edition, key: EditionKey) -> dict[str, Any]:
    """Everything that the count needs, and nothing of who voted, when or in which order (V53, V54); without outcome."""
    choices: Iterator[Any] = Ballot.objects.filter(edition=edition).counted().values_list("choices", flat=True).iterator()
    ballots = grouped(choices)
    return {
        "format": FORMAT,
        "edition": {
            "id": str(edition.uuid),
            "title": _nfc(edition.title),
            "site": _nfc(edition.site.name),
            "time_zone": edition.site.time_zone,
        },
        "opening": edition.opening,
        "opening_sha256": edition.opening_sha256,
        "amendments": [as_published(amendment) for amendment in edition.amendments.all()],
        "lot": {"seed": key.seed.hex(), "public": None},
        "ballots": ballots,
        "ballots_sha256": hashes.ballots_sha256(ballots),
        "receipts": receipts_of(edition),
        "set_aside": [],
        "figures": figures_of(edition, ballots),
    }


def receipts_of(edition: Edition) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {str(status.value): [] for status in PUBLISHED_RECEIPTS}
    for status, code in Receipt.objects.filter(edition=edition, status__in=PUBLISHED_RECEIPTS).values_list("status", "code"):
        lists[status].append(code)
    return {status: sorted(codes) for status, codes in lists.items()}


def figures_of(edition: Edition, ballots: list[list[object]]) -> dict[str, int]:
    """Totals only: no table of this version is fine enough to need merging (V58)."""
    by_state = dict.fromkeys(BallotState.values, 0)
    for state in Ballot.objects.filter(edition=edition).values_list("state", flat=True).iterator():
        by_state[state] += 1
    blank = sum(number for number, choices in ballots if not choices and isinstance(number, int))
    return {
        "cast": sum(by_state.values()),
        "counted": by_state[BallotState.COUNTED],
        "blank": blank,
        "replaced": by_state[BallotState.REPLACED],
        "unconfirmed": by_state[BallotState.UNCONFIRMED],
        "set_aside": by_state[BallotState.SET_ASIDE],
        "paper": 0,
        "slips": 0,
        "people": RollEntry.objects.filter(edition=edition, live=True, counted__isnull=False).values("voter_tag").distinct().count(),
    }


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
