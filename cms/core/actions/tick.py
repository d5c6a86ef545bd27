from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from cms.core import clock
from cms.core.actions.base import Action
from cms.core.models import PeriodicAct
from cms.core.periodic import Periodic, periodic_acts

logger = logging.getLogger(__name__)

# An act that began this long ago and never finished was killed: it may begin again.
ABANDONED_AFTER = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Tick(Action[dict[str, str]]):
    """Runs every periodic act that is due; answers with one line an act. One failing act does not stop the others.

    An act opens its own transactions, one for each thing that it does: what it did before it failed stands.
    """

    everything: bool = False

    def execute(self) -> dict[str, str]:
        return {periodic.name: line for periodic in periodic_acts() if (line := self._run(periodic)) is not None}

    def _run(self, periodic: Periodic) -> str | None:
        now = clock.now()
        PeriodicAct.objects.get_or_create(name=periodic.name)
        if not self._claim(periodic, now):
            return None
        failed = False
        try:
            line = periodic.act(now)
        except Exception as error:
            logger.exception("periodic act %s failed", periodic.name)
            failed, line = True, f"{type(error).__name__}: {error}"[:2000]
        PeriodicAct.objects.filter(name=periodic.name, started_at=now).update(finished_at=clock.now(), result=line, failed=failed)
        return line

    def _claim(self, periodic: Periodic, now: datetime) -> bool:
        rows = PeriodicAct.objects.filter(name=periodic.name)
        # A start that lies ahead was written before the demonstration's clock was set right.
        never = Q(started_at=None) | Q(started_at__gt=now)
        idle = never | Q(finished_at__isnull=False) | Q(started_at__lt=now - ABANDONED_AFTER)
        due = Q() if self.everything else never | Q(started_at__lte=now - periodic.every)
        return bool(rows.filter(idle & due).update(started_at=now, finished_at=None))
