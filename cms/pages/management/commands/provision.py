from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core.errors import DomainError
from cms.pages.actions.provision_monuments import Outcome, ProvisionMonuments, RowReport
from cms.pages.actions.provision_site import ProvisionSite
from cms.sites.enums import SiteKind


class Command(BaseCommand):
    help = (
        "Make a site for each monument of a list (CSV, UTF-8; columns name, departement, website, merimee_ref, commune, insee, "
        "commune_lat, commune_lon). Run again, it makes what is new. A bad row is reported and changes nothing; the others go on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the list of monuments")
        parser.add_argument("--domain", default="localhost", help="sites are served at <short name>.<domain> (default: localhost)")
        parser.add_argument("--national", metavar="NAME", help="make the national site too, under this name")
        parser.add_argument("--slug", default="national", help="the national site's short name (default: national)")
        parser.add_argument("--host", help="the national site's host name (default: the domain)")

    def handle(self, *args: Any, **options: Any) -> None:
        domain = options["domain"].strip(".").lower()
        text = self._read(options["file"])
        try:
            if options["national"]:
                host = options["host"] or domain
                site = ProvisionSite(kind=SiteKind.NATIONAL, slug=options["slug"], name=options["national"], host=host).run()
                self.stdout.write(f"national site: {site.name} at {site.site.hostname}")
            reports = ProvisionMonuments(lines=text.splitlines(keepends=True), domain=domain).run()
        except DomainError as error:
            raise CommandError(f"{error.field}: {error}" if error.field else str(error)) from error
        for report in reports:
            self.stdout.write(_line(report))
        counts = {outcome: sum(report.outcome == outcome for report in reports) for outcome in Outcome}
        summary = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        self.stdout.write(f"{len(reports)} rows: {summary}")
        if counts[Outcome.REJECTED]:
            raise CommandError(f"{counts[Outcome.REJECTED]} of {len(reports)} rows were rejected; the others stand.")

    def _read(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path}: not UTF-8 (byte {error.start}). Save the list as UTF-8.") from error


def _line(report: RowReport) -> str:
    where = f"row {report.row}: {report.outcome}: {report.name or '(no name)'}"
    if report.outcome == Outcome.REJECTED:
        return f"{where}: {report.field}: {report.reason}" if report.field else f"{where}: {report.reason}"
    return f"{where}: {report.slug} at {report.host}"
