from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from cms.collections.models import NetworkImage, Rendition
from cms.collections.presets import BY_SPEC, Preset, presets_within
from cms.collections.selectors.images import STATEMENT, permits_of


def images_out_of_step(*, now: datetime) -> list[int]:
    """Images whose public sizes are not those that their rights allow, in two statements."""
    have: dict[int, set[Preset]] = defaultdict(set)
    for image_id, spec in Rendition.objects.filter(filter_spec__in=BY_SPEC).values_list("image_id", "filter_spec"):
        have[image_id].add(BY_SPEC[spec])
    images = NetworkImage.objects.stated(site=None).only(*STATEMENT).order_by("pk").iterator(chunk_size=2000)
    return [image.pk for image in images if have[image.pk] != set(presets_within(permits_of(image, own=True, now=now).page))]
