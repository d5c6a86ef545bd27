from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "workflows.core"
    label = "workflows_core"
    verbose_name = "Cimaise · core"
