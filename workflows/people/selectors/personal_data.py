"""What the house holds of one person. Each room that holds something registers how it is read and how it is erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflows.people.models import Person

Export = Callable[[Person], Any]
Erasure = Callable[[Person], None]

_exports: dict[str, Export] = {}
_erasures: dict[str, Erasure] = {}


def register_export(room: str, export: Export) -> None:
    """``export(person)`` answers with JSON values."""
    _exports[room] = export


def register_erasure(room: str, erasure: Erasure) -> None:
    """``erasure(person)`` removes what may be removed, in the caller's transaction."""
    _erasures[room] = erasure


def export_of(person: Person) -> dict[str, Any]:
    member = getattr(person, "member", None)
    own = {
        "address": person.address,
        "language": person.language,
        "confirmed_at": person.confirmed_at.isoformat(),
        "member_since": member.joined_at.isoformat() if member else None,
    }
    return {"people": own} | {room: export(person) for room, export in sorted(_exports.items())}


def erasures() -> list[Erasure]:
    return [_erasures[room] for room in sorted(_erasures)]
