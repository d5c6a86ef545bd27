from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.actions.imports.hold import gave_up
from cms.collections.enums import RunState
from cms.collections.errors import ImportOver
from cms.collections.models import ImportRun
from cms.core import clock
from cms.core.actions import Action

# From which states an import can be sent to the worker, to be tried, begun or gone on with.
WAITING = frozenset({RunState.MAPPED, RunState.PREVIEWED, RunState.ASKING, RunState.FAILED})


@dataclass(frozen=True, kw_only=True)
class QueueImport(Action[ImportRun]):
    """Notes that a run waits for the worker, so that its page says so and nobody sends it twice. Raises ImportOver."""

    import_run: ImportRun
    undo: bool = False

    @transaction.atomic
    def execute(self) -> ImportRun:
        run: ImportRun = ImportRun.objects.select_for_update().get(pk=self.import_run.pk)
        now = clock.now()
        allowed = {RunState.DONE, RunState.FAILED} if self.undo else WAITING
        if not (run.state in allowed or gave_up(run, now=now)) or run.queued_at is not None:
            raise ImportOver
        run.queued_at = now
        run.save(update_fields=["queued_at"])
        return run
