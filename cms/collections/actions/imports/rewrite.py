"""Works that were changed in memory, written for a whole batch: only what changed of their columns and parts, told and dated (C5, C37)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cms.collections.actions.hand import show
from cms.collections.actions.shown import PARTS, Resolve
from cms.collections.actions.writing import Snapshot, name_it, snapshot, stamp
from cms.collections.fields import TERMS, Value
from cms.collections.models import AccessionNumber, ImageAddress, Measure, Origin, Work, WorkMaker, WorkTerm
from cms.collections.selectors.shown import ordered
from cms.core.actions import RecordChanges

_MODELS: dict[str, Any] = {"accession_numbers": AccessionNumber, "makers": WorkMaker, "dimensions": Measure}
_ORIGIN = tuple(one.name for one in Origin._meta.concrete_fields if not one.primary_key)
ADDRESSES = "image_addresses"


@dataclass(slots=True)
class Rewritten:
    """A work as it stood, and the fields of it that were shown anew since."""

    work: Work
    before: Snapshot
    fields: set[str] = field(default_factory=set)
    dropped_addresses: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, work: Work) -> Rewritten:
        return cls(work=work, before=snapshot(work))

    def show(self, name: str, value: Value, resolve: Resolve, *, known_from: str) -> None:
        """Puts the source's value of a field onto the work. ``known_from``: what is said of a location (C19)."""
        self.fields.add(name)
        if name == "images":
            self._show_addresses(value)
            return
        show(self.work, name, value, resolve)
        if name == "location":
            self.work.location_source, self.work.location_said_by = known_from if value["state"] != "unknown" else "", ""

    def _show_addresses(self, urls: list[str]) -> None:
        """Addresses whose picture was taken in stay, whatever the source says now: they tell where it came from."""
        stored = {address.url: address for address in ordered(self.work.image_addresses)}
        kept = [stored.pop(url, None) or ImageAddress(work=self.work, url=url) for url in dict.fromkeys(urls)]
        kept += [address for address in stored.values() if address.image_id]
        for order, address in enumerate(kept):
            address.order = order
        self.dropped_addresses = [address.pk for address in stored.values() if not address.image_id]
        setattr(self.work, ADDRESSES, kept)


def rewrite(works: Sequence[Rewritten], *, now: datetime) -> list[int]:
    """Writes them, and their changes; answers with the primary keys of those whose record changed."""
    changed: dict[int, list[str]] = {}
    for one in works:
        work = one.work
        name_it(work, [(number.number, number.label) for number in ordered(work.accession_numbers)], work.museum.name)
        names = stamp(work, before=one.before, stored=work, now=now)
        if not names and "images" in one.fields:
            # For staff alone, so no other column tells.
            names, work.version, work.updated_at = [ADDRESSES], work.version + 1, now
        if names:
            changed[work.pk] = names
    _replace_parts(works)
    written = [one.work for one in works if one.work.pk in changed]
    columns = {name for names in changed.values() for name in names} & {column.attname for column in Work._meta.concrete_fields}
    if written:
        Work.objects.bulk_update(written, sorted(columns | {"version", "updated_at", "exported_at"}))
    subjects = [(work, {"changed": changed[work.pk], "version": work.version}) for work in written]
    RecordChanges(kind="work.changed", subjects=subjects).run()
    return list(changed)


def write_origins(origins: Sequence[Origin]) -> None:
    """New ones and changed ones alike, in one statement a piece."""
    if origins:
        Origin.objects.bulk_create(origins, update_conflicts=True, unique_fields=["work"], update_fields=_ORIGIN)


def _replace_parts(works: Sequence[Rewritten]) -> None:
    """The parts of the fields that were shown anew: those that stood go, those that are to stand come."""
    of_field: dict[str, list[Work]] = defaultdict(list)
    for one in works:
        for name in one.fields & PARTS.keys():
            of_field[name].append(one.work)
    terms = {work.pk: work for name in TERMS for work in of_field.get(name, ())}
    for name, kind in TERMS.items():
        _delete(WorkTerm.objects.filter(work__in=of_field.get(name, ()), kind=kind))
    _create(WorkTerm, [term for work in terms.values() for term in work.terms.all() if term.pk is None])
    for name, model in _MODELS.items():
        _delete(model.objects.filter(work__in=of_field.get(name, ())))
        _create(model, [part for work in of_field.get(name, ()) for part in getattr(work, PARTS[name]).all()])
    _delete(ImageAddress.objects.filter(pk__in=[pk for one in works for pk in one.dropped_addresses]))
    addresses = [address for work in of_field.get("images", ()) for address in work.image_addresses.all()]
    _create(ImageAddress, [address for address in addresses if address.pk is None])
    if stored := [address for address in addresses if address.pk is not None]:
        ImageAddress.objects.bulk_update(stored, ["order"])


def _delete(parts: Any) -> None:
    """In one statement: nothing hangs on a part, and Wagtail's index of references, which listens to each deletion, follows the work."""
    parts._raw_delete(parts.db)


def _create(model: Any, parts: list[Any]) -> None:
    if parts:
        model.objects.bulk_create(parts)
