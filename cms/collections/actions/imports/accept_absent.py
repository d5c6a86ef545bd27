from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.actions.imports.museums import require_museums
from cms.collections.enums import RunState
from cms.collections.errors import NothingAsked
from cms.collections.models import ImportRun
from cms.core.actions import Action
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class AcceptAbsent(Action[ImportRun]):
    """Answers a run that asked: so many absent works are meant. It may go on, and marks them; nothing is withdrawn (collections C28).

    Raises NotYourMuseum or NothingAsked.
    """

    import_run: ImportRun
    by: User | None

    def check(self) -> None:
        require_museums(self.by, [self.import_run.museum] if self.import_run.museum else [])

    @transaction.atomic
    def execute(self) -> ImportRun:
        run: ImportRun = ImportRun.objects.select_for_update().get(pk=self.import_run.pk)
        if run.state != RunState.ASKING:
            raise NothingAsked
        run.absent_accepted = True
        run.save(update_fields=["absent_accepted"])
        return run
