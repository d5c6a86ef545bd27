from __future__ import annotations

from typing import TYPE_CHECKING

from cms.collections.enums import LocationState, RecordState
from cms.collections.models import Work
from workflows.voting.models import Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet


def eligible_works(edition: Edition) -> QuerySet[Work]:
    """Works known to be in storage in the edition's museums, whose record stands, and that are not candidates yet."""
    stored = Work.objects.filter(museum__in=edition.museums.all(), location_state=LocationState.IN_STORAGE, state=RecordState.CURRENT)
    return (
        stored.exclude(candidacies__edition=edition).select_related("museum").prefetch_related("accession_numbers").order_by("label", "pk")
    )
