"""Statements of rights, a closed list (collections C23), and what each lets us do: the table of C24, in code once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

_CC = "https://creativecommons.org/"
_RS = "http://rightsstatements.org/vocab/"


class Right(models.TextChoices):
    NOT_EVALUATED = "", _("not evaluated")
    CC0 = "cc0", _("CC0: no rights reserved")
    PDM = "pdm", _("public domain")
    LICENCE_OUVERTE = "licence-ouverte-2.0", _("Licence Ouverte 2.0")
    CC_BY = "cc-by", _("CC BY")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC")
    CC_BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA")
    CC_BY_ND = "cc-by-nd", _("CC BY-ND")
    CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND")
    IN_C = "InC", _("in copyright")
    IN_C_OW_EU = "InC-OW-EU", _("in copyright, EU orphan work")
    IN_C_EDU = "InC-EDU", _("in copyright, educational use permitted")
    IN_C_NC = "InC-NC", _("in copyright, non-commercial use permitted")
    IN_C_RUU = "InC-RUU", _("in copyright, rights holder unlocatable or unidentifiable")
    NOC_CR = "NoC-CR", _("no copyright, contractual restrictions")
    NOC_NC = "NoC-NC", _("no copyright, non-commercial use only")
    NOC_OKLR = "NoC-OKLR", _("no copyright, other known legal restrictions")
    NOC_US = "NoC-US", _("no copyright in the United States")
    CNE = "CNE", _("copyright not evaluated")
    UND = "UND", _("copyright undetermined")
    NKC = "NKC", _("no known copyright")

    @property
    def uri(self) -> str | None:
        """Where the statement is defined; None where nothing was evaluated."""
        return _URIS.get(self) or (f"{_RS}{self.value}/1.0/" if self.value else None)


_URIS = {
    Right.CC0: f"{_CC}publicdomain/zero/1.0/",
    Right.PDM: f"{_CC}publicdomain/mark/1.0/",
    Right.LICENCE_OUVERTE: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    **{
        right: f"{_CC}licenses/{right.value.removeprefix('cc-')}/4.0/"
        for right in (Right.CC_BY, Right.CC_BY_SA, Right.CC_BY_NC, Right.CC_BY_NC_SA, Right.CC_BY_ND, Right.CC_BY_NC_ND)
    },
}

FULL, SMALL = 1200, 400


class Leave(IntEnum):
    """How far a use goes, from nothing to all, so that the stricter of two is the smaller."""

    NO = 0
    # Only by an agreement that says so; without one, no.
    AS_AGREED = 1
    # Downloads with the terms beside them; in exports a link, but no file.
    WITH_TERMS = 2
    YES = 3


@dataclass(frozen=True, kw_only=True)
class Permits:
    """One row of C24. ``page`` is the longest side in pixels, 0 for nothing; ``asks_holder``: not without the holder's agreement."""

    page: int
    asks_holder: bool
    zoom: Leave
    download: Leave
    other_sites: Leave
    exports: Leave
    in_search: Leave


OPEN = Permits(
    page=FULL, asks_holder=False, zoom=Leave.YES, download=Leave.YES, other_sites=Leave.YES, exports=Leave.YES, in_search=Leave.YES
)
LIMITED = Permits(
    page=FULL,
    asks_holder=False,
    zoom=Leave.YES,
    download=Leave.WITH_TERMS,
    other_sites=Leave.YES,
    exports=Leave.WITH_TERMS,
    in_search=Leave.YES,
)
BY_AGREEMENT = Permits(
    page=FULL,
    asks_holder=True,
    zoom=Leave.AS_AGREED,
    download=Leave.NO,
    other_sites=Leave.AS_AGREED,
    exports=Leave.NO,
    in_search=Leave.AS_AGREED,
)
UNEVALUATED = Permits(
    page=SMALL, asks_holder=True, zoom=Leave.NO, download=Leave.NO, other_sites=Leave.NO, exports=Leave.NO, in_search=Leave.AS_AGREED
)
NOTHING = Permits(page=0, asks_holder=True, zoom=Leave.NO, download=Leave.NO, other_sites=Leave.NO, exports=Leave.NO, in_search=Leave.NO)

PERMITS: dict[Right, Permits] = {
    **dict.fromkeys((Right.CC0, Right.PDM, Right.LICENCE_OUVERTE, Right.CC_BY, Right.CC_BY_SA), OPEN),
    **dict.fromkeys((Right.CC_BY_NC, Right.CC_BY_NC_SA, Right.CC_BY_ND, Right.CC_BY_NC_ND), LIMITED),
    **dict.fromkeys((Right.IN_C_EDU, Right.IN_C_NC, Right.NOC_NC, Right.NOC_CR, Right.NOC_OKLR), LIMITED),
    **dict.fromkeys((Right.IN_C, Right.IN_C_OW_EU), BY_AGREEMENT),
    **dict.fromkeys((Right.NOT_EVALUATED, Right.UND, Right.CNE, Right.NKC, Right.IN_C_RUU, Right.NOC_US), UNEVALUATED),
}


def stricter(rows: Iterable[Permits]) -> Permits:
    """What several statements allow together: column by column, the least."""
    several = list(rows)
    return Permits(
        page=min(row.page for row in several),
        asks_holder=any(row.asks_holder for row in several),
        zoom=min(row.zoom for row in several),
        download=min(row.download for row in several),
        other_sites=min(row.other_sites for row in several),
        exports=min(row.exports for row in several),
        in_search=min(row.in_search for row in several),
    )


def rights_where(*, page: int = 0, asks_holder: bool | None = None, other_sites: Leave = Leave.NO) -> list[str]:
    """The codes whose row allows at least this much; for SQL, so that it reads the same table."""
    return [
        right.value
        for right, row in PERMITS.items()
        if row.page >= page and row.other_sites >= other_sites and (asks_holder is None or row.asks_holder == asks_holder)
    ]
