from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "cms_core"
    verbose_name = "Cimaise · core"

    def ready(self) -> None:
        from cms.core import acts, checks  # noqa: F401
