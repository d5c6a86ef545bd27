"""The electoral secret: one file per edition, outside the database and its backups (voting V29)."""

from workflows.voting.keys.files import EditionKey, KeyMissing, create_key, destroy_key, has_key, read_key
from workflows.voting.keys.words import WORDS

__all__ = ["WORDS", "EditionKey", "KeyMissing", "create_key", "destroy_key", "has_key", "read_key"]
