from __future__ import annotations

from django_tasks import task

from cms.collections.actions import MakeRenditions


@task()
def make_renditions(image_id: int) -> list[str]:
    return [preset.name for preset in MakeRenditions(image_id=image_id).run()]
