from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.fields import BooleanField
from wagtail.images.models import ImageQuerySet

from cms.collections.enums import Visibility
from cms.collections.rights import Leave, rights_where
from cms.sites.models import SiteProfile

if TYPE_CHECKING:
    from cms.collections.models import NetworkImage


class NetworkImageQuerySet(ImageQuerySet):
    def showable(self, *, site: SiteProfile | None, now: datetime) -> Self:
        """Images of which this site may show at least a small rendition (C24), for counts and filters (C25)."""
        return self.alias(own=owned_by(site)).filter(showable_q(now))


def owned_by(site: SiteProfile | None, prefix: str = "") -> Combinable:
    """Whether an image is the site's own: in its media, or of a work of one of its museums. ``prefix`` leads to the image."""
    if site is None:
        return Value(False, output_field=BooleanField())
    image_model: type[NetworkImage] = apps.get_model("cms_collections", "NetworkImage")
    mine = Q(work_images__work__museum__sites=site)
    if site.media_collection_id:
        mine |= Q(collection=site.media_collection_id)
    return Exists(image_model.objects.filter(mine, pk=OuterRef(f"{prefix}pk")))


def showable_q(now: datetime, prefix: str = "") -> Q:
    """The part of C24 that a list needs, in SQL; reads the annotation ``own``. The same as ``permits_of(…).page > 0``."""

    def q(**terms: object) -> Q:
        return Q(**{prefix + name: value for name, value in terms.items()})

    free, any_right = rights_where(page=1, asks_holder=False), rights_where(page=1)
    everywhere = rights_where(page=1, other_sites=Leave.YES)
    allowed = q(right__in=free, work_right__in=free) | q(right__in=any_right, work_right__in=any_right, holder_agrees=True)
    here = Q(own=True) | q(right__in=everywhere, work_right__in=everywhere)
    in_time = q(expires_at=None) | q(expires_at__gt=now)
    return allowed & here & in_time & q(restriction="", visibility=Visibility.PUBLIC)
