from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from cms.collections.actions import NoteImage
from cms.collections.models import NetworkImage


@receiver(post_save, sender=NetworkImage, dispatch_uid="collections.image_saved")
def image_saved(instance: NetworkImage, **kwargs: Any) -> None:
    NoteImage(image=instance).run()
