from __future__ import annotations

from dataclasses import dataclass

from wagtail.images.models import Filter

from cms.collections.models import NetworkImage
from cms.collections.presets import BY_SPEC, Preset, presets_within
from cms.collections.selectors.images import permits_of
from cms.core import clock
from cms.core.actions import Action


@dataclass(frozen=True, kw_only=True)
class MakeRenditions(Action[list[Preset]]):
    """Makes the sizes of one image that its rights allow and that are missing; deletes those that they no longer allow.

    Safe to run twice. Rendering takes long: run outside a transaction. Answers with the sizes that exist afterwards.
    """

    image_id: int

    def execute(self) -> list[Preset]:
        image = NetworkImage.objects.stated(site=None).filter(pk=self.image_id).first()
        if image is None:
            return []
        pixels = permits_of(image, own=True, now=clock.now()).page
        wanted = presets_within(pixels)
        kept = set()
        for rendition in image.renditions.all():
            preset = BY_SPEC.get(rendition.filter_spec)
            # Where nothing may be shown, what the admin made for itself goes too: it makes it anew for those who may look.
            if not wanted or (preset is not None and preset not in wanted):
                rendition.delete()
                # Wagtail would leave the file to a task of its own, and its address is known to whoever was shown it (C26).
                rendition.file.storage.delete(rendition.file.name)
            elif preset is not None:
                kept.add(preset)
        missing = [preset for preset in wanted if preset not in kept]
        if missing:
            # Not get_renditions: its cache may remember what was deleted by another process.
            image.create_renditions(*[Filter(spec=preset.spec) for preset in missing])
        return wanted
