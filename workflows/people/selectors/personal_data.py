"""What the house holds of one person. Each room that holds something registers how it is read and how it is erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflows.people.models import Mailbox, Member, Person, SignInRequest

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
    """Everything, room by room; of secrets only when they were given out."""
    return {"people": _own(person)} | {room: export(person) for room, export in sorted(_exports.items())}


def _own(person: Person) -> dict[str, Any]:
    member = Member.objects.filter(person=person).first()
    sessions = member.sessions.order_by("pk") if member else []
    requests = SignInRequest.objects.filter(canonical=person.canonical).order_by("pk")
    return {
        "address": person.address,
        "canonical_address": person.canonical,
        "language": person.language,
        "confirmed_at": person.confirmed_at.isoformat(),
        "member_since": member.joined_at.isoformat() if member else None,
        "sessions": [{"since": session.created_at.isoformat(), "until": session.expires_at.isoformat()} for session in sessions],
        "sign_in_requests": [{"at": request.asked_at.isoformat(), "address": request.mail_to} for request in requests],
        "mails_in_a_day": [instant for mailbox in Mailbox.objects.of(person.canonical) for instant in mailbox.sent],
    }


def erasures() -> list[Erasure]:
    return [_erasures[room] for room in sorted(_erasures)]
