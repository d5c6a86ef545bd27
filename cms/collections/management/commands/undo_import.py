from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.collections.actions.imports import UndoImport
from cms.collections.actions.imports.kept import Why
from cms.collections.models import ImportRun
from cms.core.errors import DomainError


class Command(BaseCommand):
    help = "Take an import back, the newest of its source first: values it changed return, works it made are withdrawn unless used."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int, help="the number of the import")

    def handle(self, *args: Any, **options: Any) -> None:
        run = ImportRun.objects.filter(pk=options["run"]).first()
        if run is None:
            raise CommandError(_("There is no import %(run)s.") % options)
        try:
            undone = UndoImport(import_run=run, by=None).run()
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("%(restored)s works have their values back, %(withdrawn)s were withdrawn, %(kept)s values or works were left:")
            % {"restored": undone.restored, "withdrawn": undone.withdrawn, "kept": len(undone.kept)}
        )
        for kept in undone.kept:
            self.stdout.write(f"  {kept.work} {kept.label} {kept.field}: {Why(kept.why).label}")
