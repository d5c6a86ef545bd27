from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.core.machines import machines
from workflows.core.selectors.drawings import file_name, mermaid, page

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "states"


class Command(BaseCommand):
    help = "Draw the states of a model, for instance workflows_voting.Edition, as a Mermaid diagram; or write the pages of all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("model", nargs="?", help="label of the model: app.Model")
        parser.add_argument("--field", default="state")
        parser.add_argument("--write", action="store_true", help="write the page of every machine")
        parser.add_argument("--into", type=Path, default=FOLDER, help="folder of the pages (docs/states)")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["model"]) == options["write"]:
            raise CommandError("model: name one, or give --write for the pages of all")
        if options["write"]:
            self._write(options["into"])
            return
        try:
            drawing = mermaid(apps.get_model(options["model"]), options["field"])
        except (LookupError, ValueError) as error:
            raise CommandError(f"model: {error}") from error
        self.stdout.write(drawing, ending="")

    def _write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for model, field in machines():
            target = folder / file_name(model, field)
            target.write_text(page(model, field))
            self.stdout.write(target.name)
