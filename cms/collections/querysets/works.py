from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from cms.collections.enums import LocationState, RecordState
from cms.sites.enums import SiteKind
from cms.sites.models import SiteProfile

if TYPE_CHECKING:
    from cms.collections.models import Museum, Work  # noqa: F401 - named as text below


# What stands for an open end, and the year by which works without one are sorted: last.
END_OF_TIME = 2**31 - 1


class WorkQuerySet(models.QuerySet["Work"]):
    def public(self) -> Self:
        """Records that stand; a missing work only if its holder agreed to its being listed (C20, C29)."""
        return self.filter(is_public=True)

    def listed(self) -> Self:
        """What lists show, in their order."""
        return self.public().order_by("label", "pk")

    def tombstones(self) -> Self:
        """Records that were public and stand no longer: their address says so for good (C29). A missing work never listed is none."""
        return self.exclude(state=RecordState.CURRENT).exclude(location_state=LocationState.MISSING, missing_listed=False)

    def in_storage(self) -> Self:
        """Known to be in storage; *unknown* is not (C19)."""
        return self.filter(location_state=LocationState.IN_STORAGE)

    def on_view(self) -> Self:
        return self.filter(location_state=LocationState.ON_VIEW)

    def held_by(self, *museums: Museum) -> Self:
        return self.filter(museum__in=museums)

    def by_maker(self, uuid: UUID | str) -> Self:
        """Works of an authority, and of all that were merged into it; its own uuid or that of one of them."""
        makers = apps.get_model("cms_collections", "Maker")._default_manager
        winner = makers.filter(uuid=uuid).values_list(Coalesce("merged_into", "pk"))[:1]
        links = apps.get_model("cms_collections", "WorkMaker")._default_manager.filter(Q(maker=winner) | Q(maker__merged_into=winner))
        return self.filter(pk__in=links.values("work"))

    def of_site(self, profile: SiteProfile) -> Self:
        """Works of the museums of a monument; of every museum on the national site."""
        return self if profile.kind == SiteKind.NATIONAL else self.filter(museum__in=profile.museums.all())

    def with_image(self, *, site: SiteProfile | None, now: datetime) -> Self:
        """Works with an image that this site may show: others do not count, or the filter would betray them (C25)."""
        showable = apps.get_model("cms_collections", "NetworkImage").objects.showable(site=site, now=now)
        shown = apps.get_model("cms_collections", "WorkImage")._default_manager.filter(work=OuterRef("pk"), image__in=showable)
        return self.filter(Exists(shown))

    def dated_between(self, earliest: int | None, latest: int | None) -> Self:
        """Works whose years meet the range; an open end meets everything on its side; no date, or one that is for staff, meets nothing."""
        return self.filter(
            first_year__lte=END_OF_TIME if latest is None else latest, last_year__gte=-END_OF_TIME if earliest is None else earliest
        )
