"""The public file that lets anyone replay the count (voting V53), and the replay itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workflows.voting.counting import approval, hashes, lot
from workflows.voting.counting.canonical import canonical

FORMAT = "cimaise.dossier.v1"


class CannotCount(ValueError):
    """``code``: not_a_dossier, rules_changed, amendments_changed, ballots_changed, commitment_broken or not_built."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(f"{code}: {detail}" if detail else code)


def withdrawn(amendments: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The ids that amendments struck from the vote (V48)."""
    return frozenset(str(amendment["data"]["candidate"]) for amendment in amendments if amendment["kind"] == "withdrawn")


def count(dossier: Mapping[str, Any]) -> dict[str, object]:
    """The outcome of ``dossier``, after its hashes are found to hold. Raises CannotCount. The same input gives the same bytes."""
    try:
        return _count(dossier)
    except CannotCount:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotCount("not_a_dossier", str(error)) from error


def _count(dossier: Mapping[str, Any]) -> dict[str, object]:
    opening, ballots, amendments = dossier["opening"], dossier["ballots"], dossier["amendments"]
    seed, public = bytes.fromhex(dossier["lot"]["seed"]), dossier["lot"]["public"]
    rules, ids = opening["rules"], [candidate["id"] for candidate in opening["candidates"]]
    if hashes.opening_sha256(opening) != dossier["opening_sha256"]:
        raise CannotCount("rules_changed")
    _check_chain(amendments, dossier["opening_sha256"])
    if hashes.ballots_sha256(ballots) != dossier["ballots_sha256"]:
        raise CannotCount("ballots_changed")
    if lot.commitment(seed) != opening["lot_commitment"]:
        raise CannotCount("commitment_broken")
    if rules["method"] != "approval" or rules["constraints"]:
        raise CannotCount("not_built", rules["method"])
    order = lot.lot_order(ids, lot.draw(seed, dossier["ballots_sha256"], public))
    return approval.outcome(ballots, ids=ids, seats=rules["seats"], lot_order=order, withdrawn=withdrawn(amendments))


def sealed(dossier: Mapping[str, Any]) -> bytes:
    """The file itself: canonical bytes and a line feed, with the hash of all its other keys."""
    return canonical({**dossier, "dossier_sha256": hashes.dossier_sha256(dossier)}) + b"\n"


def _check_chain(amendments: Sequence[Mapping[str, Any]], opening_sha256: str) -> None:
    previous = opening_sha256
    for number, amendment in enumerate(amendments, start=1):
        if amendment["n"] != number or amendment["previous_sha256"] != previous:
            raise CannotCount("amendments_changed", f"amendment {number}")
        previous = hashes.amendment_sha256(amendment)
