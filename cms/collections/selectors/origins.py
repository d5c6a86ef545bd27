"""What a source says of a work's fields, and where what was kept by hand has parted from it (collections C3, C4)."""

from __future__ import annotations

import hashlib
import json

from cms.collections.fields import BY_HAND, Value, empty, same
from cms.collections.models import Origin


def source_value(origin: Origin, field: str) -> Value:
    """What the last run that read ``field`` read; empty where no run did."""
    return origin.values.get(field, empty(field))


def said_value(origin: Origin, field: str) -> Value:
    """The source's value, to be compared with a hand's.

    Of makers a source says names, not authorities. As long as it says what it said when the hand took over, the base stands for it,
    which knows the authorities too: or choosing another authority for the same name would look like no change at all.
    """
    said = source_value(origin, field)
    kept = origin.hand.get(field)
    return kept["base"] if kept and same(field, kept["base"], said) else said


def differs(origin: Origin) -> list[str]:
    """Fields kept by hand whose source has left the value that the hand replaced, in the order of the record."""
    return [field for field in BY_HAND if field in origin.hand and not same(field, origin.hand[field]["base"], source_value(origin, field))]


def of_file(origin: Origin) -> bool:
    """Whether a file feeds the work."""
    return bool(origin.run_id or origin.values)


def fingerprint(base: Value, source: Value, ours: Value) -> str:
    """Of the three values that somebody reads side by side, 12 characters."""
    text = json.dumps([base, source, ours], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
