from django.apps import AppConfig


class CurationConfig(AppConfig):
    name = "workflows.curation"
    label = "workflows_curation"
    verbose_name = "Cimaise · curation"

    def ready(self) -> None:
        from workflows.curation import subscribers  # noqa: F401
