"""What the room does by itself, at night."""

from __future__ import annotations

import logging
import random
from datetime import datetime, timedelta

from cms.core.periodic import periodic
from cms.mirroring.actions import Rebuild
from cms.mirroring.models import Publication

logger = logging.getLogger(__name__)

SAMPLE = 200


@periodic("mirroring.compare", every=timedelta(days=1))
def compare(now: datetime) -> str:
    """A sample of publication rows against fresh builds; a difference is reported, and mended by hand (gateway G11)."""
    known = list(Publication.objects.filter(current=True, page__live=True).values_list("page_id", flat=True))
    sample = random.Random(now.isoformat()).sample(known, min(SAMPLE, len(known)))  # noqa: S311 - any sample will do
    found = Rebuild(pages=sample, dry_run=True).run()
    if found.different:
        logger.error("publication rows differ from their pages: %s; run manage.py rebuild_publications", found.different)
    return f"{found.looked_at} compared, {len(found.different)} differ"
