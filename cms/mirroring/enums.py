from enum import StrEnum


class Status(StrEnum):
    """What stands at a path of a site."""

    FOUND = "found"
    REDIRECT = "redirect"
    GONE = "gone"
    NOT_FOUND = "not_found"


class Reason(StrEnum):
    """Why a path shows what it shows (B12)."""

    SHOWN = "shown"
    NOTHING_HERE = "nothing_here"
    DRAFT = "draft"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    RESTRICTED = "restricted"
    NOT_PUBLISHED = "not_published"
    SPELLING = "spelling"
    EDITORS_REDIRECT = "editors_redirect"
    RENAMED_OR_MOVED = "renamed_or_moved"
    DELETED = "deleted"
