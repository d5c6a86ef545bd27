"""The code on a receipt (voting V60)."""

from __future__ import annotations

from collections.abc import Sequence

from workflows.voting.counting.canonical import canonical
from workflows.voting.counting.hashes import tagged

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def receipt_code(*, edition: str, key: bytes, choices: Sequence[object]) -> str:
    """100 bits in five groups of four: « MKE4 J59H CD52 BWXF JDMB ».

    ``edition`` is its uuid, ``key`` the 16 bytes that the voter's browser made, ``choices`` in their canonical order.
    Raises ValueError for a key of another length.
    """
    if len(key) != 16:
        raise ValueError("the key has 16 bytes")
    digest = tagged("cimaise.receipt.v1", edition.encode() + b"\n" + key + canonical(choices))
    number = int.from_bytes(digest) >> (256 - 100)
    letters = "".join(CROCKFORD[(number >> shift) & 31] for shift in range(95, -5, -5))
    return " ".join(letters[start : start + 4] for start in range(0, 20, 4))


def read_code(text: str) -> str | None:
    """What a person typed, as a code: any case and spacing, O for 0, I and L for 1. None if it cannot be one."""
    letters = "".join(text.upper().replace("-", " ").split()).translate(_READ_AS)
    if len(letters) != 20 or any(letter not in CROCKFORD for letter in letters):
        return None
    return " ".join(letters[start : start + 4] for start in range(0, 20, 4))
