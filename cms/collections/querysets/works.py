from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from cms.collections.enums import LocationState, RecordState
from cms.sites.enums import SiteKind
from cms.sites.models import SiteProfile

if TYPE_CHECKING:
    from cms.collections.models import Museum, Work  # noqa: F401 - named as text below


class WorkQuerySet(models.QuerySet["Work"]):
    def public(self) -> Self:
        """Records that stand; a missing work only if its holder agreed to its being listed (C20, C29)."""
        return self.filter(~Q(location_state=LocationState.MISSING) | Q(missing_listed=True), state=RecordState.CURRENT)

    def listed(self) -> Self:
        """What lists show, in their order."""
        return self.public().order_by("label", "pk")

    def tombstones(self) -> Self:
        """Records that were public once and stand no longer: their address says so for good (C29)."""
        return self.exclude(state=RecordState.CURRENT)

    def in_storage(self) -> Self:
        """Known to be in storage; *unknown* is not (C19)."""
        return self.filter(location_state=LocationState.IN_STORAGE)

    def on_view(self) -> Self:
        return self.filter(location_state=LocationState.ON_VIEW)

    def held_by(self, *museums: Museum) -> Self:
        return self.filter(museum__in=museums)

    def of_site(self, profile: SiteProfile) -> Self:
        """Works of the museums of a monument; of every museum on the national site."""
        return self if profile.kind == SiteKind.NATIONAL else self.filter(museum__in=profile.museums.all())

    def with_image(self, *, site: SiteProfile | None, now: datetime) -> Self:
        """Works with an image that this site may show: others do not count, or the filter would betray them (C25)."""
        showable = apps.get_model("cms_collections", "NetworkImage").objects.showable(site=site, now=now)
        shown = apps.get_model("cms_collections", "WorkImage")._default_manager.filter(work=OuterRef("pk"), image__in=showable)
        return self.filter(Exists(shown))

    def dated_between(self, earliest: int | None, latest: int | None) -> Self:
        """Works whose years meet the range; an open end meets everything on its side, no date meets nothing."""
        works = self.exclude(date_earliest=None, date_latest=None)
        if earliest is not None:
            works = works.filter(Q(date_latest=None) | Q(date_latest__gte=earliest))
        if latest is not None:
            works = works.filter(Q(date_earliest=None) | Q(date_earliest__lte=latest))
        return works
