"""The lot that decides between equal numbers: committed before the vote, drawn from the ballots after it (voting V45)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from workflows.voting.counting.hashes import tagged


def commitment(seed: bytes) -> str:
    """Published at opening; binds the house to its 32-byte seed. Raises ValueError for another length."""
    if len(seed) != 32:
        raise ValueError("the seed has 32 bytes")
    return tagged("cimaise.lot.commit.v1", seed).hex()


def draw(seed: bytes, ballots_sha256: str, public: str | None = None) -> bytes:
    """32 bytes that nobody could know before the last ballot; ``public`` is the value of a public draw, where there is one (V47)."""
    return tagged("cimaise.lot.draw.v1", seed + bytes.fromhex(ballots_sha256) + (public or "").encode())


def lot_order(ids: Iterable[str], drawn: bytes) -> list[str]:
    """The ids from first to last. Each has a place of its own: taking one out moves no other."""
    return sorted(ids, key=lambda identifier: hashlib.sha256(drawn + identifier.encode()).digest())
