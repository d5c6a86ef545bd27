"""Where a page is seen: asked here, by Wagtail's buttons, and answered by ``cms.mirroring``, which stands above this room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Parts(NamedTuple):
    """What Wagtail's ``get_url_parts`` answers: the site's key, its address without a slash at the end, the path on it."""

    site: int
    root: str
    path: str


_makers: list[Callable[[Any], Parts | None]] = []


def made_by(maker: Callable[[Any], Parts | None]) -> Callable[[Any], Parts | None]:
    """Registers who makes addresses; the last one registered does."""
    _makers.append(maker)
    return maker


def parts_of(page: Any) -> Parts | None:
    """None for a page that stands in no site's tree."""
    return _makers[-1](page) if _makers else None
