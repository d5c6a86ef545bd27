from workflows.curation.actions.hang_elected import HangElected, NothingElected

__all__ = ["HangElected", "NothingElected"]
