"""The order in which candidates are shown: every work holds every place equally often (voting V62)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from workflows.voting.models import CandidateCopy, Edition


def order_count(candidates: int) -> int:
    """2n orders: n rotations, forwards and backwards."""
    return 2 * candidates


def display_order(numbers: Sequence[str], *, seed: str, order: int) -> list[str]:
    """``numbers`` (in accession order) as order ``order`` shows them.

    Order 0 is the accession order, for robots. Orders 1 to 2n rotate one base order, drawn by the edition's public display seed, first
    forwards and then backwards; higher numbers begin again.
    """
    if order == 0 or not numbers:
        return list(numbers)
    base = sorted(numbers, key=lambda number: hashlib.sha256(bytes.fromhex(seed) + number.encode()).digest())
    turns, turn = divmod((order - 1) % order_count(len(base)), len(base))
    rotated = base[turn:] + base[:turn]
    return rotated[::-1] if turns else rotated


def candidates_in_order(edition: Edition, order: int = 0) -> list[CandidateCopy]:
    """What is shown of an edition's candidates: the copies once open, what would be copied before."""
    from workflows.voting.selectors.copying import copies_of

    copies = list(edition.copies.select_related("candidate__work")) if edition.frozen else copies_of(edition)
    by_number = {copy.number: copy for copy in copies}
    return [by_number[number] for number in display_order(sorted(by_number), seed=edition.display_seed, order=order)]
