"""A list of works with a picture beside each, read by the profile « images », twice (collections C31)."""

from __future__ import annotations

from pathlib import Path

import pytest
from wagtail.models import Collection

from cms.collections.actions.imports import PrepareImport, RunImport
from cms.collections.enums import RunState
from cms.collections.models import ImportRun, NetworkImage, Work
from cms.collections.rights import Right
from cms.collections.sources.profile import built_in
from tests.factories.collections import MuseumFactory, picture_file

MUSEUM = "The Art Institute of Chicago"
HEADER = "id,museum,item,title,creator,date,page,original_image,licence"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three works; two of them are shown by the very same file, under two names."""
    (tmp_path / "full").mkdir()
    for name, colour in (("a1", (150, 74, 46)), ("a2", (9, 9, 9)), ("a3", (9, 9, 9))):
        (tmp_path / "full" / f"{name}.png").write_bytes(picture_file((40, 30), colour=colour).getvalue())
    return tmp_path


def bring_in(folder: Path, *, title: str = "Danseuse") -> ImportRun:
    rows = [
        f"{key},{MUSEUM},{key}-n,{title} {key},James Whistler,1888,,https://exemple.org/{key}.jpg,CC0-1.0" for key in ("a1", "a2", "a3")
    ]
    path = folder / "images.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    run = PrepareImport(profile=built_in()["images"], by=None, file_name=path.name, path=path).run()
    return RunImport(import_run=run).run()


def hung() -> dict[str, list[tuple[int, str, bool]]]:
    works = Work.objects.filter(source="images").prefetch_related("work_images")
    return {work.source_key: [(one.image_id, one.alt, one.alt_to_review) for one in work.work_images.all()] for work in works}


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C31")
def test_a_second_import_keeps_no_picture_twice(folder: Path) -> None:
    MuseumFactory(name=MUSEUM)
    # A test with real commits leaves no root behind.
    _root = Collection.get_first_root_node() or Collection.add_root(name="Root")

    first = bring_in(folder)

    assert (first.state, first.created) == (RunState.DONE, 3), list(first.lines.values_list("reason", "text"))
    before = hung()
    assert NetworkImage.objects.count() == 2
    assert before["a2"][0][0] == before["a3"][0][0] != before["a1"][0][0]
    assert all(one[2] for rows in before.values() for one in rows), "nobody has described them yet"
    image = NetworkImage.objects.first()
    assert image is not None
    assert (image.right, image.work_right, image.credit) == (Right.CC0, Right.PDM, MUSEUM)

    bring_in(folder)
    bring_in(folder, title="Une danseuse")

    assert NetworkImage.objects.count() == 2
    assert {key: [one[0] for one in rows] for key, rows in hung().items()} == {
        key: [one[0] for one in rows] for key, rows in before.items()
    }
