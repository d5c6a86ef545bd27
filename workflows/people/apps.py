from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "workflows.people"
    label = "workflows_people"
    verbose_name = "Cimaise · people"

    def ready(self) -> None:
        from workflows.people import acts, subscribers  # noqa: F401
