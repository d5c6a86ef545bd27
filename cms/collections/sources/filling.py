"""One entry of a profile, made ready for one file: from the cells of a row to the value of a field, and to the pictures beside the list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cms.collections.fields import empty
from cms.collections.folding import fold
from cms.collections.sources.columns import Cells, Columns, Getter
from cms.collections.sources.doubts import Doubt, ReadRow, Reason
from cms.collections.sources.fitting import fit
from cms.collections.sources.profile import Entry, Picture
from cms.collections.sources.readers import Reading

Fill = Callable[[ReadRow, Cells], None]

# The cells of dear readers repeat a great deal ("c. 1938-1945"): so many readings of an entry are kept.
_REMEMBERED = 4096
_BRACES = re.compile(r"\{([^{}]+)\}")
# A name of a file, not a path out of its folder.
_UNSAFE = re.compile(r"[/\\\0]|^\.")


def filler(entry: Entry, columns: Columns) -> Fill | None:
    """What reads the entry's field from a row; None if the file lacks the columns: then the field is left alone (collections C4)."""
    getters = _getters(entry, columns)
    if not getters:
        return None
    if len(getters) == 1 and entry.reader.verbatim:
        return _verbatim(entry, getters[0])
    return _read(entry, getters)


def _getters(entry: Entry, columns: Columns) -> list[Getter]:
    prose, reader = entry.reader.prose, entry.reader
    if entry.parts:
        found = [(columns.find(part.column, prose=prose), part.lead) for part in entry.parts]
        parts = [_led(getter, lead) for getter, lead in found if getter]
        return [lambda cells: entry.between.join(filter(None, (part(cells) for part in parts)))] if parts else []
    between = entry.between if prose else entry.settings.separator[:1] or " "
    inputs = {word: columns.find(column, prose=prose, between=between) for word, column in entry.columns.items()}
    if not any(inputs.values()) or not all(inputs.get(word) for word in reader.needs):
        return []
    return [inputs.get(word) or _nothing for word in reader.inputs]


def _verbatim(entry: Entry, getter: Getter) -> Fill:
    field, complete = entry.field, entry.complete

    def fill(row: ReadRow, cells: Cells) -> None:
        text = getter(cells)
        if text or complete:
            row.values[field] = text

    return fill


def _read(entry: Entry, getters: list[Getter]) -> Fill:
    field, complete, reader = entry.field, entry.complete, entry.reader
    known: dict[tuple[str, ...], Reading] = {}

    def reading(texts: tuple[str, ...]) -> Reading:
        value, raw, doubts = reader.read(entry.settings, *texts)
        cut = fit(field, value) if value is not None else []
        return value, raw or (" / ".join(filter(None, texts)) if cut else ""), [*doubts, *cut]

    def remembered(texts: tuple[str, ...]) -> Reading:
        if texts not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[texts] = reading(texts)
        value, raw, doubts = known[texts]
        return _copy(value), raw, doubts

    read = remembered if reader.remembered else reading

    def fill(row: ReadRow, cells: Cells) -> None:
        texts = tuple([getter(cells) for getter in getters])
        if not any(texts):
            if complete:
                row.values[field] = empty(field)
            return
        value, raw, doubts = read(texts)
        if value is not None:
            row.values[field] = value
            if raw:
                row.raw[field] = raw
        row.doubts += doubts

    return fill


def _copy(value: Any) -> Any:
    """Each row has its own value: whoever changes it later changes no other."""
    if isinstance(value, dict):
        return {**value, "measures": [row.copy() for row in value["measures"]]} if "measures" in value else value.copy()
    return [each.copy() for each in value] if isinstance(value, list) else value


def pictures(picture: Picture, columns: Columns) -> Fill:
    """What names the file beside the list that shows the work of a row."""
    path, credit = _pattern(picture.path, columns), _pattern(picture.credit, columns)
    right = columns.find(picture.right) if picture.right else None

    def add(row: ReadRow, cells: Cells) -> None:
        names = {word: getter(cells) for word, getter in path.items()}
        if not all(names.values()):
            return
        file = _filled(picture.path, names)
        if any(_UNSAFE.search(name) for name in names.values()):
            row.doubts.append(Doubt(Reason.IMAGE_REFUSED, "images", file))
            return
        said = right(cells) if right else ""
        chosen = picture.choices.get(fold(said), "")
        if said and not chosen:
            row.doubts.append(Doubt(Reason.UNKNOWN_VALUE, "images", said))
        line = _filled(picture.credit, {word: getter(cells) for word, getter in credit.items()})
        row.pictures = ({"path": file, "credit": line, "right": chosen, "work_right": picture.work_right},)

    return add


def _pattern(pattern: str, columns: Columns) -> dict[str, Getter]:
    return {word: columns.find(((word,),)) or _nothing for word in _BRACES.findall(pattern)}


def _filled(pattern: str, words: dict[str, str]) -> str:
    return _BRACES.sub(lambda match: words[match[1]], pattern)


def _led(getter: Getter, lead: str) -> Getter:
    return (lambda cells: lead + text if (text := getter(cells)) else "") if lead else getter


def _nothing(_cells: Cells) -> str:
    return ""
