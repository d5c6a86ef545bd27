"""What an undo leaves as it is, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """Codes are kept with the run; the words are shown in the reader's language."""

    BY_HAND = "by_hand", _("somebody has changed it since")
    PICTURES = "pictures", _("it has images that the import did not bring")
    USED = "used", _("it is used elsewhere: in an exhibition, an edition, a page or another record")
    LEFT = "left", _("the record has left since")
    READ_SINCE = "read_since", _("a later import has changed it")


@dataclass(frozen=True, slots=True)
class Kept:
    """One field of a work, or with an empty ``field`` the whole of it."""

    work: str
    label: str
    field: str
    why: str

    def as_json(self) -> list[str]:
        return [self.work, self.label, self.field, self.why]
