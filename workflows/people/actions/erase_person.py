from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.core.actions import Action
from workflows.people.models import Mailbox, Person, SignInRequest
from workflows.people.selectors.personal_data import erasures


@dataclass(frozen=True, kw_only=True)
class ErasePerson(Action[None]):
    """Erases a person from every room, all or nothing. Member and sessions go with the person; a link still on its way opens nothing."""

    person: Person

    @transaction.atomic
    def execute(self) -> None:
        for erase in erasures():
            erase(self.person)
        SignInRequest.objects.filter(canonical=self.person.canonical).delete()
        Mailbox.objects.of(self.person.canonical).delete()
        self.person.delete()
