from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.people.actions import ErasePerson
from workflows.people.addresses import BadAddress
from workflows.people.selectors import person_of_address


class Command(BaseCommand):
    help = "Erase the person with an address from every room. Without --yes nothing is erased."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")
        parser.add_argument("--yes", action="store_true", help="do it: there is no way back")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = person_of_address(options["address"])
        except BadAddress as error:
            raise CommandError(f"address: {error}") from error
        if person is None:
            raise CommandError("address: no person has confirmed it")
        if not options["yes"]:
            raise CommandError("nothing was erased; add --yes to erase this person for good (export_person shows what is held)")
        ErasePerson(person=person).run()
        self.stdout.write("erased")
