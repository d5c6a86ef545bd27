from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from cms.core.actions.base import Action

logger = logging.getLogger(__name__)


class ScheduleFailed(RuntimeError):
    """Some pages could not be published or ended; the others were. Their traces are in the log."""


@dataclass(frozen=True, kw_only=True)
class PublishScheduled(Action[str]):
    """Ends and publishes what Wagtail's schedule says is due, by the clock that the house goes by.

    Each page in a transaction of its own (gateway G23), and one that fails does not stop the others: Wagtail's command has neither.
    Raises ScheduleFailed when all have been tried.
    """

    now: datetime

    def execute(self) -> str:
        ended = [self._tried(self._end, pk) for pk in self._due_to_end()]
        published = [self._tried(self._publish, pk) for pk in self._due_to_publish()]
        line = f"{published.count(True)} published, {ended.count(True)} ended"
        failed = (published + ended).count(False)
        if failed:
            raise ScheduleFailed(f"{failed} failed, see the log; {line}")
        return line

    def _due_to_end(self) -> list[int]:
        return list(Page.objects.filter(live=True, expire_at__lte=self.now).order_by("expire_at", "pk").values_list("pk", flat=True))

    def _due_to_publish(self) -> list[int]:
        due = Revision.page_revisions.filter(approved_go_live_at__lte=self.now)
        return list(due.order_by("approved_go_live_at", "pk").values_list("pk", flat=True))

    def _tried(self, act: Callable[[int], bool], pk: int) -> bool | None:
        """True: done; None: somebody did it meanwhile; False: failed, and nothing of it stands."""
        try:
            with transaction.atomic():
                return act(pk) or None
        except Exception:
            logger.exception("schedule: %s %s failed", act.__name__.strip("_"), pk)
            return False

    def _end(self, pk: int) -> bool:
        page = Page.objects.select_for_update().filter(pk=pk, live=True, expire_at__lte=self.now).first()
        if page is None:
            return False
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return True

    def _publish(self, pk: int) -> bool:
        revision = Revision.page_revisions.select_for_update().filter(pk=pk, approved_go_live_at__lte=self.now).first()
        if revision is None:
            return False
        action = PublishPageRevisionAction(revision, log_action="wagtail.publish.scheduled")
        # Wagtail compares with this machine's clock, which may be behind the database's, and is behind a demonstration's.
        if action.object.go_live_at:
            action.object.go_live_at = min(action.object.go_live_at, timezone.now())
        action.execute()
        return True
