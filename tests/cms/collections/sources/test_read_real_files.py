"""Cells in, values, doubts and the key out (collections C2, C4, C6, C10, C25)."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from cms.collections.errors import CutShort, MissingColumns
from cms.collections.sources.doubts import Doubt, ReadRow, Reason
from cms.collections.sources.profile import Profile, built_in
from cms.collections.sources.reading import examine, rows
from cms.collections.sources.rows import RowReader, reader_for
from cms.core.errors import DomainError
from tests.cms.collections.sources.mapped import mapped


def all_of(path: Path, profile: str) -> tuple[RowReader, list[ReadRow]]:
    with path.open("rb") as file:
        layout = examine(file, name=path.name)
        reader = reader_for(built_in()[profile], layout.columns)
        found = [
            ReadRow(number, rejected=cells) if isinstance(cells, Doubt) else reader.read(number, cells)
            for number, cells in rows(file, layout)
        ]
    return reader, found


@pytest.mark.shared_data
@pytest.mark.rule("collections C7")
@pytest.mark.parametrize("name", ["joconde_300_utf8_bom_tab.csv", "joconde_300_nfd.csv", "joconde_300_excel_cp1252_semicolon.csv"])
def test_one_list_saved_four_ways_gives_the_same_values(shared_data: Path, name: str) -> None:
    # Given 300 records, and the same ones as another program saved them
    _reader, original = all_of(shared_data / "works" / "joconde_pop_layout_300.csv", "joconde")
    reader, saved = all_of(shared_data / "messy" / name, "joconde")

    # Then each row says the same, but for characters that Windows-1252 does not have
    assert len(saved) == len(original) == 300
    lossy = "cp1252" in name
    other = [
        number
        for number, (one, two) in enumerate(zip(original, saved, strict=True))
        if (one.key, one.values, one.doubts) != (two.key, two.values, two.doubts)
    ]
    assert len(other) == (len([row for row in saved if differs_by_question_marks(row, original)]) if lossy else 0)
    assert reader.unknown == ()


def differs_by_question_marks(row: ReadRow, original: list[ReadRow]) -> bool:
    """Whether the row has a « ? » where the original has a character that Windows-1252 lacks, and is the same elsewhere."""
    twin = original[row.number - 2]
    lost = str(twin.values).encode("cp1252", "replace").decode("cp1252")
    return lost != str(twin.values) and str(row.values) == lost


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["merimee_bare_quotes.csv", "merimee_c1_control_characters.csv"])
def test_a_list_of_monuments_is_none_of_joconde(shared_data: Path, name: str) -> None:
    with pytest.raises(MissingColumns) as raised:
        all_of(shared_data / "messy" / name, "joconde")
    assert "Code_Museofile" in str(raised.value)


@pytest.mark.shared_data
def test_a_list_of_monuments_can_be_mapped_and_read_whole(shared_data: Path) -> None:
    # Given real lines with marks and control characters, and a mapping for them
    profile = mapped({"field": "title", "column": "TICO"}, {"field": "description", "column": "PPRO"}, key=[{"columns": ["REF"]}])
    definition = profile.definition()

    for name, count in (("merimee_bare_quotes.csv", 4), ("merimee_c1_control_characters.csv", 536)):
        with (shared_data / "messy" / name).open("rb") as file:
            layout = examine(file)
            reader = reader_for(Profile.from_definition(definition), layout.columns)
            found = [reader.read(number, cells) for number, cells in rows(file, layout) if isinstance(cells, list)]
        # Then no line is lost or merged, and no control character is left
        lines = (shared_data / "messy" / name).read_text(encoding="utf-8").split("\n")
        assert [row.key for row in found] == [line.split("|")[0] for line in lines[1:] if line]
        assert len(found) == count
        assert not [row for row in found if any("\x80" <= letter <= "\x9f" for letter in str(row.values))]
        assert reader.cleaning.counts["controls"] >= (count if count == 536 else 0)


@pytest.mark.shared_data
def test_the_79_works_with_pictures(shared_data: Path) -> None:
    reader, found = all_of(shared_data / "images" / "images.csv", "images")

    assert len(found) == 79
    assert (reader.unknown, reader.missing, [row for row in found if row.rejected]) == ((), (), [])
    assert all((shared_data / "images" / row.pictures[0]["path"]).is_file() for row in found)
    assert {(row.pictures[0]["right"], row.pictures[0]["work_right"]) for row in found} == {("cc0", "pdm")}
    assert Counter(row.museum.name for row in found)["National Gallery of Art"] == 22
    assert all(len(row.values["images"]) == 1 for row in found)


@pytest.mark.shared_data
def test_carnegie_s_first_thousand_rows_lose_nothing(shared_data: Path) -> None:
    with gzip.open(shared_data / "works" / "carnegie_works.csv.gz", "rt", encoding="utf-8", newline="") as file:
        header, *cells = itertools.islice(csv.reader(file), 1001)
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header[::-1], *(row[::-1] for row in cells)])

    # Given the columns the other way round, as a French Excel would save them
    packed = io.BytesIO(gzip.compress(text.getvalue().encode("utf-8-sig")))
    layout = examine(packed)
    reader = reader_for(built_in()["carnegie"], layout.columns)
    found = [reader.read(number, row) for number, row in rows(packed, layout) if isinstance(row, list)]

    assert [row.key for row in found] == [row[0] for row in cells]
    assert [row.number for row in found] == list(range(2, 1002))
    assert reader.unknown == ()
    for row, source in zip(found, cells, strict=True):
        named = dict(zip(header, source, strict=True))
        assert row.values["title"]["text"] == " ".join(named["title"].split()) if named["title"].strip() else "title" not in row.values
        assert row.values.get("provenance", "").split() == unicodedata.normalize("NFC", named["provenance"]).replace("\x92", "’").split()


@pytest.mark.soak
@pytest.mark.shared_data
@pytest.mark.rule("collections C10")
def test_all_of_carnegie(shared_data: Path) -> None:
    reader, found = all_of(shared_data / "works" / "carnegie_works.csv.gz", "carnegie")

    assert len(found) == len({row.key for row in found}) == 87_289
    assert (reader.unknown, reader.missing, [row for row in found if row.rejected]) == ((), (), [])
    reasons = Counter(doubt.reason for row in found for doubt in row.doubts)
    assert reasons[Reason.UNEQUAL_LISTS] == 1
    assert reader.cleaning.counts["controls"] == 68


@pytest.mark.shared_data
@pytest.mark.rule("collections C10")
def test_every_messy_file_ends_in_rows_or_in_one_clear_refusal(shared_data: Path) -> None:
    ended: dict[str, object] = {}
    for path in sorted((shared_data / "messy").iterdir()):
        try:
            _reader, found = all_of(path, "joconde")
        except DomainError as refusal:
            ended[path.name] = type(refusal)
        else:
            ended[path.name] = (len(found), sum(row.rejected is not None for row in found))

    assert ended == {
        "joconde_300_excel_cp1252_semicolon.csv": (300, 0),
        "joconde_300_nfd.csv": (300, 0),
        "joconde_300_utf8_bom_tab.csv": (300, 0),
        "merimee_bare_quotes.csv": MissingColumns,
        "merimee_c1_control_characters.csv": MissingColumns,
        "pop_import_joconde-invalid-UTF-8.txt": CutShort,
        "pop_import_joconde-valid-UTF-8-warnings.txt": (1, 0),
        "pop_import_joconde-valid-UTF-8.txt": (3, 0),
    }
