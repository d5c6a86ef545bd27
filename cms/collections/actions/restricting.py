"""Telling that a work's images may no longer be shown, or may be again (collections C22)."""

from __future__ import annotations

from collections.abc import Iterable

from cms.collections.models import Work
from cms.core.actions import RecordChange


def tell_restriction(work: Work, changed: Iterable[str]) -> None:
    """In the transaction of the change. An event of its own: most changes of works are none of those who make sizes.

    An image that was hung on a restricted work is as restricted as those that hung there before.
    """
    names = set(changed)
    if "image_restriction" in names or ("images" in names and work.image_restriction):
        RecordChange(kind="work.restricted", subject=work).run()
