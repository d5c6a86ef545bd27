from __future__ import annotations

import secrets
import uuid
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, WagtailImageField, get_upload_to
from wagtail.images.models import Image as WagtailImage
from willow.plugins.pillow import PillowImage  # type: ignore[import-untyped]

from cms.collections.enums import Visibility
from cms.collections.intake import in_srgb
from cms.collections.querysets.images import NetworkImageQuerySet
from cms.collections.rights import Right


def private_storage() -> Storage:
    return storages["private"]


class ToSrgb(FilterOperation):
    """Wagtail would hand on the original's profile with numbers that it does not convert."""

    def construct(self) -> None:
        pass

    def run(self, willow: Any, image: AbstractImage, env: dict[str, Any]) -> PillowImage:
        return PillowImage(in_srgb(willow.get_pillow_image()))


class FilterInSrgb(Filter):
    """A size as any other, its colours converted once it is small."""

    @property
    def operations(self) -> list[Any]:
        return [*super().operations, ToSrgb("srgb")]


class NetworkImage(AbstractImage):
    """A picture with its rights. The original is kept privately; only renditions have addresses (collections C31)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = WagtailImageField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height", storage=private_storage
    )
    # Of the file as it was sent; ``file_hash``, which is Wagtail's, is of the file as it is kept, without what stood beside the picture.
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    right = models.CharField(_("right of the reproduction"), max_length=20, choices=Right, blank=True, default=Right.NOT_EVALUATED)
    work_right = models.CharField(_("right of what it shows"), max_length=20, choices=Right, blank=True, default=Right.NOT_EVALUATED)
    holder = models.CharField(_("rights holder"), max_length=255, blank=True)
    # The holder agreed that it be shown, small where nothing was evaluated (collections C23).
    holder_agrees = models.BooleanField(_("the holder agrees to its being shown"), default=False)
    credit = models.CharField(_("credit line"), max_length=500, blank=True)
    expires_at = models.DateTimeField(_("may be shown until"), null=True, blank=True)
    restriction = models.CharField(_("not shown because"), max_length=255, blank=True)
    visibility = models.CharField(_("visibility"), max_length=8, choices=Visibility, default=Visibility.PUBLIC)

    objects = NetworkImageQuerySet.as_manager()

    admin_form_fields = (
        *WagtailImage.admin_form_fields,
        "right",
        "work_right",
        "holder",
        "holder_agrees",
        "credit",
        "expires_at",
        "restriction",
        "visibility",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def generate_rendition_file(self, filter: Filter, *, source: Any = None) -> Any:  # noqa: A002 - Wagtail's name
        """Every size that is made of an original is in sRGB (collections C31)."""
        return super().generate_rendition_file(FilterInSrgb(spec=filter.spec), source=source)


class Rendition(AbstractRendition):
    image = models.ForeignKey(NetworkImage, related_name="renditions", on_delete=models.CASCADE)

    def get_upload_to(self, filename: str) -> str:
        """A name that nobody guesses: whoever was not told a size's address does not find it."""
        return f"images/{self.image.uuid}/{secrets.token_urlsafe(9)}{PurePosixPath(filename).suffix}"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")]
