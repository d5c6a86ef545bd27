from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.mirroring.actions import Rebuild


class Command(BaseCommand):
    help = "Build the publication rows again from the live pages, and write those that differ. Safe at any time, and to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Rebuild(dry_run=options["dry_run"]).run()
        self.stdout.write(f"{found.looked_at} pages, {len(found.missing)} without a row, {len(found.different)} different")
