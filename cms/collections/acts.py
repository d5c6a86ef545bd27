from __future__ import annotations

from datetime import datetime, timedelta

from cms.collections.selectors.upkeep import images_out_of_step
from cms.collections.tasks import make_renditions
from cms.core.periodic import periodic

AT_ONCE = 50


@periodic("collections.renditions", every=timedelta(minutes=10))
def sizes_catch_up(now: datetime) -> str:
    """Sizes that failed are made again; those of images whose time is over are deleted (C26)."""
    behind = images_out_of_step(now=now)[:AT_ONCE]
    for pk in behind:
        make_renditions.enqueue(pk)
    return f"{len(behind)} images sent to be rendered"
