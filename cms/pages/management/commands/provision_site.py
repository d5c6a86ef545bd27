from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core.errors import DomainError
from cms.pages.actions.provision_site import ProvisionSite
from cms.sites.enums import SiteKind
from cms.sites.intake import short_name, theme_for
from cms.sites.models import SiteProfile


class Command(BaseCommand):
    help = "Make one site: home pages and first sections in French and English, media collection, groups and roles. Safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the site is called")
        parser.add_argument("--slug", help="short name (default: made from the name); it never changes")
        parser.add_argument("--domain", default="localhost", help="the site is served at <short name>.<domain> (default: localhost)")
        parser.add_argument("--host", help="host name, where it is not <short name>.<domain>")
        parser.add_argument("--national", action="store_true", help="the network's national site, served at the domain itself")
        parser.add_argument("--theme", help="national, abbaye or chateau (default: by the name)")
        parser.add_argument("--time-zone", default="Europe/Paris")

    def handle(self, *args: Any, **options: Any) -> None:
        national = options["national"]
        slug = options["slug"] or ("national" if national else short_name(options["name"]))
        known = SiteProfile.objects.filter(slug=slug).exists()
        host = options["host"] or (options["domain"] if national else f"{slug}.{options['domain']}")
        theme = options["theme"] or ("national" if national else theme_for(options["name"]))
        try:
            site = ProvisionSite(
                kind=SiteKind.NATIONAL if national else SiteKind.MONUMENT,
                slug=slug,
                name=options["name"],
                host=host.lower(),
                theme=theme,
                time_zone=options["time_zone"],
            ).run()
        except DomainError as error:
            raise CommandError(f"{error.field}: {error}" if error.field else str(error)) from error
        self.stdout.write(f"{'unchanged' if known else 'created'}: {site.name}: {site.slug} at {site.site.hostname}")
