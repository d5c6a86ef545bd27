"""Works that a file feeds, without the file: made by the real Action, with the origin that an import leaves."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cms.collections.actions.authorities import Authorities
from cms.collections.actions.hand import source_value
from cms.collections.actions.imports.change import take
from cms.collections.actions.imports.load import load_origins, load_works
from cms.collections.actions.imports.rewrite import rewrite, write_origins
from cms.collections.enums import RunState
from cms.collections.fields import Value, empty
from cms.collections.models import ImportRun, Origin, Work
from cms.collections.selectors.shown import shown_values
from cms.collections.sources.doubts import ReadRow
from cms.core import clock
from tests.factories.collections import WorkFactory

SOURCE = "joconde"


def run_of(source: str = SOURCE, **values: Any) -> ImportRun:
    values = {"profile": source, "file_name": "base-joconde.csv", "state": RunState.DONE, "created_at": clock.now(), **values}
    return ImportRun.objects.create(source=source, **values)


def fed_work(
    *, run: ImportRun | None = None, row: int = 12, raw: dict[str, str] | None = None, source: str = SOURCE, **values: Any
) -> Work:
    """A work as an import made it: everything that it shows is what its source says."""
    run = run or ImportRun.objects.filter(source=source).first() or run_of(source)
    work = WorkFactory(source=source, **values)
    said = {field: value for field, value in shown_values(work).items() if value != empty(field)}
    for maker in said.get("makers", []):
        maker.pop("maker")
        maker["name"] = maker["given"]
    Origin.objects.create(work=work, run=run, row=row, values=said, raw=raw or {}, created_by=run)
    return work


@transaction.atomic
def source_says(work: Work, *, run: ImportRun | None = None, row: int = 13, **values: Value) -> Origin:
    """A later run reads these values of the work: what an import does with one row that is not as it was (collections C4)."""
    works = load_works([work.pk])
    stored, origin = works[work.pk], load_origins(works)[work.pk]
    run = run or origin.run or run_of(stored.source)
    read = ReadRow(number=row, key=stored.source_key, values=values)
    taken = take(read, stored, origin, key=stored.source_key, returns=False, doubts=[], standing=[], run=run)
    if taken.rewritten is not None:
        for field in taken.shown:
            value = source_value(origin, field)
            found = iter(Authorities(stored.source).resolve(value) if field == "makers" else ())
            taken.rewritten.show(field, value, lambda _entry, found=found: next(found), known_from=run.profile)
        rewrite([taken.rewritten], now=clock.now())
    if taken.origin is not None:
        write_origins([taken.origin])
    return Origin.objects.get(pk=work.pk)
