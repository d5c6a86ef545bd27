"""Rows of a file as one profile reads them: cells in, values, doubts and the key out, before any database is asked."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable, Sequence

from cms.collections.errors import MissingColumns
from cms.collections.sources.cleaning import Cleaning
from cms.collections.sources.columns import Cells, Columns, Getter
from cms.collections.sources.doubts import Doubt, HeldBy, ReadRow, Reason
from cms.collections.sources.filling import filler, pictures
from cms.collections.sources.places import museum_name
from cms.collections.sources.profile import Profile

logger = logging.getLogger(__name__)

KEY_LENGTH = 255
BETWEEN_KEY_PARTS = "/"
_MUSEOFILE = re.compile(r"M\d{4}")


class RowReader:
    """Reads the rows of one file, whatever the order of its columns. Make it with ``reader_for``.

    ``unknown``: columns of the file that nothing reads. ``missing``: columns that the profile knows and the file lacks; their fields are
    left alone. ``cleaning``: counts the repairs of all rows that were read.
    """

    def __init__(self, profile: Profile, names: Sequence[str]) -> None:
        columns = Columns(names)
        self.profile = profile
        self.cleaning = Cleaning()
        self._keys = _keys(profile, columns)
        # What makes the keys comes first among the cells that are read.
        self._identifying = tuple(columns.slots)
        self._museum = {word: getter for word, column in profile.museum_columns.items() if (getter := columns.find(column))}
        self._fills = [fill for entry in profile.entries if (fill := filler(entry, columns))]
        if profile.picture:
            self._fills.append(pictures(profile.picture, columns))
        stated = {"record_right": profile.record_right, "attribution": profile.attribution}
        self._stated = {field: text for field, text in stated.items() if text}
        self._slots = tuple(columns.slots)
        self.missing = columns.missing
        self.unknown = columns.unread(profile.ignored)

    def read(self, number: int, cells: Sequence[str]) -> ReadRow:
        """The row as far as it can be read; ``rejected`` says why it cannot be taken at all. Never raises on data."""
        try:
            return self._read(number, self._clean(cells, self._slots))
        except Exception:
            # A fault of ours must not stop the rows behind it (collections C10).
            logger.exception("Row %s could not be read", number)
            return ReadRow(number, rejected=Doubt(Reason.UNREADABLE_ROW))

    def identify(self, number: int, cells: Sequence[str]) -> ReadRow:
        """The row with its keys and nothing else: for who must know all keys of a file before its first row is read."""
        keys = self._keys_of(self._clean(cells, self._identifying))
        if not keys:
            return ReadRow(number, rejected=Doubt(Reason.NO_KEY))
        return ReadRow(number, key=keys[0], former_keys=tuple(keys[1:]))

    def _clean(self, cells: Sequence[str], slots: Sequence[tuple[int, bool]]) -> list[str]:
        line, prose, absent = self.cleaning.line, self._prose, self.profile.absent
        cleaned = [prose(cells[place]) if is_prose else line(cells[place]) for place, is_prose in slots]
        return ["" if cell in absent else cell for cell in cleaned] if absent else cleaned

    def _prose(self, cell: str) -> str:
        text = self.cleaning.prose(cell)
        mark = self.profile.line_break
        return "\n".join(part.strip() for part in text.split(mark)).strip() if mark and mark in text else text

    def _keys_of(self, cells: Cells) -> list[str]:
        return [key for parts in self._keys if (key := _key([part(cells) for part in parts]))]

    def _read(self, number: int, cells: Cells) -> ReadRow:
        keys = self._keys_of(cells)
        if not keys:
            return ReadRow(number, rejected=Doubt(Reason.NO_KEY))
        row = ReadRow(number, key=keys[0], former_keys=tuple(keys[1:]), museum=self._held_by(cells), values=dict(self._stated))
        for fill in self._fills:
            fill(row, cells)
        return row

    def _held_by(self, cells: Cells) -> HeldBy:
        if not self._museum:
            return self.profile.museum
        said = {word: getter(cells) for word, getter in self._museum.items()}
        location = said.pop("location", "")
        if said.get("name") and location:
            said["name"] = museum_name(said["name"], location)
        if not said.get("museofile") and _MUSEOFILE.fullmatch(said.get("name", "")):
            # A column of codes that was taken for one of names must not make museums called « M5052 ».
            said["museofile"] = said.pop("name")
        return HeldBy(**said) if any(said.values()) else self.profile.museum


def reader_for(profile: Profile, columns: Sequence[str]) -> RowReader:
    """Raises MissingColumns if the file lacks what makes the key, or what the profile cannot do without."""
    return RowReader(profile, columns)


def _keys(profile: Profile, columns: Columns) -> list[list[Getter]]:
    """What gives the parts of each key that the file can have, the best first."""
    lacking = [column[0][0] for column in profile.required if columns.find(column) is None]
    planned = [[(column[0][0], columns.find(column)) for column in key] for key in profile.keys]
    whole = [[getter for _name, getter in key if getter] for key in planned if all(getter for _name, getter in key)]
    if not whole:
        lacking += [name for key in planned for name, getter in key if getter is None]
    if lacking:
        found = ", ".join(columns.names) or "–"
        raise MissingColumns(profile=profile.label, columns=", ".join(dict.fromkeys(lacking)), found=found)
    return whole


def _key(parts: Iterable[str]) -> str:
    """The parts joined; empty if one lacks. A key that the column cannot hold ends in a digest of the whole."""
    several = list(parts)
    key = BETWEEN_KEY_PARTS.join(several) if all(several) else ""
    if len(key) <= KEY_LENGTH:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[: KEY_LENGTH - len(digest) - 1]}#{digest}"
