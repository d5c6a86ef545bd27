"""One byte string for one value: the JSON Canonicalization Scheme, RFC 8785, for values without floats (voting V5)."""

from __future__ import annotations

import json
import unicodedata

LARGEST = 2**53 - 1

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class NotCanonical(ValueError):
    """The value has no canonical form here; ``where`` is a JSON pointer to the first part at fault."""

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where or '/'}: {reason}")


def canonical(value: object) -> bytes:
    """The canonical bytes of ``value``, in UTF-8.

    Accepts None, booleans, integers within ±(2**53-1), NFC strings without lone surrogates, lists, tuples, and objects with ASCII keys:
    for these Python's own encoder gives RFC 8785's bytes. Raises NotCanonical for everything else, floats above all.
    """
    _check(value, "")
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def parse(data: bytes) -> Json:
    """Reads canonical JSON, with at most one line feed at its end. Raises NotCanonical if the bytes are not the canonical ones."""
    body = data.removesuffix(b"\n")
    try:
        value: Json = json.loads(body.decode())
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NotCanonical("", f"not JSON: {error}") from error
    if canonical(value) != body:
        raise NotCanonical("", "not in canonical form")
    return value


def _check(value: object, where: str) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        if not -LARGEST <= value <= LARGEST:
            raise NotCanonical(where, "integer beyond 2**53-1")
    elif isinstance(value, str):
        _check_string(value, where)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check(item, f"{where}/{index}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise NotCanonical(where, f"key that is not ASCII: {key!r}")
            _check(item, f"{where}/{key.replace('~', '~0').replace('/', '~1')}")
    else:
        raise NotCanonical(where, f"{type(value).__name__} has no canonical form")


def _check_string(text: str, where: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotCanonical(where, "lone surrogate")
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical(where, "text that is not NFC")
