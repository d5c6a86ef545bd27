"""Every published hash: SHA-256 over a tag of its own, a line feed, and bytes (voting V5, V7, V53 to V55)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from workflows.voting.counting.canonical import canonical

# [[n, choices], …]: a pair of a number and a list, as JSON writes pairs.
GroupedBallots = Sequence[Sequence[Any]]


def tagged(tag: str, data: bytes) -> bytes:
    """SHA-256(tag LF data): 32 bytes. The tag keeps a hash of one kind from passing for another."""
    return hashlib.sha256(tag.encode() + b"\n" + data).digest()


def opening_sha256(opening: Mapping[str, object]) -> str:
    """Of {rules, candidates, window, lot_commitment}, as published when voting opens (V5)."""
    return tagged("cimaise.opening.v1", canonical(opening)).hex()


def amendment_sha256(amendment: Mapping[str, object]) -> str:
    """Of one amendment; the next one carries it as ``previous_sha256`` (V7)."""
    return tagged("cimaise.amendment.v1", canonical(amendment)).hex()


def ballots_sha256(ballots: GroupedBallots) -> str:
    """Of the grouped ballots [[n, choices], …] in their order (V54)."""
    return tagged("cimaise.ballots.v1", canonical(ballots)).hex()


def outcome_sha256(outcome: Mapping[str, object]) -> str:
    """What two people sign (V51, V55)."""
    return tagged("cimaise.outcome.v1", canonical(outcome)).hex()


def dossier_sha256(dossier: Mapping[str, object]) -> str:
    """Of all keys of the dossier but ``dossier_sha256`` itself (V53)."""
    return tagged("cimaise.dossier.v1", canonical({key: value for key, value in dossier.items() if key != "dossier_sha256"})).hex()
