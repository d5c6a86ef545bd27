"""The tagged text in which museums send records to Joconde: a line with a code, the value under it, ``//`` after each record.

A value line that ends with ``-`` goes on in the next one. As the platform POP of the Ministère de la Culture takes them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from cms.collections.sources.doubts import Doubt, Reason
from cms.collections.sources.encoding import UNDECODED

END = "//"
GOES_ON = "-"
# Between the values of a code that stands in a record twice.
_AGAIN = " ; "
_CODE = re.compile(r"[A-Z][A-Z0-9_]{2,11}")
# Characters of one record.
_LONGEST = 1 << 20
_SHOWN = 500

# The fields of Joconde that a museum may send.
_LISTED = (
    "ADPT APPL APTN ATTR AUTR BIBL COMM CONTACT COOR COPY DACQ DATA DATION DDPT DECV DENO DEPO DESC DESY DIFFU DIMS DMAJ DMIS DOMN DREP "
    "ECOL EPOQ ETAT EXPO GENE GEOHI HIST IMAGE IMG INSC INV LABEL LABO LARC LIEUX LOCA LOCA2 LOCA3 LVID MANQUANT MANQUANT_COM MILL MILU "
    "MOSA MSGCOM MUSEO NOMOFF NSDA ONOM PAUT PDAT PDEC PEOC PERI PERU PHOT PINS PLIEUX PREP PUTI RANG REDA REF REFIM REFMEM REFMER "
    "REFMIS REFPAL REPR RETIF SREP STAT TECH TICO TITR TOUT UTIL VIDEO WWW"
)
CODES = frozenset(_LISTED.split())


def is_tagged(sample: str) -> bool:
    """Whether a text that begins like ``sample`` is of this kind: it begins with a code, and has the end of a record or a second code."""
    lines = [line.strip() for line in sample.lstrip("\ufeff").split("\n", 200)[:200]]
    lines = [line for line in lines if line]
    return bool(lines) and lines[0] in CODES and (END in lines or any(line in CODES for line in lines[2:]))


def records(text: TextIO) -> Iterator[dict[str, str] | Doubt]:
    """Each record as {code: value} in the order of the file, or why it could not be read."""
    lines: list[str] = []
    size = 0
    while line := text.readline(_LONGEST):
        line = line.strip(" \t\r\n\ufeff")
        if line == END:
            if lines:
                yield _record(lines) if size <= _LONGEST else _doubt(Reason.TOO_LONG, lines)
            lines, size = [], 0
        elif line or lines:
            size += len(line)
            if size <= _LONGEST:
                lines.append(line)
    if lines:
        yield _doubt(Reason.CUT_SHORT, lines)


def _record(lines: list[str]) -> dict[str, str] | Doubt:
    if any(UNDECODED in line for line in lines):
        return _doubt(Reason.UNREADABLE_BYTES, lines)
    fields: list[tuple[str, list[str]]] = []
    for line in lines:
        if line in CODES or (_CODE.fullmatch(line) and _is_whole(fields)):
            fields.append((line, []))
        elif fields:
            fields[-1][1].append(line)
        else:
            return _doubt(Reason.UNREADABLE_ROW, lines)
    record: dict[str, str] = {}
    for code, parts in fields:
        value = _joined(parts)
        record[code] = record[code] + _AGAIN + value if record.get(code) and value else record.get(code) or value
    return record


def _is_whole(fields: list[tuple[str, list[str]]]) -> bool:
    """Whether the value before is complete, so that a code may follow, even one that we do not know."""
    return not fields or bool(fields[-1][1] and not fields[-1][1][-1].endswith(GOES_ON))


def _joined(lines: list[str]) -> str:
    value = ""
    for line in lines:
        value = value.removesuffix(GOES_ON) + line if value.endswith(GOES_ON) else f"{value}\n{line}"
    return value.strip()


def _doubt(reason: Reason, lines: list[str]) -> Doubt:
    return Doubt(reason, text="\n".join(lines)[:_SHOWN].replace(UNDECODED, "\N{REPLACEMENT CHARACTER}"))
