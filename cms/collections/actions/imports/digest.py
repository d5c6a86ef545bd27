from __future__ import annotations

import hashlib

import orjson

from cms.collections.fields import Value


def digest_of(values: dict[str, Value]) -> str:
    """Of a row's normalised source values, whatever the order of the columns (collections C5): 32 hexadecimal digits."""
    return hashlib.blake2b(orjson.dumps(values, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()
