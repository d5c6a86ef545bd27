from __future__ import annotations

from workflows.people.addresses import canonical
from workflows.people.models import Person


def person_of_address(address: str) -> Person | None:
    """The person behind an address, however it is written. Raises BadAddress."""
    return Person.objects.filter(canonical=canonical(address)).first()
