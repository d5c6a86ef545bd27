from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.collections.enums import LocationState, RecordState
from cms.collections.models import Work
from cms.core.actions import Action
from cms.core.errors import DomainError
from cms.core.models import User
from workflows.voting.enums import EditionState
from workflows.voting.errors import WrongState
from workflows.voting.models import Candidate, Edition
from workflows.voting.policies.editions import CURATE, require

BEFORE_OPENING = frozenset({EditionState.DRAFT, EditionState.ANNOUNCED})


class NotInStorage(DomainError):
    code = "not_in_storage"
    message = _("Only works known to be in storage, of the edition's museums, can be put forward.")
    field = "works"


@dataclass(frozen=True, kw_only=True)
class PutForward(Action[list[Candidate]]):
    """Makes stored works of the edition's museums candidates; a work that is one already stays as it is."""

    edition: Edition
    works: Sequence[Work]
    by: User | None
    storage_note: str = ""

    def check(self) -> None:
        if self.by is not None:
            require(self.by, CURATE, self.edition)
        # Asked of the database: a work in hand may have been hung since it was read.
        stored = Work.objects.filter(location_state=LocationState.IN_STORAGE, state=RecordState.CURRENT, museum__editions=self.edition)
        wanted = {work.pk for work in self.works}
        if stored.filter(pk__in=wanted).count() < len(wanted):
            raise NotInStorage

    @transaction.atomic
    def execute(self) -> list[Candidate]:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state not in BEFORE_OPENING:
            raise WrongState
        return [
            Candidate.objects.get_or_create(edition=edition, work=work, defaults={"storage_note": self.storage_note})[0]
            for work in self.works
        ]


@dataclass(frozen=True, kw_only=True)
class TakeBack(Action[int]):
    """Takes candidates back before the vote; afterwards only a withdrawal can (V48). Answers how many."""

    edition: Edition
    candidates: Sequence[Candidate]
    by: User

    def check(self) -> None:
        require(self.by, CURATE, self.edition)

    @transaction.atomic
    def execute(self) -> int:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state not in BEFORE_OPENING:
            raise WrongState
        return edition.candidates.filter(pk__in=[candidate.pk for candidate in self.candidates]).delete()[0]
