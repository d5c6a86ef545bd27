"""What this room holds of one person: their rows of the rolls, never a ballot (voting V31, V36)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from workflows.people.addresses import canonical
from workflows.people.models import Person
from workflows.voting import keys
from workflows.voting.enums import EditionState
from workflows.voting.models import Edition, RollEntry
from workflows.voting.selectors.identity import identity_of


def editions_with_rolls() -> QuerySet[Edition]:
    """Those whose roll is not erased yet."""
    return Edition.objects.filter(pk__in=RollEntry.objects.values("edition")).order_by("pk")


def roll_of(edition: Edition, person: Person) -> QuerySet[RollEntry]:
    """Raises KeyMissing: without its key an edition's roll names nobody."""
    if edition.state == EditionState.CANCELLED:
        # Its key is gone; what is left are addresses, until they have been told.
        left = edition.roll.exclude(address="").values_list("pk", "address")
        return edition.roll.filter(pk__in=[pk for pk, address in left if canonical(address) == person.canonical])
    key = keys.read_key(edition.uuid)
    member = getattr(person, "member", None)
    who = identity_of(edition, key, address=person.canonical, member=member.uuid if member else None)
    mine = Q(voter_tag__in={who.voter_tag, key.voter_tag(person.canonical)})
    if who.member_tag:
        mine |= Q(member_tag=who.member_tag)
    return edition.roll.filter(mine).order_by("pk")


def votes_of(person: Person) -> list[dict[str, Any]]:
    """For each edition and turn that they cast in: whether a ballot counts, and addresses. Which ballot it is the house does not say."""
    rows = []
    for edition in editions_with_rolls():
        for entry in roll_of(edition, person):
            written_to = entry.cast_requests.filter(confirmation__isnull=False).values_list("confirmation__mail_to", flat=True)
            row = {"edition": edition.title, "turn": entry.turn, "casts": entry.casts, "counts": entry.counted is not None}
            rows.append(row | {"addresses": sorted({entry.address, *written_to} - {""})})
    return rows
