from workflows.core.models.transition import Transition

__all__ = ["Transition"]
