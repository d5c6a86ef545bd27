from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.core.machines import mermaid


class Command(BaseCommand):
    help = "Draw the states of a model, for instance workflows_voting.Edition, as a Mermaid diagram."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("model", help="label of the model: app.Model")
        parser.add_argument("--field", default="state")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            drawing = mermaid(apps.get_model(options["model"]), options["field"])
        except (LookupError, ValueError) as error:
            raise CommandError(f"model: {error}") from error
        self.stdout.write(drawing, ending="")
