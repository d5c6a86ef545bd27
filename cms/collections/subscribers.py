from __future__ import annotations

from cms.collections.models import NetworkImage
from cms.collections.tasks import make_renditions
from cms.core.changes import subscribe
from cms.core.models import Change


@subscribe("image.saved", name="collections.renditions")
def sizes_follow(change: Change) -> None:
    """A task of its own: rendering takes long, and a delivery holds a transaction."""
    for pk in NetworkImage.objects.filter(uuid=change.subject_id).values_list("pk", flat=True):
        make_renditions.enqueue(pk)
