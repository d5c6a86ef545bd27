"""Pictures as one site may show them: all sizes of all pictures of an answer in one statement (gateway G10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import graphene

from cms.collections.presets import Preset
from cms.collections.rights import Right as RightCode
from cms.collections.selectors import Picture, pictures
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.fields import ident, maybe_text, needed, number, some, text, truth
from gateway.relay import Node, opaque


class ImagePreset(graphene.Enum):
    """The longest side is at most: THUMB 160, SMALL 400, MEDIUM 800, LARGE 1200 pixels; WebP; never enlarged."""

    THUMB = "thumb"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Right(graphene.ObjectType):
    """A statement of rights, from a closed list."""

    code = text()
    uri = maybe_text(description="Null where nothing was evaluated.")
    label = text()


class Rendition(graphene.ObjectType):
    url = text()
    width = number()
    height = number()
    mime_type = text()


class Image(graphene.ObjectType):
    """A picture that may be shown; its right decides which presets answer."""

    class Meta:
        interfaces = (Node,)

    id = ident()
    title = text()
    width = number()
    height = number()
    credit = text()
    holder = text()
    right = some(Right)
    rendition = graphene.Field(
        Rendition,
        preset=needed(ImagePreset),
        description="Null where this picture has no such size, or may not be shown at it.",
    )
    srcset = text(
        up_to=needed(ImagePreset, default_value=ImagePreset.LARGE),
        description="Every size up to the preset's that may be shown, for `srcset`.",
    )

    @staticmethod
    def resolve_rendition(parents: Sequence[dict[str, Any]], context: Context, *, preset: Any) -> list[Any]:
        return [_rendition(parent["picture"], Preset[preset.name]) for parent in parents]

    @staticmethod
    def resolve_srcset(parents: Sequence[dict[str, Any]], context: Context, *, up_to: Any) -> list[str]:
        return [parent["picture"].srcset(Preset[up_to.name]) for parent in parents]


class Figure(graphene.ObjectType):
    """A picture as it is used here."""

    alt = text(description="Empty only where `decorative` is true.")
    decorative = truth()
    caption = text()
    image = graphene.Field(Image)


def right_row(right: RightCode) -> dict[str, Any]:
    return {"code": right.value, "uri": right.uri, "label": str(right.label)}


def image_row(picture: Picture, site: SiteProfile | None) -> dict[str, Any]:
    """What may be shown of a picture differs by site, and so does its id."""
    return {
        "__typename": "Image",
        "id": opaque("Image", picture.uuid, site=site.pk if site else ""),
        "title": picture.title,
        "width": picture.width,
        "height": picture.height,
        "credit": picture.credit,
        "holder": picture.holder,
        "right": right_row(picture.right),
        "picture": picture,
    }


def pictures_of(images: Iterable[int | None], context: Context, site: SiteProfile | None) -> dict[int, Picture]:
    """Those that ``site`` may show, by primary key; each read once an answer."""
    return context.read(("pictures", site and site.pk), images, lambda keys: pictures(keys, now=context.now, site=site))


def figures(values: Sequence[tuple[dict[str, Any] | None, SiteProfile | None]], context: Context) -> list[dict[str, Any] | None]:
    """A figure for each (published value, site); None where there is none, or none may be shown."""
    by_site: dict[SiteProfile | None, list[int]] = {}
    for value, site in values:
        if value:
            by_site.setdefault(site, []).append(value["image"])
    shown = {site: pictures_of(keys, context, site) for site, keys in by_site.items()}
    return [_figure(value, shown[site], site) if value else None for value, site in values]


def _figure(value: dict[str, Any], shown: dict[int, Picture], site: SiteProfile | None) -> dict[str, Any] | None:
    picture = shown.get(value["image"])
    if picture is None:
        return None
    return {"alt": value["alt"], "decorative": value["decorative"], "caption": value["caption"], "image": image_row(picture, site)}


def _rendition(picture: Picture, preset: Preset) -> dict[str, Any] | None:
    found = picture.at(preset)
    return {"url": found.url, "width": found.width, "height": found.height, "mime_type": found.mime_type} if found else None
