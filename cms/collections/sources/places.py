"""Where a work is, as far as a source says it (collections C19)."""

from __future__ import annotations

import re
from typing import Any

from cms.collections.enums import LocationState
from cms.collections.fields import empty
from cms.collections.folding import fold

ROOM_LENGTH = 120
# What Carnegie writes where there is no gallery. « Off-site » may be a loan, a workshop or a store: unknown, and nobody votes on it.
_NO_GALLERY = {
    "": LocationState.UNKNOWN,
    "off-site": LocationState.UNKNOWN,
    "not on view": LocationState.IN_STORAGE,
    "on loan": LocationState.ON_LOAN,
}
_WORD = re.compile(r"[^\W\d_]+")
# Lower case in the name of a French museum unless they open it; folded.
_SMALL_WORDS = frozenset({"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"})


def of_carnegie(text: str) -> dict[str, Any]:
    """``location`` of ``cms.collections.fields``: anything but the few known words is the name of a gallery, so the work hangs there."""
    place = text.strip()
    state = _NO_GALLERY.get(place.casefold())
    if state is not None:
        return {**empty("location"), "state": state.value}
    return {**empty("location"), "state": LocationState.ON_VIEW.value, "room": place[:ROOM_LENGTH].strip()}


def museum_name(official: str, location: str) -> str:
    """The official name with the capitals of a French name.

    Joconde's extract writes « Musée D'art Et D'histoire De Dreux ». The same words stand in « town ; museum », written with care: each
    takes its capitals from there, small words lose theirs, the rest stays. Names that were not spoilt stay as they are.
    """
    written = {fold(word): word for word in _WORD.findall(location)}

    def capitals(match: re.Match[str]) -> str:
        word = match[0]
        as_written = written.get(fold(word))
        if as_written is None:
            return word.lower() if fold(word) in _SMALL_WORDS else word
        # « museum » says nothing about the accent of « Muséum », only about its capital.
        if as_written.casefold() == word.casefold():
            return as_written
        return word.capitalize() if as_written[:1].isupper() else word.lower()

    name = _WORD.sub(capitals, official) if official == _spoilt(official) else official
    return name[:1].upper() + name[1:]


def _spoilt(name: str) -> str:
    """``name`` as a spreadsheet's PROPER() and the like leave it: a capital at each word, after a space or an apostrophe only."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split(" "))
