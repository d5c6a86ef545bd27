from __future__ import annotations

from cms.collections.models import NetworkImage, WorkImage
from cms.collections.tasks import make_renditions
from cms.core.changes import subscribe
from cms.core.models import Change


@subscribe("image.saved", name="collections.renditions")
def sizes_follow(change: Change) -> None:
    """A task of its own: rendering takes long, and a delivery holds a transaction."""
    for pk in NetworkImage.objects.filter(uuid=change.subject_id).values_list("pk", flat=True):
        make_renditions.enqueue(pk)


@subscribe("work.restricted", name="collections.restriction")
def sizes_follow_the_works_restriction(change: Change) -> None:
    """Images of a restricted work lose their sizes at once, and get them back when the restriction is lifted (C22, C26)."""
    for pk in WorkImage.objects.filter(work__uuid=change.subject_id).order_by("order").values_list("image", flat=True):
        make_renditions.enqueue(pk)
