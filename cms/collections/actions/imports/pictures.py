"""Pictures that lie beside a list, in its own folder and nowhere else (collections C25, C31)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from cms.collections.actions.add_image import AddImage
from cms.collections.actions.change_work import ChangeWork
from cms.collections.enums import RecordState
from cms.collections.errors import NotAnImage
from cms.collections.intake import take_in
from cms.collections.models import ImageAddress, ImportRun, JournalEntry, Work, WorkImage
from cms.collections.rights import Right
from cms.collections.selectors.doubles import media_of
from cms.collections.sources.doubts import Doubt, ReadRow, Reason
from cms.core.errors import DomainError

TITLE_LENGTH = 255


@dataclass(frozen=True)
class Pictures:
    """The pictures that the rows of a run name. A path that was taken in stands as an address of its work, so that it comes but once."""

    run: ImportRun

    def examine(self, rows: Sequence[ReadRow]) -> dict[int, list[Doubt]]:
        """Before the rows are written: what is missing or would be refused, by row number. Reads files that are not known yet, whole."""
        named = [(row.number, picture["path"]) for row in rows if row.rejected is None for picture in row.pictures]
        files = {path: self._file(path) for _number, path in named}
        known = self._taken([path for path, file in files.items() if file]) if named else set()
        found: dict[int, list[Doubt]] = {}
        for number, path in named:
            if path not in known and (doubt := _doubt(path, files[path])):
                found.setdefault(number, []).append(doubt)
        return found

    def attach(self, named: Sequence[tuple[int, ReadRow]], *, beat: Callable[[], None]) -> None:
        """After the rows stand: takes in what their works have not yet, each picture in a transaction of its own. Safe to run twice.

        ``named``: the works' primary keys and their rows. What ``examine`` doubted is left out.
        """
        works = {work for work, _row in named}
        markers = ImageAddress.objects.filter(work__in=works, image__isnull=False) if works else ImageAddress.objects.none()
        there = set(markers.values_list("work", "url"))
        for work, row in named:
            for picture in row.pictures:
                file = None if (work, picture["path"]) in there else self._file(picture["path"])
                if file is None:
                    continue
                beat()
                try:
                    self._attach(work, picture, file)
                except DomainError:
                    # Refused, and told before the row was written.
                    continue

    def _taken(self, paths: Iterable[str]) -> set[str]:
        addresses = ImageAddress.objects.filter(work__source=self.run.source, url__in=set(paths), image__isnull=False)
        return set(addresses.values_list("url", flat=True))

    def _file(self, path: str) -> Path | None:
        """The file, if it lies in the list's folder: neither ``..`` nor a link leads out of it."""
        if not self.run.path:
            return None
        folder = Path(self.run.path).resolve().parent
        try:
            file = (folder / path).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            return None
        return file if file.is_file() and file.is_relative_to(folder) else None

    @transaction.atomic
    def _attach(self, work_id: int, picture: dict[str, str], file: Path) -> None:
        path = picture["path"]
        work = Work.objects.select_for_update().get(pk=work_id)
        if work.state != RecordState.CURRENT or ImageAddress.objects.filter(work=work, url=path, image__isnull=False).exists():
            return
        with file.open("rb") as opened:
            image = AddImage(
                file=opened,
                name=file.name,
                title=work.label[:TITLE_LENGTH],
                by=self.run.by,
                collection=media_of(work.museum),
                right=Right(picture.get("right", "")),
                work_right=Right(picture.get("work_right", "")),
                credit=picture.get("credit", ""),
                reuse=True,
            ).run()
        if not work.work_images.filter(image=image).exists():
            work.work_images.add(WorkImage(image=image, alt=work.label, alt_to_review=True, order=work.work_images.count()))
            ChangeWork(work=work, by=None).run()
        marker = ImageAddress.objects.create(work=work, url=path, image=image, order=work.image_addresses.count())
        self._note(work, marker)

    def _note(self, work: Work, marker: ImageAddress) -> None:
        """A work that this run made goes with its pictures; of another one the journal says which are new."""
        if work.origin.created_by_id == self.run.pk:
            return
        entry, _made = JournalEntry.objects.get_or_create(run=self.run, work=work, defaults={"before": {}, "after": {}})
        entry.after = {**entry.after, "pictures": [*entry.after.get("pictures", []), marker.pk]}
        entry.save(update_fields=["after"])


def _doubt(path: str, file: Path | None) -> Doubt | None:
    if file is None:
        return Doubt(Reason.IMAGE_MISSING, "images", path)
    try:
        with file.open("rb") as opened:
            take_in(opened)
    except (DomainError, OSError) as error:
        return Doubt(Reason.IMAGE_REFUSED, "images", f"{path}: {error if isinstance(error, DomainError) else NotAnImage.message}")
    return None
