"""One identity per person and edition (voting V23, V24)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from workflows.people.models import Member
from workflows.voting.keys import EditionKey
from workflows.voting.models import Edition, RollEntry


@dataclass(frozen=True, kw_only=True)
class Identity:
    voter_tag: str
    # Present where the address is a member's, whether or not they signed in.
    member_tag: str | None


def identity_of(edition: Edition, key: EditionKey, *, address: str, member: UUID | None = None) -> Identity:
    """Who ``address`` (canonical) is in this edition.

    A member stays the voter of their first ballot when their address changes, and an e-mail voter whose address is a member's is that
    member: the same work is done for every address (V21).
    """
    if member is None:
        member = Member.objects.filter(person__canonical=address).values_list("uuid", flat=True).first()
    member_tag = key.member_tag(member) if member else None
    known = (
        RollEntry.objects.filter(edition=edition, member_tag=member_tag or "").order_by("pk").values_list("voter_tag", flat=True).first()
    )
    return Identity(voter_tag=known or key.voter_tag(address), member_tag=member_tag)
