"""Text as it comes from files, made fit to keep: rule C7, each repair counted by the number of values that needed it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from django.db import models
from django.utils.translation import gettext_lazy as _


class Repair(models.TextChoices):
    """What was mended. Codes are stored with the run; the words are shown in its report."""

    CONTROLS = "controls", _("Windows-1252 characters put right")
    COMPOSED = "composed", _("accents put together with their letters")
    NO_BREAK = "no_break", _("no-break spaces made plain")
    FORBIDDEN = "forbidden", _("control characters removed")
    EDGES = "edges", _("spaces trimmed at the edges")
    SPACES = "spaces", _("spaces in a row made one")


# U+0080 to U+009F are bytes of Windows-1252 that somebody read as Latin-1: U+0092 was meant as ’. Five of them mean nothing there either.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
# A no-break space, a figure space, a narrow no-break space.
_NO_BREAK = dict.fromkeys((0xA0, 0x2007, 0x202F), " ")
# What XML 1.0 cannot hold, delete, and a byte order mark gone astray. A vertical tab and a form feed end a line (Word writes the first).
_FORBIDDEN = {
    **dict.fromkeys((*range(9), *range(0xE, 0x20), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), ""),
    0xB: "\n",
    0xC: "\n",
}


def _any_of(table: dict[int, str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(chr(code)) for code in table) + "]")


_HAS_WINDOWS, _HAS_NO_BREAK, _HAS_FORBIDDEN = _any_of(_WINDOWS), _any_of(_NO_BREAK), _any_of(_FORBIDDEN)
_RUNS = re.compile(r"\s{2,}|[^\S ]")


class Cleaning:
    """Cleans cells and keeps count: ``counts[Repair]`` is the number of values that a repair changed."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def line(self, cell: str) -> str:
        """A value of one line: any run of white space becomes one space."""
        # Most cells give no reason to look closer.
        if not cell or (cell.isascii() and cell.isprintable() and "  " not in cell and cell[0] != " " and cell[-1] != " "):
            return cell
        cell = self._characters(cell)
        return self._changed(Repair.SPACES, cell, _RUNS.sub(" ", cell))

    def prose(self, cell: str) -> str:
        """A long text: line breaks and spaces in a row stay."""
        if not cell or (cell.isascii() and cell.isprintable() and cell[0] != " " and cell[-1] != " "):
            return cell
        cell = self._characters(cell)
        return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell

    def _characters(self, cell: str) -> str:
        if _HAS_WINDOWS.search(cell):
            cell = self._changed(Repair.CONTROLS, cell, cell.translate(_WINDOWS))
        if _HAS_FORBIDDEN.search(cell):
            cell = self._changed(Repair.FORBIDDEN, cell, cell.translate(_FORBIDDEN))
        # Only now: what was removed may have stood between a letter and its accent.
        if not unicodedata.is_normalized("NFC", cell):
            cell = self._changed(Repair.COMPOSED, cell, unicodedata.normalize("NFC", cell))
        if _HAS_NO_BREAK.search(cell):
            cell = self._changed(Repair.NO_BREAK, cell, cell.translate(_NO_BREAK))
        return self._changed(Repair.EDGES, cell, cell.strip())

    def _changed(self, repair: Repair, before: str, after: str) -> str:
        if after != before:
            self.counts[repair.value] += 1
        return after
