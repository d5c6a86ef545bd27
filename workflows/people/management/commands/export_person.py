from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.people.actions import ExportPerson
from workflows.people.addresses import BadAddress
from workflows.people.selectors import person_of_address


class Command(BaseCommand):
    help = "Print, as JSON, everything that the house holds of the person with an address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = person_of_address(options["address"])
        except BadAddress as error:
            raise CommandError(f"address: {error}") from error
        if person is None:
            raise CommandError("address: no person has confirmed it; nothing is held but what expires within two days")
        self.stdout.write(json.dumps(ExportPerson(person=person).run(), ensure_ascii=False, indent=2))
