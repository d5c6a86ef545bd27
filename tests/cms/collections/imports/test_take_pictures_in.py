"""Pictures that lie beside a list come in with it, once, and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Collection

from cms.collections.actions.imports import RunImport, UndoImport
from cms.collections.models import ImageAddress, ImportRun, NetworkImage, Work, WorkImage
from cms.collections.rights import Right
from cms.collections.sources.doubts import Reason
from tests.cms.collections.imports.listed import Listed, row
from tests.factories.collections import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C31")]
Bring = Callable[..., ImportRun]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list and pictures beside it, in a folder that has more."""
    folder = tmp_path / "liste"
    (folder / "full").mkdir(parents=True)
    for n, colour in enumerate([(150, 74, 46), (20, 74, 46), (20, 74, 200)], start=2):
        (folder / "full" / f"{n}.png").write_bytes(picture_file(colour=colour).read())
    (folder / "full" / "svg.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "outside.png").write_bytes(picture_file().read())
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "images.csv").write_text("id\n")
    return folder


@pytest.fixture
def bring(folder: Path, prepared: Callable[..., ImportRun]) -> Bring:
    _root = Collection.get_first_root_node() or Collection.add_root(name="Root")

    def run(*rows: Any, dry: bool = False, say: Any = None) -> ImportRun:
        return RunImport(import_run=prepared(rows, path=str(folder / "images.csv")), rows=Listed(rows), dry=dry, say=say).run()

    return run


def seen(number: int, path: str = "", **values: Any) -> Any:
    picture = {"path": path or f"full/{number}.png", "credit": "Musée d’essai", "right": "cc0", "work_right": "pdm"}
    return row(number, title=f"Vue {number}", pictures=(picture,), **values)


def test_a_picture_is_kept_with_its_rights_and_the_works_label(bring: Bring) -> None:
    run = bring(seen(2), seen(3))

    assert run.created == 2
    hung = WorkImage.objects.get(work__source_key="K2")
    assert (hung.alt, hung.alt_to_review, hung.image.title, hung.image.credit) == ("Vue 2", True, "Vue 2", "Musée d’essai")
    assert (hung.image.right, hung.image.work_right) == (Right.CC0, Right.PDM)
    address = ImageAddress.objects.get(work__source_key="K2")
    assert (address.url, address.image) == ("full/2.png", hung.image)


def test_a_second_run_adds_no_picture(bring: Bring) -> None:
    rows = (seen(2), seen(3))
    bring(*rows)
    before = list(Work.objects.order_by("pk").values_list("version", "updated_at"))

    run = bring(*rows)

    assert (run.unchanged, NetworkImage.objects.count(), WorkImage.objects.count()) == (2, 2, 2)
    assert list(Work.objects.order_by("pk").values_list("version", "updated_at")) == before


@pytest.mark.parametrize("path", ["../outside.png", "link.png", "/etc/hostname", "full/9.png", "full", "full/\0.png"])
def test_what_is_not_in_the_folder_is_missing(bring: Bring, path: str) -> None:
    run = bring(seen(2, path))

    assert (run.suspicious, NetworkImage.objects.exists()) == (1, False)
    assert list(run.lines.values_list("reason", "text")) == [(Reason.IMAGE_MISSING, path.replace("\0", "\ufffd"))]
    assert Work.objects.get().title == "Vue 2"


def test_what_is_no_picture_is_refused_and_the_row_stands(bring: Bring, folder: Path) -> None:
    run = bring(seen(2, "full/svg.png"), seen(3))

    assert (run.created, run.suspicious, NetworkImage.objects.count()) == (1, 1, 1)
    line = run.lines.get()
    assert (line.row, line.reason) == (2, Reason.IMAGE_REFUSED)
    assert "SVG" in line.text

    (folder / "full" / "svg.png").write_bytes(picture_file().read())
    assert bring(seen(2, "full/svg.png"), seen(3)).unchanged == 2
    assert NetworkImage.objects.count() == 2


def test_a_trial_looks_at_pictures_and_takes_none_in(bring: Bring) -> None:
    run = bring(seen(2), seen(3, "full/svg.png"), dry=True)

    assert (run.created, run.suspicious, NetworkImage.objects.exists()) == (1, 1, False)


def test_a_picture_that_a_dead_process_left_out_comes_with_the_next(
    bring: Bring, prepared: Callable[..., ImportRun], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (seen(2), seen(3))
    run = prepared(rows, path=str(folder / "images.csv"))

    def die(*args: Any, **values: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("cms.collections.actions.imports.pictures.Pictures.attach", die)
        with pytest.raises(MemoryError):
            RunImport(import_run=run, rows=Listed(rows)).run()
    run.refresh_from_db()
    assert (run.done, NetworkImage.objects.count()) == (2, 0)

    RunImport(import_run=run, rows=Listed(rows)).run()

    assert WorkImage.objects.count() == 2


def test_an_undo_takes_pictures_off_works_that_were_there(bring: Bring) -> None:
    bring(row(2, title="Vue 2"), row(3, title="Vue 3"))
    run = bring(seen(2), seen(3), seen(4))
    described = WorkImage.objects.get(work__source_key="K3")
    described.alt, described.alt_to_review = "Un fleuve gris", False
    described.save()

    undone = UndoImport(import_run=run, by=None).run()

    assert [(kept.label, kept.field) for kept in undone.kept] == [("Vue 3", "images")]
    assert undone.withdrawn == 1
    assert set(WorkImage.objects.values_list("work__source_key", flat=True)) == {"K3", "K4"}
    assert set(ImageAddress.objects.values_list("work__source_key", flat=True)) == {"K3", "K4"}
