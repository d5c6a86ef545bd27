from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from cms.collections.actions.authorities import Authorities
from cms.collections.actions.hand import differs, keep, recount, show, source_value
from cms.collections.actions.shown import Resolve, by_uuid
from cms.collections.actions.values import checked
from cms.collections.actions.writing import Snapshot, check_values, fill_shown, locked, require_curator, snapshot, stamp
from cms.collections.enums import LocationState
from cms.collections.errors import NothingDiffers, StaleDifference
from cms.collections.fields import Value
from cms.collections.models import ImportRun, Origin, Work
from cms.collections.selectors.origins import fingerprint
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User

Choice = Literal["keep", "take", "edit"]


@dataclass(frozen=True, kw_only=True)
class ResolveDifference(Action[Work]):
    """Ends the difference between what is kept by hand in one field and what the source says of it now (collections C4).

    *keep*: ours stays, against the source's value of today; *take*: the source's value is shown and ours is dropped, also where nothing
    differs; *edit*: ``value`` takes the place of ours. ``seen`` is the difference's fingerprint as it was read, if it was.
    Raises NotYourMuseum, RecordLeft, StaleWork, StaleDifference, NothingDiffers, or BadValue for an edit.
    """

    work: Work
    field: str
    choice: Choice
    by: User | None
    value: Value = None
    seen: str = ""

    def check(self) -> None:
        require_curator(self.by, self.work.museum)
        if self.choice == "edit":
            checked(self.field, self.value)

    @transaction.atomic
    def execute(self) -> Work:
        stored = locked(self.work)
        origin = Origin.objects.select_for_update().filter(work=stored).first()
        if origin is None or self.field not in (origin.hand if self.choice == "take" else differs(origin)):
            raise NothingDiffers
        kept = origin.hand[self.field]
        if self.seen and fingerprint(kept["base"], source_value(origin, self.field), kept["value"]) != self.seen:
            raise StaleDifference
        before = snapshot(stored)
        if self.choice == "keep":
            kept["base"] = source_value(origin, self.field)
            recount(origin)
        elif self.choice == "take":
            value = source_value(origin, self.field)
            del origin.hand[self.field]
            recount(origin)
            resolve = _authorities(stored.source, value) if self.field == "makers" else by_uuid
            self._show(stored, value, resolve, known_from=(_known_from(origin), ""))
        else:
            value = checked(self.field, self.value)
            keep(origin, self.field, value, by=self.by, now=clock.now())
            self._show(stored, value, by_uuid, known_from=("", str(self.by or "")))
        self._write(stored, before)
        origin.save()
        return stored

    def _show(self, stored: Work, value: Value, resolve: Resolve, *, known_from: tuple[str, str]) -> None:
        """``known_from``: of a location, from what it is known, and who says so (C19)."""
        show(stored, self.field, value, resolve)
        if self.field == "location":
            known = value["state"] != LocationState.UNKNOWN
            stored.location_source, stored.location_said_by = known_from if known else ("", "")
        check_values(stored)
        fill_shown(stored)

    def _write(self, stored: Work, before: Snapshot) -> None:
        """Nothing that is shown has changed: no event, no new date (C5)."""
        changed = stamp(stored, before=before, stored=stored, now=clock.now())
        if changed:
            stored.save()
            RecordChange(kind="work.changed", subject=stored, data={"changed": changed, "version": stored.version}).run()


def _known_from(origin: Origin) -> str:
    """Of a location, as an import notes it: its profile's label."""
    number, _row = origin.read_by.get("location", (origin.run_id, origin.row))
    run = ImportRun.objects.filter(pk=number).first()
    return str(run.definition.get("label", run.profile))[:255] if run else ""


def _authorities(source: str, entries: Value) -> Resolve:
    """Who the source's makers are, as its imports find them."""
    found = iter(Authorities(source).resolve(entries))
    return lambda _entry: next(found)
