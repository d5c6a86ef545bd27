from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core import clock
from cms.mirroring.selectors import explain
from cms.sites.selectors import site_by_host


class Command(BaseCommand):
    help = "Say why a path of a site shows what it shows, or why it shows nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("host", help="the site's host name")
        parser.add_argument("path", help="the path, such as /visiter/")

    def handle(self, *args: Any, **options: Any) -> None:
        site = site_by_host(options["host"])
        if site is None:
            raise CommandError(f"host: no site is served at {options['host']}")
        found = explain(site=site, path=options["path"], now=clock.now())
        self.stdout.write(f"{found.resolution.status}: {found.text}")
