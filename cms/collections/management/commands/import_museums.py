from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.collections.actions.import_museums import ImportMuseums, MuseumRow
from cms.collections.folding import fold
from cms.collections.sources.cleaning import Cleaning
from cms.collections.sources.doubts import Doubt
from cms.collections.sources.reading import Layout, examine, rows
from cms.core.errors import DomainError

# How lists of the ministry and of others call their columns, folded.
CODES = ("museofile", "code_museofile", "identifiant", "identifiant_museofile", "ref")
NAMES = ("name", "nom", "nom_officiel", "nom_officiel_musee", "nomoff")
TOWNS = ("town", "ville", "ville_m", "commune")


class Command(BaseCommand):
    help = "Museums of a CSV file with Museofile code, name and town: made, or found again by their code. Safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="columns code_museofile, name and ville, or as the ministry names them")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                report = ImportMuseums(rows=_rows(file, options["file"].name)).run()
        except (OSError, DomainError) as error:
            raise CommandError(str(error)) from error
        for number, reason in report.rejected:
            self.stdout.write(f"row {number}: {reason}")
        for former, museum in report.changed:
            self.stdout.write(f"changed: {museum.museofile} {former} → {museum.name} ({museum.town})")
        counts = (
            f"{len(report.created)} created, {len(report.changed)} changed, {report.unchanged} unchanged, {len(report.rejected)} rejected"
        )
        self.stdout.write(counts)


def _rows(file: BinaryIO, name: str) -> Iterator[MuseumRow]:
    layout = examine(file, name=name)
    places = [_place(layout, words) for words in (CODES, NAMES, TOWNS)]
    cleaning = Cleaning()
    for number, cells in rows(file, layout):
        if isinstance(cells, Doubt):
            yield MuseumRow(number=number, code=cells.text, name="", town="")
            continue
        code, called, town = (cleaning.line(cells[place]) if place is not None and place < len(cells) else "" for place in places)
        yield MuseumRow(number=number, code=code, name=called, town=town)


def _place(layout: Layout, words: tuple[str, ...]) -> int | None:
    """Raises CommandError where the code or the name has no column."""
    columns = [fold(column).replace(" ", "_").replace("-", "_") for column in layout.columns]
    found = [columns.index(word) for word in words if word in columns]
    if not found and words is not TOWNS:
        raise CommandError(f"no column is called {' or '.join(words)}; the file has: {', '.join(layout.columns)}")
    return found[0] if found else None
