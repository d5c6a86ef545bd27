from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.core.files import File
from django.db import transaction
from django.utils.text import slugify

from cms.collections.actions.imports.files import layout_of
from cms.collections.actions.imports.hold import start_over
from cms.collections.actions.imports.prepare import PrepareImport
from cms.collections.enums import RunState
from cms.collections.errors import NotMapped
from cms.collections.models import ImportRun, Mapping, Museum
from cms.collections.sources import reading
from cms.collections.sources.guessing import KEY, Pair, assemble, guess, pairs_of
from cms.collections.sources.profile import Profile
from cms.collections.sources.rows import reader_for
from cms.core import clock
from cms.core.actions import Action
from cms.core.models import User

BEFORE_WRITING = frozenset({RunState.MAPPED, RunState.PREVIEWED})
LONGEST_SOURCE = 40


@dataclass(frozen=True, kw_only=True)
class PrepareNewLayout(Action[ImportRun]):
    """Makes a run for a file of no known layout, with a mapping guessed from the names of its columns, for a person to mend.

    Raises what PrepareImport raises.
    """

    file: File  # type: ignore[type-arg]
    file_name: str
    by: User | None
    museum: Museum | None = None
    complete: bool = False

    @transaction.atomic
    def execute(self) -> ImportRun:
        columns = reading.examine(cast(BinaryIO, self.file.open("rb")), name=self.file_name).columns
        pairs = pairs_of(guess(columns))
        if not any(pair.target == KEY for pair in pairs):
            # A mapping must have a key to be one: the first column, until somebody says better.
            pairs.append(Pair(columns[0], KEY))
        name = self.file_name.rsplit(".", 1)[0][:120] or self.file_name[:120]
        mapping = Mapping(name=name, source=_free_source(name), museum=self.museum, changed_by=self.by, changed_at=clock.now())
        mapping.definition = _definition(mapping, pairs)
        mapping.save()
        return PrepareImport(
            profile=Profile.from_definition(mapping.definition),
            mapping=mapping,
            by=self.by,
            file=self.file,
            file_name=self.file_name,
            museum=self.museum,
            complete=self.complete,
        ).run()


@dataclass(frozen=True, kw_only=True)
class MapColumns(Action[ImportRun]):
    """Says what the columns of a run's file hold, and keeps it as a mapping for later files of the same layout.

    Nothing of the file is written yet. Raises NotMapped (the run has no mapping, or has begun), BadProfile or MissingColumns.
    """

    import_run: ImportRun
    name: str
    pairs: Sequence[Pair]
    by: User | None

    @transaction.atomic
    def execute(self) -> ImportRun:
        run: ImportRun = ImportRun.objects.select_for_update().get(pk=self.import_run.pk)
        if run.mapping_id is None or run.state not in BEFORE_WRITING or run.queued_at is not None:
            raise NotMapped
        mapping = Mapping.objects.select_for_update().get(pk=run.mapping_id)
        mapping.name, mapping.version = self.name, mapping.version + 1
        mapping.definition = _definition(mapping, self.pairs)
        reader = reader_for(Profile.from_definition(mapping.definition), layout_of(run).columns)
        mapping.changed_by, mapping.changed_at = self.by, clock.now()
        mapping.save()
        # What a trial found was found with other columns.
        start_over(run)
        run.definition, run.state = mapping.definition, RunState.MAPPED
        run.reading = {**run.reading, "unknown": list(reader.unknown), "missing": list(reader.missing)}
        run.save()
        return run


def _definition(mapping: Mapping, pairs: Sequence[Pair]) -> dict[str, Any]:
    known = {"name": mapping.source, "label": mapping.name, "source": mapping.source, "version": mapping.version}
    return {**known, **assemble(pairs)}


def _free_source(name: str) -> str:
    """A word for the records' source that no other mapping has."""
    word = slugify(name)[: LONGEST_SOURCE - 4] or "file"
    taken = set(Mapping.objects.filter(source__startswith=word).values_list("source", flat=True))
    return next(source for number in range(1, len(taken) + 3) if (source := word if number == 1 else f"{word}-{number}") not in taken)
