"""Where the live record of a candidate says something else than the copy that the count reads (voting V4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflows.voting.models import CandidateCopy, Edition
from workflows.voting.selectors.copying import copies_of

COMPARED = {"accession": _("accession number"), "title": _("title"), "museum_name": _("museum"), "maker_name": _("maker")}


@dataclass(frozen=True, kw_only=True)
class Difference:
    copy: CandidateCopy
    what: str | Promise
    then: str
    now: str


def differences(edition: Edition) -> list[Difference]:
    """In the order of the candidates' numbers; [] before opening."""
    if not edition.frozen:
        return []
    live = {copy.candidate_id: copy for copy in copies_of(edition)}
    return [
        Difference(copy=copy, what=name, then=getattr(copy, column), now=getattr(live[copy.candidate_id], column))
        for copy in edition.copies.order_by("number")
        for column, name in COMPARED.items()
        if getattr(copy, column) != getattr(live[copy.candidate_id], column)
    ]
