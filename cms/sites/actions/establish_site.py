from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page, Site

from cms.core.actions import Action
from cms.core.errors import DomainError
from cms.sites.actions.clear_wagtails_own import ClearWagtailsOwn
from cms.sites.actions.give_roles import GiveRoles
from cms.sites.actions.set_review import SetReview
from cms.sites.enums import SiteKind, Theme
from cms.sites.intake import SiteFacts
from cms.sites.models import SiteProfile
from cms.sites.selectors import wagtails_welcome

# One label of a host name (RFC 1123), in small letters.
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class BadSlug(DomainError):
    code = "bad_slug"
    message = _("The short name may hold small letters without accents, digits and, inside, hyphens; 63 at most.")
    field = "slug"


class BadName(DomainError):
    code = "bad_name"
    message = _("A site needs a name, of 200 characters at most.")
    field = "name"


class BadHost(DomainError):
    code = "bad_host"
    message = _("“%(host)s” is no host name: small letters, digits, hyphens and full stops, without scheme or port.")
    field = "host"


class HostTaken(DomainError):
    code = "host_taken"
    message = _("Another site is served at %(host)s.")
    field = "host"


class UnknownTimeZone(DomainError):
    code = "unknown_time_zone"
    message = _("There is no time zone called %(zone)s.")
    field = "time_zone"


class UnknownTheme(DomainError):
    code = "unknown_theme"
    message = _("There is no theme called %(theme)s.")
    field = "theme"


class SecondNationalSite(DomainError):
    code = "second_national_site"
    message = _("The network has its national site: %(name)s.")
    field = "kind"


@dataclass(frozen=True, kw_only=True)
class EstablishSite(Action[SiteProfile]):
    """Makes the Wagtail site over ``root_page``, its profile, media collection, groups and review; run again, it adds what is missing.

    Raises BadSlug, BadName, BadHost, HostTaken, UnknownTimeZone, UnknownTheme or SecondNationalSite.
    """

    kind: SiteKind
    slug: str
    name: str
    host: str
    root_page: Page
    theme: str = Theme.NATIONAL
    time_zone: str = "Europe/Paris"
    facts: SiteFacts = field(default_factory=SiteFacts)

    def check(self) -> None:
        check_site(kind=self.kind, slug=self.slug, name=self.name, host=self.host, theme=self.theme, time_zone=self.time_zone)

    @transaction.atomic
    def execute(self) -> SiteProfile:
        known = SiteProfile.objects.filter(slug=self.slug).first()
        if known is not None:
            GiveRoles(profile=known).run()
            SetReview(profile=known).run()
            return known
        if self.kind == SiteKind.NATIONAL:
            ClearWagtailsOwn(keep=self.root_page).run()
        site = Site.objects.create(
            hostname=self.host,
            port=80,
            site_name=self.name,
            root_page=self.root_page,
            is_default_site=self.kind == SiteKind.NATIONAL and not Site.objects.filter(is_default_site=True).exists(),
        )
        root = Collection.get_first_root_node() or Collection.add_root(name="Root")
        profile = SiteProfile.objects.create(
            site=site,
            kind=self.kind,
            slug=self.slug,
            name=self.name,
            theme=self.theme,
            time_zone=self.time_zone,
            locales=[code for code, _name in settings.LANGUAGES],
            media_collection=root.add_child(name=self.name[:255]),
            **asdict(self.facts),
        )
        GiveRoles(profile=profile).run()
        SetReview(profile=profile).run()
        return profile


def check_site(*, kind: SiteKind, slug: str, name: str, host: str, theme: str, time_zone: str) -> None:
    """Everything that can be refused before a page is made."""
    if not LABEL.fullmatch(slug):
        raise BadSlug
    if not name.strip() or len(name) > 200:
        raise BadName
    if len(host) > 253 or not all(LABEL.fullmatch(label) for label in host.split(".")):
        raise BadHost(host=host)
    others = Site.objects.filter(hostname=host).exclude(profile__slug=slug)
    if kind == SiteKind.NATIONAL:
        # It takes the place of the site that Wagtail's migrations made.
        others = others.exclude(root_page__in=wagtails_welcome())
    if others.exists():
        raise HostTaken(host=host)
    if theme not in Theme.values:
        raise UnknownTheme(theme=theme)
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UnknownTimeZone(zone=time_zone) from error
    national = SiteProfile.objects.filter(kind=SiteKind.NATIONAL).exclude(slug=slug).first()
    if kind == SiteKind.NATIONAL and national is not None:
        raise SecondNationalSite(name=national.name)
