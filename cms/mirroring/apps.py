from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MirroringConfig(AppConfig):
    name = "cms.mirroring"
    label = "cms_mirroring"
    verbose_name = "Cimaise · mirroring"

    def ready(self) -> None:
        from cms.mirroring import acts, checks, signal_handlers  # noqa: F401

        post_migrate.connect(_index_children, sender=self, dispatch_uid="mirroring.child_index")


def _index_children(using: str, **kwargs: Any) -> None:
    from cms.mirroring.actions import EnsureChildIndex

    EnsureChildIndex(using=using).run()
