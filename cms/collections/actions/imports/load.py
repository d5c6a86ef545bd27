"""Works with all that belongs to them, and their origins, for a whole batch in a constant number of statements."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Prefetch

from cms.collections.fields import BY_HAND, empty
from cms.collections.models import Origin, Work, WorkMaker
from cms.collections.selectors.shown import shown_value

PARTS = ("accession_numbers", "terms", "measures", "work_images", "image_addresses")


def load_works(pks: Collection[int]) -> dict[int, Work]:
    """Locked until the transaction ends."""
    if not pks:
        return {}
    makers = Prefetch("work_makers", WorkMaker.objects.select_related("maker"))
    works = Work.objects.select_for_update(of=("self",)).select_related("museum").prefetch_related(makers, *PARTS)
    return {work.pk: work for work in works.filter(pk__in=pks).order_by("pk")}


def load_origins(works: dict[int, Work]) -> dict[int, Origin]:
    """Locked. A work without one gets one, unsaved: whatever it shows, its source said once (``origin._state.adding`` tells them apart)."""
    if not works:
        return {}
    origins = {origin.pk: origin for origin in Origin.objects.select_for_update().filter(pk__in=works.keys())}
    for pk, work in works.items():
        if pk not in origins:
            shown = {field: shown_value(work, field) for field in BY_HAND}
            origins[pk] = Origin(work=work, values={field: value for field, value in shown.items() if value != empty(field)})
    return origins
