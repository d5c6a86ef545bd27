"""New works of a batch, with all their parts and their origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms.collections.actions.imports.digest import digest_of
from cms.collections.actions.shown import PARTS, Resolve, parts_of, put_columns
from cms.collections.actions.writing import name_it
from cms.collections.models import ImportRun, Museum, Origin, Work
from cms.collections.sources.doubts import ReadRow
from cms.core.actions import RecordChanges


@dataclass(frozen=True, slots=True)
class New:
    """A row that brings a work, the key under which it stands, and the museum that holds it."""

    row: ReadRow
    key: str
    museum: Museum


def create_works(news: Sequence[New], *, run: ImportRun, known_from: str, resolve: Resolve, now: datetime) -> list[Work]:
    """In the order of ``news``; one statement a table and piece. ``known_from``: what is said of a location (C19)."""
    if not news:
        return []
    works = [_work(new, run.source, known_from, now) for new in news]
    Work.objects.bulk_create(works)
    parts: dict[type[Any], list[Any]] = defaultdict(list)
    for new, work in zip(news, works, strict=True):
        for field, value in new.row.values.items():
            for part in parts_of(work, field, value, resolve) if field in PARTS else ():
                parts[type(part)].append(part)
    for model, rows in parts.items():
        model._default_manager.bulk_create(rows)
    Origin.objects.bulk_create(_origin(new.row, work, run) for new, work in zip(news, works, strict=True))
    RecordChanges(kind="work.created", subjects=[(work, {}) for work in works]).run()
    return works


def _work(new: New, source: str, known_from: str, now: datetime) -> Work:
    work = Work(source=source, source_key=new.key, museum=new.museum, created_at=now, updated_at=now, exported_at=now)
    values = new.row.values
    for field, value in values.items():
        put_columns(work, field, value)
    if "location" in values and values["location"]["state"] != "unknown":
        work.location_source = known_from
    name_it(work, values.get("accession_numbers", []), new.museum.name)
    return work


def _origin(row: ReadRow, work: Work, run: ImportRun) -> Origin:
    return Origin(work=work, run=run, row=row.number, digest=digest_of(row.values), values=row.values, raw=row.raw, created_by=run)
