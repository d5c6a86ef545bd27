from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core.actions import Tick
from cms.core.models import PeriodicAct


class Command(BaseCommand):
    help = "Run the periodic acts that are due; call it each minute. Exit status 1 when one of them failed; the others ran."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--everything", action="store_true", help="run every act, due or not")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = Tick(everything=options["everything"]).run()
        for name, line in lines.items():
            self.stdout.write(f"{name}: {line}")
        failed = PeriodicAct.objects.filter(name__in=lines, failed=True).values_list("name", flat=True)
        if failed:
            raise CommandError(f"failed: {', '.join(sorted(failed))}")
