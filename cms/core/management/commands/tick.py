from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.core.actions import Tick


class Command(BaseCommand):
    help = "Run the periodic acts that are due; call it each minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--everything", action="store_true", help="run every act, due or not")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, line in Tick(everything=options["everything"]).run().items():
            self.stdout.write(f"{name}: {line}")
