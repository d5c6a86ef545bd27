"""What a reader may say about a row: rejected, or imported with a doubt (collections C10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Codes are stored; the words are shown in the reader's language."""

    # Rejected
    TOO_FEW_CELLS = "too_few_cells", _("the row has fewer cells than the header")
    TOO_MANY_CELLS = "too_many_cells", _("the row has more cells than the header")
    UNCLOSED_QUOTE = "unclosed_quote", _("a quotation mark is opened and not closed, or stands where none can")
    CUT_SHORT = "cut_short", _("the record has no end: the file may be cut short")
    UNREADABLE_ROW = "unreadable_row", _("the row could not be read")
    UNREADABLE_BYTES = "unreadable_bytes", _("the row holds bytes that are not in the file’s encoding")
    NO_KEY = "no_key", _("nothing identifies the work")
    NO_MUSEUM = "no_museum", _("nothing says which museum holds the work")
    UNKNOWN_MUSEUM = "unknown_museum", _("the museum is not known here")
    NOT_YOUR_MUSEUM = "not_your_museum", _("you are not a curator of this museum")
    NOT_KEPT = "not_kept", _("the database refused the row")
    # Imported, doubtful
    SAME_KEY_TWICE = "same_key_twice", _("another row of the file has the same key: kept as a work of its own")
    SAME_ROW_TWICE = "same_row_twice", _("the same row stands in the file twice")
    OTHER_MUSEUM = "other_museum", _("the work is kept by another museum here: its museum was not changed")
    RECORD_LEFT = "record_left", _("the record has left: the source’s values are noted, it stays withdrawn")
    KEPT_BY_HAND = "kept_by_hand", _("the source’s value is new, and another one is kept by hand: choose between them")
    TOO_LONG = "too_long", _("the value is too long and was cut")
    UNREADABLE_DATE = "unreadable_date", _("no year could be read from the date")
    DATE_REVERSED = "date_reversed", _("the date is written backwards: it was turned round")
    DATE_CONTRADICTS_SOURCE = "date_contradicts_source", _("the text of the date and the source’s own years disagree: the text was taken")
    DATE_CONTRADICTS_PERIOD = "date_contradicts_period", _("the year lies outside the period: the year was taken")
    MAKERS_LIFE_AS_DATE = "makers_life_as_date", _("the source’s years are those of the maker’s life: not taken")
    UNREADABLE_MAKER = "unreadable_maker", _("the maker’s name could not be taken apart: kept as given")
    UNEQUAL_LISTS = "unequal_lists", _("the lists that belong together are of unequal length")
    UNKNOWN_ROLE = "unknown_role", _("the role is not in the list: kept as a craft")
    UNKNOWN_VALUE = "unknown_value", _("the value is none of those that are known")
    IMAGE_MISSING = "image_missing", _("the image’s file is not there")
    IMAGE_REFUSED = "image_refused", _("the image was refused")


@dataclass(frozen=True, slots=True)
class Doubt:
    """``field`` is a field of ours or a column of the file; ``text`` what stands there."""

    reason: Reason
    field: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """How a row names its museum; empty where it does not and the run's own museum is meant."""

    museofile: str = ""
    name: str = ""
    town: str = ""


@dataclass(slots=True)
class ReadRow:
    """One row of a file as one profile reads it, before any database is asked.

    ``number`` counts as a spreadsheet does: the header is row 1. A row with ``rejected`` has no other content.
    """

    number: int
    key: str = ""
    # Keys by which the same work may have been known before (collections C2).
    former_keys: tuple[str, ...] = ()
    museum: HeldBy = field(default_factory=HeldBy)
    # {field: value}, only of fields that the file says something about; shapes in ``cms.collections.fields``.
    values: dict[str, Any] = field(default_factory=dict)
    # {field: the source's text}, where the value does not already say it.
    raw: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    rejected: Doubt | None = None
    # Files beside the list that show the work: paths relative to it, with what is known of them.
    pictures: tuple[dict[str, str], ...] = ()
