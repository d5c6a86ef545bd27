"""Pictures as the counter hands them out: sizes that exist and that this site may show, never the original (gateway G10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace

from django.conf import settings

from cms.collections.models import NetworkImage
from cms.collections.presets import BY_SPEC, Preset, presets_within
from cms.collections.rights import Right
from cms.collections.selectors.images import STATEMENT, permits_of
from cms.sites.models import SiteProfile


@dataclass(frozen=True, kw_only=True)
class RenditionOf:
    """One size of a picture. ``url`` is absolute; width and height in pixels."""

    url: str
    width: int
    height: int
    mime_type: str = "image/webp"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """An image that may be shown, with the sizes that may be. Width and height are the original's."""

    id: int
    uuid: str
    title: str
    width: int
    height: int
    credit: str
    holder: str
    right: Right
    max_pixels: int
    sizes: dict[Preset, RenditionOf]

    def at(self, preset: Preset) -> RenditionOf | None:
        """That size, else the nearest smaller one that exists, else None."""
        fitting = [size for size in self.sizes if size <= preset]
        return self.sizes[max(fitting)] if fitting else None

    def srcset(self, up_to: Preset = Preset.LARGE) -> str:
        """``url widthw`` of every size up to the preset; sizes that came out equal are named once."""
        widths = {size.width: size.url for preset, size in sorted(self.sizes.items(), reverse=True) if preset <= up_to}
        return ", ".join(f"{url} {width}w" for width, url in sorted(widths.items()))


def pictures(image_ids: Iterable[int], *, now: datetime, site: SiteProfile | None = None) -> dict[int, Picture]:
    """Images that this site may show, with all their sizes, in one statement; others are left out."""
    columns = ("pk", "uuid", "title", "width", "height", "credit", "holder", *STATEMENT, "own", "withheld")
    sizes = ("renditions__filter_spec", "renditions__file", "renditions__width", "renditions__height")
    rows = NetworkImage.objects.filter(pk__in=set(image_ids)).stated(site=site)
    found: dict[int, SimpleNamespace] = {}
    files: dict[int, dict[Preset, RenditionOf]] = defaultdict(dict)
    # Thumbnails that the admin made for itself stand beside ours, and are no business of the public's.
    for row in rows.values_list(*columns, *sizes):
        image = SimpleNamespace(**dict(zip(columns, row, strict=False)))
        found.setdefault(image.pk, image)
        spec, file, width, height = row[len(columns) :]
        if preset := BY_SPEC.get(spec or ""):
            files[image.pk][preset] = RenditionOf(url=media_address(file), width=width, height=height)
    shown = {}
    for pk, image in found.items():
        pixels = permits_of(image, own=image.own, now=now).page
        if pixels:
            allowed = {preset: files[pk][preset] for preset in presets_within(pixels) if preset in files[pk]}
            shown[pk] = Picture(
                id=pk,
                uuid=str(image.uuid),
                title=image.title,
                width=image.width,
                height=image.height,
                credit=image.credit,
                holder=image.holder,
                right=Right(image.right),
                max_pixels=pixels,
                sizes=allowed,
            )
    return shown


def renditions_for(
    image_ids: Iterable[int], *, preset: Preset, now: datetime, site: SiteProfile | None = None
) -> dict[int, RenditionOf | None]:
    """One size of each image that may be shown, in one statement; None where no size exists yet."""
    return {pk: picture.at(preset) for pk, picture in pictures(image_ids, now=now, site=site).items()}


def media_address(name: str) -> str:
    """The absolute address of a file in the public store."""
    base: str = settings.MEDIA_URL
    return f"{base if '://' in base else settings.API_URL + base}{name}"
