"""What lists of editions show, in statements that do not grow with the editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from workflows.voting.enums import AmendmentKind
from workflows.voting.models import Amendment, Candidate, CandidateCopy, Edition
from workflows.voting.selectors.copying import copies_of, to_copy


def candidate_counts(edition_ids: Iterable[int]) -> dict[int, int]:
    counted = Candidate.objects.filter(edition__in=list(edition_ids)).values("edition").annotate(number=Count("pk")).order_by()
    return dict(counted.values_list("edition", "number"))


def candidates_of(editions: Iterable[Edition]) -> dict[int, list[CandidateCopy]]:
    """By number, ascending: the copies once open, what would be copied before."""
    found: dict[int, list[CandidateCopy]] = defaultdict(list)
    by_frozen: dict[bool, list[Edition]] = {True: [], False: []}
    for edition in editions:
        by_frozen[edition.frozen].append(edition)
    if by_frozen[True]:
        for copy in CandidateCopy.objects.filter(edition__in=by_frozen[True]).select_related("candidate").order_by("number"):
            found[copy.edition_id].append(copy)
    if by_frozen[False]:
        live: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in to_copy(by_frozen[False]):
            live[candidate.edition_id].append(candidate)
        found |= {edition.pk: copies_of(edition, live[edition.pk]) for edition in by_frozen[False]}
    return found


def amendments_of(edition_ids: Iterable[int]) -> dict[int, list[Amendment]]:
    found: dict[int, list[Amendment]] = defaultdict(list)
    for amendment in Amendment.objects.filter(edition__in=list(edition_ids)).order_by("n"):
        found[amendment.edition_id].append(amendment)
    return found


def withdrawn_among(amendments: Iterable[Amendment]) -> frozenset[str]:
    """Candidates that no longer stand, by their number on ballots (V48)."""
    return frozenset(amendment.data["candidate"] for amendment in amendments if amendment.kind == AmendmentKind.WITHDRAWN)
