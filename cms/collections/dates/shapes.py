"""The shapes that a date takes, and the words that say how it is meant.

``SHAPES`` is the table: a name, an example, what it looks like in the one spelling, and how its years are made. Each year is in the text or
made by the rule of its row (collections C12). ``MARKS`` are words beside a date; what is in neither table is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cms.collections.dates.periods import PERIODS
from cms.collections.dates.spelling import PARTS

# A later year without an era is a slip of the pen, not a date.
LAST_YEAR = 2100
LAST_CENTURY = 21

Years = tuple[int, int]
Read = Callable[[re.Match[str]], Years | None]

# Of a hundred and of ten years, first and last counted from 0: thirds, halves, quarters (collections C12).
OF_A_CENTURY: dict[str, Years] = {
    r"early|beginning|debut|(?:first|1st|1(?:er|e)|premier) (?:third|tiers)": (0, 33),
    r"mid|middle|milieu|(?:second|2nd|2e|deuxieme) (?:third|tiers)": (34, 66),
    r"late|end|fin|(?:last|third|3rd|3e|troisieme|dernier) (?:third|tiers)": (67, 99),
    r"earlier|(?:first|1st|1(?:re|ere|er|e)|premiere) (?:half|moitie)": (0, 49),
    r"later|(?:second|last|latter|2nd|2e|seconde|deuxieme|derniere) (?:half|moitie)": (50, 99),
    r"(?:first|1st|1(?:er|ere|e)|premier) (?:quarter|quart)": (0, 24),
    r"(?:second|2nd|2e|deuxieme) (?:quarter|quart)": (25, 49),
    r"(?:third|3rd|3e|troisieme) (?:quarter|quart)": (50, 74),
    r"(?:fourth|last|4th|4e|quatrieme|dernier) (?:quarter|quart)": (75, 99),
}
OF_A_DECADE: dict[str, Years] = {"early|beginning|debut": (0, 3), "mid|middle|milieu": (4, 6), "late|end|fin": (7, 9)}
_CENTURY_PARTS = [(re.compile(pattern), years) for pattern, years in OF_A_CENTURY.items()]
_DECADE_PARTS = [(re.compile(pattern), years) for pattern, years in OF_A_DECADE.items()]
_OF = r"[- ]*(?:of the |of |du |des annees |des |de |d'un )?"


def _part(word: str | None, table: list[tuple[re.Pattern[str], Years]], whole: Years) -> Years:
    return next((years for pattern, years in table if word and pattern.fullmatch(word)), whole)


def _without_zero(first: int, last: int) -> Years:
    """There is no year 0: the 1st century is 1 to 99, the 1st before our era -99 to -1."""
    return first or 1, last or -1


def _start(number: int, before_our_era: bool) -> int:
    return 1 - 100 * number if before_our_era else 100 * (number - 1)


def _century(match: re.Match[str]) -> Years | None:
    number, bce = int(match["century_number"]), match["century_era"] == "bce"
    if not number or (number > LAST_CENTURY and not bce):
        return None
    first, last = _part(match["century_part"], _CENTURY_PARTS, (0, 99))
    start = _start(number, bce)
    return _without_zero(start + first, start + last)


def _turn(match: re.Match[str]) -> Years | None:
    """Ten years on each side; "turn of the 20th century" is the turn to it."""
    ends = int(match["turn_first"]), int(match["turn_second"] or 0)
    first, second = ends if ends[1] else (ends[0] - 1, ends[0])
    if not 0 < first < second <= LAST_CENTURY:
        return None
    return 100 * first - 10, 100 * second - 91


def _decade(match: re.Match[str]) -> Years | None:
    start, bce = int(match["decade_start"]), match["decade_era"] == "bce"
    if not start or (start > LAST_YEAR and not bce):
        return None
    if match["decade_part"] and not start % 100 and not bce:
        # "early 1900s" is early in the century: so the sources' own years.
        first, last = _part(match["decade_part"], _CENTURY_PARTS, (0, 99))
        return start + first, start + last
    first, last = _part(match["decade_part"], _DECADE_PARTS, (0, 9))
    return (-start - 9 + first, -start - 9 + last) if bce else (start + first, start + last)


def _year(match: re.Match[str]) -> Years | None:
    year = int(match["year_number"])
    if match["year_era"] == "bce":
        year = -year
    elif year > LAST_YEAR:
        return None
    return (year, year) if year else None


def _period(match: re.Match[str]) -> Years | None:
    """Only a whole period: of "late Qing" nobody wrote down the years."""
    name = match["period_after"] or match["period_before"] or match["period_alone"]
    return None if match["period_part"] else PERIODS.get(name)


class Shape(NamedTuple):
    name: str
    example: str
    pattern: str
    read: Read


_PART = "|".join(OF_A_CENTURY)
_NAMES = "|".join(sorted(map(re.escape, PERIODS), key=len, reverse=True))
_PERIOD = r"(?:periods?|dynast(?:y|ies)|era|reign|kingdom|periode|dynastie|regne|ere)"
_STOP = r"(?=$|[,;/()?])"

SHAPES: tuple[Shape, ...] = (
    Shape(
        "turn",
        "limite 19e siècle 20e siècle",
        rf"\b(?:limite|turn of the|tournant d[ue]s?) ?(?P<turn_first>\d{{1,2}})th century"
        rf"(?:[- ]+(?:{PARTS} )?(?P<turn_second>\d{{1,2}})th century)?(?! bce)",
        _turn,
    ),
    Shape(
        "century",
        "late 19th century; 4e quart 19e siècle; 1er siècle av. JC",
        rf"(?:\b(?P<century_part>{_PART}){_OF})?\b(?P<century_number>\d{{1,2}})th century(?: (?P<century_era>b?ce)\b)?",
        _century,
    ),
    Shape(
        "decade",
        "1920s; early 1470s; début des années 1830",
        rf"(?:\b(?P<decade_part>{'|'.join(OF_A_DECADE)}){_OF})?\b(?P<decade_start>\d{{2,4}}0)s\b(?: (?P<decade_era>b?ce)\b)?",
        _decade,
    ),
    Shape(
        "year",
        "1945; 607; 30 BCE; 8 CE",
        r"\b(?P<year_number>\d{3,4}\b|\d{1,6}(?= b?ce\b))(?: (?P<year_era>b?ce)\b)?",
        _year,
    ),
    Shape(
        "period",
        "Meiji period; époque second Empire; Edo",
        rf"(?:\b(?P<period_part>{PARTS})[- ](?:de la |de l'|du )?)?"
        rf"(?:\b(?:epoque|periode|dynastie|regne|ere|sous) (?:de la |de |d'|du )?(?P<period_after>{_NAMES})\b"
        rf"|\b(?P<period_before>{_NAMES}) {_PERIOD}\b"
        rf"|(?<![^;])(?P<period_alone>{_NAMES}){_STOP})",
        _period,
    ),
)

# What a word beside a date says of it. ``earlier``, ``later`` and ``doubt`` follow their date; the others stand before it or after.
MARKS: dict[str, str] = {
    "style": r"\b(?:in the |dans le )?(?:style|gout|manner)\b[^;,/()]*",
    "doubt": r"\?|\b(?:incertaine?|uncertain)\b",
    "earlier": r"\bor (?:earlier|before)\b|\bou avant\b",
    "later": r"\bor (?:later|after)\b|\bou apres\b",
    "before": r"\b(?:(?:no|not) later than|not after|before|avant|by(?= \d{3})|anterieure? a|au plus tard(?: en)?|jusqu'en|jusqu'a)\b",
    "after": r"\b(?:(?:no|not) earlier than|not before|after|apres|since|depuis|posterieure? a|au plus tot(?: en)?|a partir d[eu])\b",
    "circa": r"\b(?:circa|ca|c|v|vers|env|environ|about|around|autour de|approximately|possibly|probably|likely|perhaps|peut-etre)\b[.,]?",
    "stage": (
        r"\b(?:design(?:ed)?|conceived|model(?:l?ed)?|project|drawn|painted|carved|engraved|etched|plate|block|patented"
        r"|manufactured|produced|made|cast|print(?:ed)?|impression|published|edition|re-?(?:edited|fired|issued|printed|touched|worked)|revised|restored|with"
        r"|(?:re-?)?(?:edite|imprime)|tirage|tire|fonte|fondu|depot legal|publie|restaure|avec)e?\b"
    ),
    "era": rf"\b(?:{_PERIOD}|epoque)\b",
    "dash": r"-|\b(?:to|through|until|till|au|a)\b",
    "next": r";",
    "opens": r"\(",
    "stop": r"[,/)]",
}

_ALL = {**{shape.name: shape.pattern for shape in SHAPES}, **MARKS}
SCAN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ALL.items()), re.ASCII)
READS: dict[str, Read] = {shape.name: shape.read for shape in SHAPES}
