from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core.actions import Action, RecordChange
from cms.core.errors import DomainError, NotAllowed
from cms.core.models import User
from cms.sites.actions.establish_site import BadName, UnknownTheme, UnknownTimeZone
from cms.sites.enums import Role, Theme
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import may

# What a lead may say of their site. Short name, kind, host and media collection are provisioning's.
CHANGEABLE = (
    *("name", "official_name", "commune", "insee", "departement", "region", "latitude", "longitude", "website"),
    *("tags", "time_zone", "theme"),
)


class CoordinatesOutside(DomainError):
    code = "coordinates_outside"
    message = _("Give both a latitude between -90 and 90 and a longitude between -180 and 180, or neither.")
    field = "latitude"


@dataclass(frozen=True, kw_only=True)
class ChangeProfile(Action[SiteProfile]):
    """Keeps what a lead says of their site; a change that changes nothing is no change.

    Raises NotAllowed, BadName, UnknownTimeZone, UnknownTheme or CoordinatesOutside.
    """

    profile: SiteProfile
    by: User

    def check(self) -> None:
        if not may(self.by, Role.LEAD, self.profile):
            raise NotAllowed
        if not self.profile.name.strip() or len(self.profile.name) > 200:
            raise BadName
        if self.profile.theme not in Theme.values:
            raise UnknownTheme(theme=self.profile.theme)
        try:
            ZoneInfo(self.profile.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise UnknownTimeZone(zone=self.profile.time_zone) from error
        latitude, longitude = self.profile.latitude, self.profile.longitude
        if (latitude is None) != (longitude is None):
            raise CoordinatesOutside
        if latitude is not None and longitude is not None and not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise CoordinatesOutside

    @transaction.atomic
    def execute(self) -> SiteProfile:
        kept = SiteProfile.objects.select_for_update().select_related("site").get(pk=self.profile.pk)
        changed = [name for name in CHANGEABLE if getattr(kept, name) != getattr(self.profile, name)]
        if not changed:
            return kept
        for name in changed:
            setattr(kept, name, getattr(self.profile, name))
        kept.save(update_fields=changed)
        if "name" in changed:
            kept.site.site_name = kept.name
            kept.site.save(update_fields=["site_name"])
        RecordChange(kind="site.changed", subject=kept, data={"fields": changed}, site=kept).run()
        return kept
