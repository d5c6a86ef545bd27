from django.apps import AppConfig


class VotingConfig(AppConfig):
    name = "workflows.voting"
    label = "workflows_voting"
    verbose_name = "Cimaise · voting"

    def ready(self) -> None:
        from workflows.voting import acts, checks, subscribers  # noqa: F401
