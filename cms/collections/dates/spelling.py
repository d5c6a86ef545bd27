"""One way of writing dates, before any year is read: marks without variants, days and months gone, what was left unsaid said.

"May 26 – 28,1969" becomes "1969", "10th -11th century" becomes "10th century-11th century", "480-256 B.C." becomes "480 bce-256 bce". Each
row of the table is one habit of the catalogues; they are applied in this order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_SAME = str.maketrans({"œ": "oe", "‘": "'", "’": "'", "ᵉ": "e", "ʳ": "r", **dict.fromkeys("‐‑‒–—―−", "-")})
_ROMAN = [tens + ones for tens in ("", "x", "xx") for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")]

ORDINAL = r"(?:st|nd|rd|th|er|ere|re|e|eme|ieme)"
PARTS = r"(?:early|mid|middle|late|debut|milieu|fin)"
_MONTHS = (
    r"(?:jan(?:uary|vier|v)?|feb(?:ruary)?|fev(?:rier|r)?|mar(?:ch|s)?|a[pv]r(?:il)?|may|mai|june?|juin|july?|juil(?:let)?|aug(?:ust)?|aout"
    r"|sept?(?:embre|ember)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember|embre)?|spring|summer|autumn|fall|winter|printemps|ete|automne|hiver)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er)?"
_DAYS = rf"(?<![\d-]){_DAY}(?:(?:-| ?, ?| and | et | to | au ){_DAY}(?![\d]))*"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_DAY_NUMBER = r"(?:3[01]|[12][0-9]|0?[1-9])"


def _arabic(match: re.Match[str]) -> str:
    return f"{_ROMAN.index(match[1])}e"


def _end_in_full(match: re.Match[str]) -> str:
    """1920-30: 1920-1930. What would not rise is no year: left as it stands."""
    first, end = match["first"], match["end"]
    whole = first[: -len(end)] + end
    return f"{first}-{whole}" if int(whole) > int(first) else match[0]


Rewrite = str | Callable[[re.Match[str]], str]
_NEXT = r"(?:-| |,|;| or| and| to| et| ou| au)+"
_CENTURY_SAID_LATER = (rf"\b(\d{{1,2}}){ORDINAL}(?={_NEXT}(?:{PARTS}[- ]*)?\d{{1,2}}th century)", r"\1th century")
_TABLE: tuple[tuple[str, Rewrite], ...] = (
    # Marks
    (r"(?<=[a-z])(?=\d)", " "),  # June1959
    (r" ?-[ -]*", "-"),  # 1929 - 1930; 1896---1911
    (r" ?; ?", ";"),
    (r"\bb\.?c\.?(?:e\b\.?)?(?![a-z])|\b(?:av|avant)\.? ?(?:j\.?[- ]?c\b\.?|notre ere\b)", "bce"),  # B.C.E.; av. J.-C.
    (r"\b(?:c\.?e|a\.?d)\b\.?|\b(?:ap|apr|apres)\.? ?j\.?[- ]?c\b\.?|\bde notre ere\b", "ce"),  # A.D.; apr. J.-C.
    (r"\bce (\d{1,4}(?:-\d{1,4})?)\b(?! ?b?ce)", r"\1 ce"),  # AD 265-316
    (r"\b(\d{1,3})[ ,.](\d{3})(?= bce)", r"\1\2"),  # 25 000 av. J.-C.
    (r"(\d)(b?ce)\b", r"\1 \2"),  # 206BCE
    (r"\b(?:design )?patent (?:no\.? )?(?:\d{1,3}(?:,\d{3})+|\d{5,}),?", "patented"),  # Design Patent 150,644, 1948
    (rf"\b\d{{1,2}}{ORDINAL} (dynast)", r"\1"),  # 26th Dynasty
    (r"\b\d{1,4} ?(?:ah|a\.h\.)(?!\w)/?", ""),  # 1039 AH/1630 CE
    # Centuries and decades
    (rf"\b({'|'.join(sorted(_ROMAN[1:], key=len, reverse=True))}){ORDINAL}\b", _arabic),  # XIXe siècle
    (rf"\b(\d{{1,2}}) (?={ORDINAL}\b)", r"\1"),  # 19 e siècle
    (rf"\b(\d{{1,2}})(?:{ORDINAL}[- ]?|[- ]?)(?:siecles?|centur(?:y|ies))\b", r"\1th century"),
    (rf"\b(\d{{1,2}}){ORDINAL} ?(?:s|c|cent)\b\.?", r"\1th century"),  # 18e s.; 19th c.
    (r"(\b(?:moitie|quart|tiers|debut|milieu|fin) (?:du )?\d{1,2})e\b(?! (?:quart|moitie|tiers))", r"\1th century"),  # fin XVIIIe
    (rf"\b({PARTS})[- ]*(?:to|and|or|a|et|ou|-)[- ]*({PARTS})[- ]*(?=(\d{{1,2}}th century|\d{{3}}0s))", r"\1 \3-\2 "),  # mid- to late-19th
    (rf"\b(\d{{1,2}}){ORDINAL}?(?=-\d{{1,2}}{ORDINAL}\b)", r"\1th"),  # 18-19th century
    _CENTURY_SAID_LATER,  # 18th-19th century
    _CENTURY_SAID_LATER,  # 16th, 17th and 18th century
    (r"(?<=\d)th century(?=(?:-| or | and | et | ou )\d{1,2}th century bce)", "th century bce"),  # 5th-4th century BCE
    (r"\b(\d{3}0)'s\b", r"\1s"),  # 1930's
    (r"\b(?:annees|decennie) (\d{3}0)\b(?!-\d)", r"\1s"),  # années 1830
    (r"\b(?:annees|decennies) (\d{3}0)-(\d{3}0)\b", r"\1s-\2s"),
    (r"\b(\d\d)(\d0)s?-(\d0)s\b", r"\1\2s-\1\3s"),  # 1850s-60s
    # Open ends and what stands between two years
    (r"(?<=\d)-(?:present|today|now|aujourd'hui|ce jour|nos jours)\b|(?<=\d)-(?=$|[,;/)])", " or later"),  # 1995-present; 1989-
    (r"\b(?:entre|between) ([^;,()]{1,40}?) (?:et|and) ", r"\1-"),  # between 1870 and 1880
    (r"\b(\d+) entre ?[;,]? ?(\d+)(?: (?:et|avant))?\b", r"\1-\2"),  # 1800 entre;1900 et
    (r"\b(\d+) et ?[;,] ?(\d+) entre\b", r"\2-\1"),  # 1870 et;1852 entre
    # Days and months
    (rf"\b(\d{{4}}) ?([/.-]) ?{_MONTH_NUMBER} ?\2 ?{_DAY_NUMBER}\b", r"\1"),  # 1880 /04 /27
    (rf"\b{_DAY_NUMBER} ?([/.-]) ?{_DAY_NUMBER} ?\1 ?(\d{{4}})\b", r"\2"),  # 6/1/1795; 27.04.1880
    (rf"\b{_MONTH_NUMBER}/(\d{{4}})\b", r"\1"),  # 8/1959
    (rf"\b(\d{{4}})/(?:{_MONTH_NUMBER}|[ivx]+)\b(?!/)", r"\1"),  # 1858/2; 1852/XII
    (rf"(?:{_DAYS},? ?)?\b{_MONTHS}\b\.?(?: {_DAYS}\b)?,?", " "),  # March 27-29, 1956; 28 juin 2010
    # Ends cut short, eras said once
    (r"\b(\d{1,6})(?=-\d{1,6} bce)", r"\1 bce"),  # 480-256 BCE
    (r"\b(\d{1,4})(?=-\d{1,4} ce)", r"\1 ce"),  # 1-199 CE
    (r"\b(\d{1,2})(?=-\d{3}\b(?! bce))", r"\1 ce"),  # 50-320
    (r"\b(?P<first>\d{4}) ?[-/] ?(?P<end>\d{1,2})\b(?! b?ce| ?[-/]\d|th|s)", _end_in_full),  # 1920-30; 1969/71
)
REWRITES = tuple((re.compile(pattern, re.ASCII), becomes) for pattern, becomes in _TABLE)


def folded(text: str) -> str:
    """Lower case without accents, plain dashes, apostrophes and single spaces."""
    letters = unicodedata.normalize("NFD", text.lower().translate(_SAME))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def in_one_spelling(text: str) -> str:
    written = folded(text)
    for pattern, becomes in REWRITES:
        written = pattern.sub(becomes, written)
    return " ".join(written.split())
