from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cms.collections.actions.hand import keep_changes
from cms.collections.actions.writing import check_values, locked, require_curator, snapshot, stamp
from cms.collections.enums import LocationState
from cms.collections.models import Work
from cms.collections.selectors.shown import shown_values
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class MarkLocation(Action[Work]):
    """Says where a work is: the state, since when, from what this is known and who says so; the room only for a work on view (C19, C20).

    Of a work that a file feeds it is kept by hand from then on (C3). Raises NotYourMuseum, RecordLeft, StaleWork or RoomOffView.
    """

    work: Work
    state: LocationState
    by: User | None
    since: date | None = None
    known_from: str = ""
    said_by: str = ""
    room: str = ""
    listed_though_missing: bool = False

    def check(self) -> None:
        require_curator(self.by, self.work.museum)
        check_values(Work(location_state=self.state, room=self.room))

    @transaction.atomic
    def execute(self) -> Work:
        stored = locked(self.work)
        now = clock.now()
        before, shown = snapshot(stored), shown_values(stored)
        stored.location_state, stored.location_since, stored.room = self.state, self.since, self.room
        stored.location_source = self.known_from
        stored.location_said_by = self.said_by or (str(self.by) if self.by else "")
        stored.missing_listed = self.listed_though_missing and self.state == LocationState.MISSING
        changed = stamp(stored, before=before, stored=stored, now=now)
        if changed:
            stored.save()
            keep_changes(stored, before=shown, by=self.by, now=now)
            RecordChange(kind="work.located", subject=stored, data={"state": self.state.value, "version": stored.version}).run()
        return stored
