"""How a maker's name is kept: the life that tells namesakes apart, and the form by which lists are sorted."""

from __future__ import annotations

import re

NAME_LENGTH = 255
# Sources that write the surname first, in capitals or not.
SURNAME_FIRST = frozenset({"joconde"})
# A word or sign that no person's name holds: what has one is a firm or a group, and stands as it is.
_FIRM = re.compile(
    r"&|\d|^(?:the|unknown|anonym\w*|studio|maison|manufacture|atelier|workshop|school)\b"
    r"|\b(?:and|et|company|compagnie|co|cie|inc|ltd|llc|sons|fils|brothers|frères|associates|architects|incorporated|corporation|society"
    r"|société|works|factory|press|publishers|pottery|school|museum|center|centre|group|partners|design|glassworks|workshop)\b",
    re.IGNORECASE,
)
# What belongs to the surname before it: « John Henning II », « Charles Smith Jr. ».
_GENERATION = re.compile(r"(?:[IVX]+|[JS]r\.?|fils|père)")


def life_of(birth: int | None, death: int | None) -> str:
    """« 1749-1824 », « 1950- », « -1804 » or nothing; years before our era are negative: « -50--10 »."""
    if birth is None and death is None:
        return ""
    return f"{'' if birth is None else birth}-{'' if death is None else death}"


def dates_of(birth: int | None, death: int | None) -> str:
    """The same as it is shown: « 1749–1824 »."""
    if birth is None and death is None:
        return ""
    return "–".join("" if year is None else str(year).replace("-", "−") for year in (birth, death))


def sort_name_of(name: str, *, known: bool = True, surname_first: bool = False) -> str:
    """« Andrew Carnegie Smith » → « SMITH Andrew Carnegie »: the last word first, in capitals.

    As they are: firms, groups, the unknown, a single word, and what already begins with its surname (``surname_first``, or a first word in
    capitals). What follows a comma or stands in parentheses stays at the end.
    """
    person = re.split(r",|\s\(", name, maxsplit=1)[0]
    words, rest = person.split(), name[len(person) :]
    capitals = bool(words) and len(words[0]) > 1 and words[0].isupper() and words[0].isalpha()
    if not known or surname_first or len(words) < 2 or capitals or _FIRM.search(name):
        return name[:NAME_LENGTH]
    generation = [words.pop()] if len(words) > 2 and _GENERATION.fullmatch(words[-1]) else []
    turned = [words[-1].upper(), *words[:-1], *generation]
    return (" ".join(turned) + rest)[:NAME_LENGTH]
