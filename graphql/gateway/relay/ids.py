"""Opaque ids: base64url of type, site and key (gateway G29). Not signed: whoever reads one still asks what may be seen."""

from __future__ import annotations

import base64
import binascii
from typing import NamedTuple
from uuid import UUID


class Ident(NamedTuple):
    """``site`` is empty where the object is the same on every site."""

    kind: str
    site: str
    key: str


def opaque(kind: str, key: object, *, site: object = "") -> str:
    return base64.urlsafe_b64encode(f"{kind}:{site}:{key}".encode()).decode().rstrip("=")


def read_id(text: str) -> Ident | None:
    """None for what is no id of ours."""
    try:
        parts = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode().split(":")
    except (binascii.Error, ValueError):
        return None
    if len(parts) != 3:
        return None
    found = Ident(*parts)
    # One object has one id: another spelling of the same bytes is none.
    return found if opaque(found.kind, found.key, site=found.site) == text else None


def as_uuid(text: str, kind: str) -> UUID | None:
    """The uuid that an id of ``kind`` holds, or the uuid itself as people write it."""
    ident = read_id(text)
    try:
        return UUID(ident.key if ident and ident.kind == kind else text)
    except ValueError:
        return None
