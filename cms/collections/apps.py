from django.apps import AppConfig


class CollectionsConfig(AppConfig):
    name = "cms.collections"
    label = "cms_collections"
    verbose_name = "Cimaise · collections"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from cms.collections import acts, signal_handlers, subscribers  # noqa: F401
        from cms.collections.models import Maker, Museum, Work
        from cms.collections.policies import MakerPolicy, MuseumPolicy, WorkPolicy

        register_permission_policy(Work, WorkPolicy())
        register_permission_policy(Museum, MuseumPolicy())
        register_permission_policy(Maker, MakerPolicy())
