"""The walk from a home page down a path, in one statement whatever its length (B4).

Each step takes the live child of that slug, else whoever had this address last, else a child that is not live.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

PAGE = "wagtailcore_page"
# The expression of the index that ``EnsureChildIndex`` makes; SQLite uses it only where the cast is written.
PARENT = "CAST(substr(child.path, 1, length(child.path) - 4) AS text)"
LIVE = (
    "(child.live AND (child.go_live_at IS NULL OR child.go_live_at <= %(now)s) AND (child.expire_at IS NULL OR child.expire_at > %(now)s))"
)
NEXT = f"CASE WHEN {LIVE} THEN child.id ELSE COALESCE(history.page_id, child.id) END"
# Only names of our own are put into the text; everything that comes from outside is a parameter.
WALK = f"""
WITH RECURSIVE
  segment(level, slug) AS ({{segments}}),
  walk(level, page_id, path, old) AS (
    SELECT 0, home.id, home.path, 0
    FROM {PAGE} home
    JOIN {PAGE} root ON root.translation_key = home.translation_key AND root.depth = home.depth
    JOIN wagtailcore_locale language ON language.id = home.locale_id
    WHERE root.id = %(root)s AND language.language_code = %(language)s
    UNION ALL
    SELECT walk.level + 1, {NEXT}, page.path, CASE WHEN {LIVE} OR history.page_id IS NULL THEN 0 ELSE 1 END
    FROM walk
    JOIN segment ON segment.level = walk.level + 1
    LEFT JOIN {PAGE} child ON {PARENT} = walk.path AND child.slug = segment.slug
    LEFT JOIN cms_mirroring_addresshistory history
      ON history.parent_id = walk.page_id AND history.slug = segment.slug AND history.site_id = 0
    LEFT JOIN {PAGE} page ON page.id = {NEXT}
    WHERE child.id IS NOT NULL OR history.page_id IS NOT NULL
  )
SELECT walk.level, walk.page_id, walk.old, page.id, page.title, page.live,
  page.go_live_at > %(now)s, page.expire_at <= %(now)s,
  EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction restriction WHERE restriction.page_id = page.id)
FROM walk LEFT JOIN {PAGE} page ON page.id = walk.page_id
ORDER BY walk.level
"""  # noqa: S608


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page on the way. ``old``: it was reached by an address that it once had; ``deleted``: only that address is left of it."""

    page: int
    title: str
    old: bool
    deleted: bool
    draft: bool
    early: bool
    expired: bool
    restricted: bool

    @property
    def closed(self) -> bool:
        return self.deleted or self.draft or self.early or self.expired or self.restricted


def walk(*, root: int, language: str, segments: Sequence[str], now: datetime) -> list[Step]:
    """The steps from the home page of ``language`` beside ``root``, it first; fewer than the segments where nothing goes on."""
    parameters: dict[str, Any] = {
        "root": root,
        "language": language,
        "now": connection.ops.adapt_datetimefield_value(now),
        **{f"segment{level}": slug for level, slug in enumerate(segments, start=1)},
    }
    rows = " UNION ALL ".join(f"SELECT {level}, CAST(%(segment{level})s AS varchar(255))" for level in range(1, len(segments) + 1))
    with connection.cursor() as cursor:
        cursor.execute(WALK.format(segments=rows or "SELECT 0, ''"), parameters)
        found = cursor.fetchall()
    return [_step(*row) for row in found]


def _step(
    _level: int, page: int, old: int, known: int | None, title: str | None, live: bool, early: bool, expired: bool, restricted: bool
) -> Step:
    return Step(
        page=page,
        title=title or "",
        old=bool(old),
        deleted=known is None,
        draft=known is not None and not live,
        early=bool(early),
        expired=bool(expired),
        restricted=bool(restricted),
    )
