from workflows.curation.selectors.elected import Elected, elected_works
from workflows.curation.selectors.place import parent_for_exhibition

__all__ = ["Elected", "elected_works", "parent_for_exhibition"]
