"""Years as EDTF (ISO 8601-2, level 1), ISO 8601 and XSD 1.1 write them.

We count as historians do, from -1 to 1; those standards have a year 0, which is 1 before our era (collections C11).
"""

from __future__ import annotations

_FOUR_DIGITS = 9999


def _astronomical(year: int) -> int:
    return year + 1 if year < 0 else year


def iso_year(year: int) -> str:
    """At least four digits and a minus sign before them, as ``xsd:gYear``: -206 is "-0205", -1 is "0000"."""
    counted = _astronomical(year)
    return f"{'-' if counted < 0 else ''}{abs(counted):04d}"


def edtf_of(earliest: int | None, latest: int | None, circa: bool) -> str:
    """1945, 1945~, 1940~/1950~, ../1981; empty for no date, and for what level 1 cannot say: a range of, or about, a five-digit year."""
    if earliest is None and latest is None:
        return ""
    long = any(year is not None and abs(_astronomical(year)) > _FOUR_DIGITS for year in (earliest, latest))
    if long:
        return f"Y{iso_year(earliest)}" if earliest is not None and earliest == latest and not circa else ""
    about = "~" if circa else ""
    ends = [".." if year is None else f"{iso_year(year)}{about}" for year in (earliest, latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)
