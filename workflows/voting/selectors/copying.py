from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cms.collections.enums import Visibility
from cms.collections.models import Work
from cms.collections.visibility import visibility_of
from workflows.voting.models import Candidate, CandidateCopy, Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet


def copies_of(edition: Edition, candidates: Iterable[Candidate] | None = None) -> list[CandidateCopy]:
    """The candidates as the count will read them, unsaved, numbered by accession number in UTF-8 order (V4).

    ``candidates``, where the caller has read those of several editions at once, are this edition's, from ``to_copy``.
    """
    candidates = to_copy([edition]) if candidates is None else candidates
    in_order = sorted(candidates, key=lambda candidate: (accession(candidate.work).encode(), str(candidate.work.uuid)))
    width = max(2, len(str(len(in_order))))
    return [_copy(edition, candidate, f"w{number:0{width}d}") for number, candidate in enumerate(in_order, start=1)]


def to_copy(editions: Iterable[Edition]) -> QuerySet[Candidate]:
    """The candidates of these editions with all that a copy holds."""
    candidates = Candidate.objects.filter(edition__in=list(editions)).select_related("work__museum")
    return candidates.prefetch_related("work__accession_numbers", "work__work_makers__maker")


def accession(work: Work) -> str:
    """The number that is shown: the first without a label, else the first (collections C1)."""
    numbers = list(work.accession_numbers.all())
    plain = [number for number in numbers if not number.label]
    return _nfc((plain or numbers)[0].number) if numbers else ""


def _copy(edition: Edition, candidate: Candidate, number: str) -> CandidateCopy:
    work = candidate.work
    # Whoever may not be named on the record is not named by the vote either, and holds no work in a group (C21).
    makers = work.work_makers.all() if visibility_of("makers", work.visibility) == Visibility.PUBLIC else ()
    first = next(iter(makers), None)
    known = first is not None and first.maker is not None and first.maker.known
    return CandidateCopy(
        edition=edition,
        candidate=candidate,
        number=number,
        accession=accession(work),
        title=_nfc(work.label),
        museum=str(work.museum.uuid),
        museum_name=_nfc(work.museum.name),
        maker=str(first.maker.uuid) if known and first and first.maker else "",
        maker_name=_nfc(first.name_as_given or str(first.maker or "")) if first else "",
    )


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
