"""The rows of a run's file, read as its profile reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from cms.collections.errors import FileChanged, FileGone
from cms.collections.models import ImportRun
from cms.collections.sources import reading
from cms.collections.sources.doubts import Doubt, ReadRow
from cms.collections.sources.profile import Profile
from cms.collections.sources.reading import Layout
from cms.collections.sources.rows import RowReader, reader_for

_PIECE = 1 << 20


class Rows(Protocol):
    """Rows that can be read anew: first their keys, then all of them, of a resumed run from the middle on."""

    @property
    def cleaned(self) -> Mapping[str, int]:
        """What was mended since ``read`` was last called, by kind."""

    def identify(self) -> Iterator[ReadRow]:
        """All rows with their keys, and perhaps no more."""

    def select(self, wanted: Callable[[ReadRow], bool]) -> Iterator[ReadRow]:
        """The whole of those rows whose keys are ``wanted``."""

    def read(self, start: int = 0) -> Iterator[ReadRow]:
        """All rows but the first ``start``."""


def digest_of(file: BinaryIO) -> str:
    """SHA-256 of the whole file, which is left at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(_PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def open_file(run: ImportRun, *, path: Path | None = None) -> BinaryIO:
    """The file of a run: the one that was sent, else where the command read it, or at ``path``. Raises FileGone."""
    try:
        if not run.file:
            return (path or Path(run.path)).open("rb")
        kept: BinaryIO = run.file.storage.open(run.file.name, "rb").file
    except OSError as error:
        raise FileGone(file=run.file_name) from error
    return kept


def require_same_file(run: ImportRun, *, path: Path | None = None) -> None:
    """Raises FileGone, or FileChanged if the file is not byte for byte the one that was prepared."""
    with open_file(run, path=path) as file:
        if digest_of(file) != run.sha256:
            raise FileChanged(file=run.file_name)


def layout_of(run: ImportRun) -> Layout:
    return Layout.from_json({field.name: run.reading[field.name] for field in fields(Layout)})


class FileRows:
    """The rows of a run's file. Streams: one row at a time."""

    def __init__(self, run: ImportRun) -> None:
        self._run = run
        self._layout = layout_of(run)
        self._profile = Profile.from_definition(run.definition)
        self._reader = self._new_reader()

    @property
    def cleaned(self) -> Mapping[str, int]:
        return self._reader.cleaning.counts

    def identify(self) -> Iterator[ReadRow]:
        reader = self._new_reader()
        return (_doubted(number, cells) if isinstance(cells, Doubt) else reader.identify(number, cells) for number, cells in self._cells())

    def select(self, wanted: Callable[[ReadRow], bool]) -> Iterator[ReadRow]:
        reader = self._new_reader()
        for number, cells in self._cells():
            if not isinstance(cells, Doubt) and wanted(reader.identify(number, cells)):
                yield reader.read(number, cells)

    def read(self, start: int = 0) -> Iterator[ReadRow]:
        reader = self._reader = self._new_reader()
        for number, cells in islice(self._cells(), start, None):
            yield _doubted(number, cells) if isinstance(cells, Doubt) else reader.read(number, cells)

    def _cells(self) -> Iterator[tuple[int, list[str] | Doubt]]:
        with open_file(self._run) as file:
            yield from reading.rows(file, self._layout)

    def _new_reader(self) -> RowReader:
        return reader_for(self._profile, self._layout.columns)


def _doubted(number: int, doubt: Doubt) -> ReadRow:
    return ReadRow(number=number, rejected=doubt)
