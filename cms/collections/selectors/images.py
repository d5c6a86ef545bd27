"""Which images may be shown, and how large: the table of rights read for real images, at the moment of showing (C24, C26)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from cms.collections.enums import Visibility
from cms.collections.models import NetworkImage
from cms.collections.rights import NOTHING, PERMITS, Leave, Permits, Right, stricter
from cms.sites.models import SiteProfile


class Stated(Protocol):
    """An image from ``stated``, or a row of its columns, with its two statements."""

    right: str
    work_right: str
    holder_agrees: bool
    restriction: str
    visibility: str
    expires_at: datetime | None
    # Whether it shows a work whose images are restricted (C22); read with it, so that nobody asks without knowing.
    withheld: bool


# What must be read to know what an image allows.
STATEMENT = ("right", "work_right", "holder_agrees", "restriction", "visibility", "expires_at")


def permits_of(image: Stated, *, own: bool, now: datetime) -> Permits:
    """The row of C24 that holds for one image on one site: the stricter of reproduction and work, agreement and time weighed in.

    ``own``: whether the site is the image's own; elsewhere a right must let it travel.
    """
    if image.restriction or image.withheld or image.visibility != Visibility.PUBLIC:
        return NOTHING
    if image.expires_at is not None and image.expires_at <= now:
        return NOTHING
    row = stricter([PERMITS[Right(image.right)], PERMITS[Right(image.work_right)]])
    if row.asks_holder and not image.holder_agrees:
        return NOTHING
    if not own and row.other_sites < Leave.YES:
        return NOTHING
    # The holder agreed to the thumbnail too: it is the smallest of what they agreed to.
    return replace(row, in_search=Leave.YES) if row.in_search == Leave.AS_AGREED else row


def showable_images(image_ids: Iterable[int], *, now: datetime, site: SiteProfile | None = None) -> dict[int, int]:
    """{image: longest side in pixels at which this site may show it}, images that may not be shown left out. One statement.

    Without a site only what may be shown anywhere is answered.
    """
    rows = NetworkImage.objects.filter(pk__in=set(image_ids)).stated(site=site).only(*STATEMENT)
    sizes = {image.pk: permits_of(image, own=image.own, now=now).page for image in rows}
    return {pk: pixels for pk, pixels in sizes.items() if pixels}
