"""What every act that writes a work does the same way: what is shown is computed, what is refused is refused, what changed is told."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms.collections.actions.shown import FOLDED_LENGTH, millimetres, put_columns
from cms.collections.enums import LocationState, RecordState, Visibility
from cms.collections.errors import NotYourMuseum, RecordLeft, RoomOffView, StaleWork, YearsReversed, YearZero
from cms.collections.fields import TERM_COLUMNS
from cms.collections.folding import fold
from cms.collections.models import Museum, Work
from cms.collections.policies import may_curate
from cms.collections.selectors import public_values
from cms.collections.selectors.shown import measure_value, ordered, shown_value
from cms.collections.visibility import visibility_of
from cms.core.models import User

# Part of the record, whose language is French whoever reads it.
UNNAMED = "objet"


def require_curator(by: User | None, *museums: Museum) -> None:
    """``by`` None is the house itself: a command or an import. Raises NotYourMuseum."""
    for museum in museums:
        if by is not None and not may_curate(by, museum):
            raise NotYourMuseum(museum=museum.name)


def check_values(work: Work) -> None:
    """Raises YearZero, YearsReversed or RoomOffView: what the database would refuse without a word."""
    if work.date_earliest == 0:
        raise YearZero
    if work.date_latest == 0:
        raise YearZero(field="date_latest")
    if work.date_earliest is not None and work.date_latest is not None and work.date_earliest > work.date_latest:
        raise YearsReversed
    if work.room and work.location_state != LocationState.ON_VIEW:
        raise RoomOffView


def locked(work: Work) -> Work:
    """The stored row, locked. Raises RecordLeft, or StaleWork if it is no longer the one that was read."""
    stored: Work = Work.objects.select_for_update().get(pk=work.pk)
    if stored.state != RecordState.CURRENT:
        raise RecordLeft
    if stored.version != work.version:
        raise StaleWork
    return stored


def fill_shown(work: Work) -> None:
    """Numbers the parts in their order; computes what stands on the work for the sake of lists: label, number, terms in one line."""
    for parts in (work.accession_numbers, work.work_makers, work.work_images, work.terms, work.measures):
        for order, part in enumerate(ordered(parts)):
            part.order = order
    for term in work.terms.all():
        term.folded = fold(term.text)[:FOLDED_LENGTH]
    for measure in work.measures.all():
        measure.mm = millimetres(measure.value, measure.unit)
    for field in TERM_COLUMNS:
        put_columns(work, field, shown_value(work, field))
    work.title = unicodedata.normalize("NFC", work.title).strip()
    name_it(work, [(part.number, part.label) for part in ordered(work.accession_numbers)], work.museum.name)


def name_it(work: Work, numbers: list[tuple[str, str]], museum: str) -> None:
    """The label (title, else object type with the museum, C8) and the number shown (the first without a label, C1)."""
    title = work.title if visibility_of("title", work.visibility) == Visibility.PUBLIC else ""
    kind = work.object_type if visibility_of("object_type", work.visibility) == Visibility.PUBLIC else ""
    work.label = title or f"{kind or UNNAMED} ({museum})"
    plain = [number for number, label in numbers if not label]
    work.accession = (plain or [number for number, _label in numbers] or [""])[0]


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything of a work that can change, and the part of it that is exported (C37)."""

    everything: dict[str, Any]
    exported: dict[str, Any]

    def differs_from(self, other: Snapshot) -> list[str]:
        return sorted(name for name, value in self.everything.items() if other.everything[name] != value)


_STAMPS = {"id", "version", "created_at", "updated_at", "exported_at"}
# Parts of a record whose field may be for staff.
_PRIVATE_PARTS = {"makers": "makers", "domains": "domains", "uses": "uses", "measures": "dimensions"}
# Where a work is kept is not exported, but the room in which it hangs is (C35).
_NOT_EXPORTED = {"pk", "version", "exported_at", "location_state", "examples"}


def snapshot(work: Work) -> Snapshot:
    parts = {
        "accession_numbers": [(part.number, part.label) for part in ordered(work.accession_numbers)],
        "makers": [(part.maker_id, part.name_as_given, part.role, part.craft, part.doubtful) for part in ordered(work.work_makers)],
        "domains": shown_value(work, "domains"),
        "uses": shown_value(work, "uses"),
        "measures": [measure_value(part) for part in ordered(work.measures)],
        "images": [(part.image_id, part.alt, part.decorative, part.caption) for part in ordered(work.work_images)],
    }
    kept = [field.attname for field in work._meta.concrete_fields if field.attname not in _STAMPS and not field.generated]
    columns = {name: getattr(work, name) for name in kept}
    public = {name: value for name, value in public_values(work).items() if name not in _NOT_EXPORTED}
    closed = [part for part, field in _PRIVATE_PARTS.items() if visibility_of(field, work.visibility) != Visibility.PUBLIC]
    hidden: dict[str, Any] = dict.fromkeys(closed, ())
    # For staff: an image's text that a program wrote, until somebody has looked.
    to_review = {"alts_to_review": [part.image_id for part in ordered(work.work_images) if part.alt_to_review]}
    return Snapshot(everything={**columns, **parts, **to_review}, exported={**public, **parts, **hidden})


def stamp(work: Work, *, before: Snapshot, stored: Work, now: datetime) -> list[str]:
    """Counts the change; the export's date moves only if what is exported did. Answers with the names of what changed."""
    after = snapshot(work)
    changed = after.differs_from(before)
    if changed:
        work.version = stored.version + 1
        work.created_at, work.updated_at = stored.created_at, now
        work.exported_at = now if after.exported != before.exported else stored.exported_at
    return changed
