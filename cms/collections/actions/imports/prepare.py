from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.db import transaction

from cms.collections.actions.imports.files import digest_of, open_file
from cms.collections.actions.imports.museums import require_museums
from cms.collections.errors import CompleteForOneMuseum
from cms.collections.models import ImportRun, Mapping, Museum
from cms.collections.policies.imports import may_import
from cms.collections.sources import reading
from cms.collections.sources.profile import Profile
from cms.collections.sources.rows import reader_for
from cms.core import clock
from cms.core.actions import Action
from cms.core.errors import NotAllowed
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class PrepareImport(Action[ImportRun]):
    """Makes a run for a file that ``profile`` reads: what it is, how many rows it has, which columns nobody reads. No work is touched.

    The file is read where it lies (``path``), or kept privately (``file``): one of the two. ``museum``: where a row names none, and of a
    ``complete`` file the museum whose works it holds all of. ``mapping``: where the profile was made in the admin. ``by`` None is the
    house itself.
    Raises NotAllowed, NotYourMuseum, CompleteForOneMuseum, FileGone, MissingColumns, or why the file cannot be read.
    """

    profile: Profile
    by: User | None
    file_name: str
    path: Path | None = None
    file: File | None = None  # type: ignore[type-arg]
    museum: Museum | None = None
    mapping: Mapping | None = None
    complete: bool = False

    def check(self) -> None:
        if (self.path is None) == (self.file is None):
            raise TypeError("a path or a file, one of the two")
        if self.by is not None and not may_import(self.by):
            raise NotAllowed
        require_museums(self.by, [self.museum] if self.museum else [])
        if self.complete and self.museum is None:
            raise CompleteForOneMuseum

    @transaction.atomic
    def execute(self) -> ImportRun:
        run = ImportRun(
            source=self.profile.source,
            profile=self.profile.name,
            definition=self.profile.definition(),
            mapping=self.mapping,
            file_name=self.file_name[:255],
            path=str(self.path.resolve()) if self.path else "",
            museum=self.museum,
            complete=self.complete,
            by=self.by,
            created_at=clock.now(),
        )
        if self.file is not None:
            run.file.save(self.file_name, self.file, save=False)
        try:
            self._examine(run)
            run.save()
        except BaseException:
            if run.file:
                run.file.delete(save=False)
            raise
        return run

    def _examine(self, run: ImportRun) -> None:
        with open_file(run) as file:
            run.sha256 = digest_of(file)
            layout = reading.examine(file, name=self.file_name)
        reader = reader_for(self.profile, layout.columns)
        run.reading = {**layout.to_json(), "unknown": list(reader.unknown), "missing": list(reader.missing)}
        with open_file(run) as file:
            run.total = sum(1 for _row in reading.rows(file, layout))
