from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

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
    def stated(self, *, site: SiteProfile | None) -> Self:
        """With all that must be known to say what an image allows on a site: ``own`` and ``withheld`` beside its columns."""
        return self.annotate(**statement(site))

    def showable(self, *, site: SiteProfile | None, now: datetime) -> Self:
        """Images of which this site may show at least a small rendition (C24), for counts and filters (C25)."""
        return self.alias(**statement(site)).filter(showable_q(now))


def statement(site: SiteProfile | None) -> dict[str, Combinable]:
    return {"own": owned_by(site), "withheld": of_restricted_work()}


def owned_by(site: SiteProfile | None) -> Combinable:
    """Whether an image is the site's own: in its media, or of a work of one of its museums."""
    if site is None:
        return Value(False, output_field=BooleanField())
    image_model: type[NetworkImage] = apps.get_model("cms_collections", "NetworkImage")
    mine = Q(work_images__work__museum__sites=site)
    if site.media_collection_id:
        mine |= Q(collection=site.media_collection_id)
    return Exists(image_model.objects.filter(mine, pk=OuterRef("pk")))


def of_restricted_work() -> Combinable:
    """Whether a work that an image shows is restricted (C22). One is enough, whatever the others say and whether its record stands."""
    work_image: Any = apps.get_model("cms_collections", "WorkImage")
    return Exists(work_image._default_manager.filter(image=OuterRef("pk")).exclude(work__image_restriction=""))


def showable_q(now: datetime) -> Q:
    """The part of C24 that a list needs, in SQL; reads the annotations of ``statement``. The same as ``permits_of(…).page > 0``."""
    free, any_right = rights_where(page=1, asks_holder=False), rights_where(page=1)
    everywhere = rights_where(page=1, other_sites=Leave.YES)
    allowed = Q(right__in=free, work_right__in=free) | Q(right__in=any_right, work_right__in=any_right, holder_agrees=True)
    here = Q(own=True) | Q(right__in=everywhere, work_right__in=everywhere)
    in_time = Q(expires_at=None) | Q(expires_at__gt=now)
    return allowed & here & in_time & Q(restriction="", visibility=Visibility.PUBLIC, withheld=False)
