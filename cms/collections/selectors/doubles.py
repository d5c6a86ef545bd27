"""The same picture twice (collections C31): by the file as it was sent, or as it is kept, without what stood beside the picture."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import Collection

from cms.collections.models import Museum, NetworkImage
from cms.collections.querysets.images import NetworkImageQuerySet


def media_of(museum: Museum) -> Collection | None:
    """Where a museum's pictures are kept: the media of its first site, so that its curators find them again."""
    site = museum.sites.select_related("media_collection").order_by("pk").first()
    return site.media_collection if site else None


def doubles(*, sha256: str = "", file_hash: str = "") -> NetworkImageQuerySet:
    """Images of that very file, the oldest first. An empty digest is nobody's."""
    same = Q(pk__in=[])
    if sha256:
        same |= Q(sha256=sha256)
    if file_hash:
        same |= Q(file_hash=file_hash)
    return NetworkImage.objects.filter(same).order_by("pk")


def doubles_of(image: NetworkImage) -> NetworkImageQuerySet:
    """The others of the same picture."""
    return doubles(sha256=image.sha256, file_hash=image.file_hash).exclude(pk=image.pk)
