"""Whoever saved the file and how: the same cells, or one clear sentence (collections C7, C10)."""

from __future__ import annotations

import csv
import gc
import gzip
import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.errors import (
    CutShort,
    DamagedFile,
    DuplicateColumns,
    EmptyFile,
    NoHeader,
    NoRows,
    NotATable,
    UnknownEncoding,
    UnreadableFile,
    Workbook,
)
from cms.collections.sources.delimited import LONGEST_RECORD
from cms.collections.sources.doubts import Doubt, Reason
from cms.collections.sources.reading import Layout, examine, rows
from cms.core.errors import DomainError

HEADER = ["Numero", "Titre", "Date"]


def read(content: bytes) -> list[tuple[int, list[str] | Doubt]]:
    file = io.BytesIO(content)
    layout = examine(file)
    assert file.tell() == 0
    return list(rows(file, Layout.from_json(layout.to_json())))


def cells(content: bytes) -> list[list[str]]:
    found = [row for _number, row in read(content)]
    assert all(isinstance(row, list) for row in found), found
    return [row for row in found if isinstance(row, list)]


def reasons(content: bytes) -> list[tuple[int, Reason | list[str]]]:
    return [(number, row.reason if isinstance(row, Doubt) else row) for number, row in read(content)]


# Any table, written in any way


def worth_writing(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


any_cell = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=["Cc"]) | st.sampled_from('",;|\t\n'), max_size=12
)
tables = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(any_cell, min_size=width, max_size=width).filter(worth_writing), min_size=1, max_size=8)
)
in_windows = st.text(st.sampled_from("éàçœ’–€ abc"), min_size=1, max_size=8)


def written(table: Sequence[Sequence[str]], *, delimiter: str, line_end: str, quoting: int) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([[f"Colonne {place}" for place in range(len(table[0]))], *table])
    return text.getvalue()


@given(
    tables,
    st.sampled_from(",;|\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_any_table_comes_back_as_it_was_written(
    table: list[list[str]], delimiter: str, line_end: str, quoting: int, encoding: str, packed: bool
) -> None:
    # Given a table as any program writes it; Python's own leaves a line break that is not its line end unquoted
    text = written(table, delimiter=delimiter, line_end=line_end, quoting=csv.QUOTE_ALL if line_end == "\r" else quoting)
    content = text.encode(encoding)

    # When it is read, packed or not
    found = cells(gzip.compress(content) if packed else content)

    # Then it holds the same cells
    assert found == table


@given(st.lists(st.lists(in_windows.filter(str.strip), min_size=3, max_size=3), min_size=3, max_size=6), st.sampled_from(",;\t"))
def test_a_french_excel_s_windows_1252_is_told_from_utf_8(table: list[list[str]], delimiter: str) -> None:
    content = written([*table, ["é", "à", "ç"]], delimiter=delimiter, line_end="\r\n", quoting=csv.QUOTE_MINIMAL).encode("cp1252")

    assert cells(content) == [*table, ["é", "à", "ç"]]


@given(
    st.binary(max_size=400)
    | st.lists(st.sampled_from([b"a", b",", b'"', b"\n", b"\x00", b"\xe9", b"\xc3\xa9", b"//", b"REF\n"])).map(b"".join)
)
@pytest.mark.rule("collections C10")
def test_arbitrary_bytes_end_in_rows_or_in_a_refusal(content: bytes) -> None:
    for sent in (content, gzip.compress(content), b"\x1f\x8b" + content, b"PK\x03\x04" + content, b"REF\n" + content + b"\n//\n"):
        with suppress(DomainError):
            assert all(isinstance(row, (list, Doubt)) for _number, row in read(sent))


# Quotation marks


def test_marks_that_stand_anywhere_are_characters() -> None:
    content = 'REF|TICO\nPA1|"Château-Bas", à l\'entrée\nPA2|dit " le \'Chastel"\nPA3|12" x 5"\n'.encode()

    assert cells(content) == [["PA1", '"Château-Bas", à l\'entrée'], ["PA2", 'dit " le \'Chastel"'], ["PA3", '12" x 5"']]


def test_marks_around_cells_are_none_of_their_text() -> None:
    content = b'INV|INSC|DESC\n1|"dit ""ESPOIR"""|nu\n2|rien|"un | deux\ntrois"\n'

    assert cells(content) == [["1", 'dit "ESPOIR"', "nu"], ["2", "rien", "un | deux\ntrois"]]


def test_the_first_marks_may_stand_far_down() -> None:
    many = [[str(number), "un titre comme un autre", "1900"] for number in range(12_000)]
    plain = written(many, delimiter="|", line_end="\n", quoting=csv.QUOTE_MINIMAL)

    assert examine(io.BytesIO(f'{plain}12001|"dit ""Espoir"""|1900\n'.encode())).quoted is True
    assert examine(io.BytesIO(f'{plain}12001|dit " Espoir"|1900\n'.encode())).quoted is False


@pytest.mark.rule("collections C10")
def test_a_mark_that_nobody_closes_costs_its_row_and_no_other() -> None:
    head = 'Numero,Titre,Date\n1,"a, b",1900\n2,"c, d",1901\n3,"e ""f""",1902\n'

    # Given a mark that the next one closes in a later row; that runs to the end; that glues rows together
    later = reasons(f'{head}4,"ouvert,1903\n5,"g, h",1904\n6,i,1905\n'.encode())
    to_the_end = reasons(f'{head}4,"ouvert,1903\n5,g,1904\n6,i,1905\n'.encode())
    between = "," * 7
    glued = reasons(f'A,B,C,D,E,F,G,H\n1,"a, b"{between[1:]}\n4,"ouvert{between[1:]}\n5,g{between[1:]}\n6,i"{between[1:]}\n'.encode())

    # Then that row is told, and the others are read
    assert later[3:] == [(5, Reason.UNCLOSED_QUOTE), (6, ["5", "g, h", "1904"]), (7, ["6", "i", "1905"])]
    assert to_the_end[3:] == [(5, Reason.UNCLOSED_QUOTE), (6, ["5", "g", "1904"]), (7, ["6", "i", "1905"])]
    assert [reason if isinstance(reason, Reason) else reason[:2] for _number, reason in glued] == [
        ["1", "a, b"],
        Reason.UNCLOSED_QUOTE,
        ["5", "g"],
        ["6", 'i"'],
    ]


@pytest.mark.rule("collections C10")
def test_a_mark_that_nobody_closes_does_not_swallow_a_long_file() -> None:
    below = "".join(f"{number},{'titre ' * 20},1900\n" for number in range(20_000))
    content = f'Numero,Titre,Date\n1,"a, b",1900\n2,"c, d",1900\n3,"ouvert,1900\n{below}'.encode()
    assert len(content) > 2 * LONGEST_RECORD

    found = read(content)

    assert [number for number, row in found if isinstance(row, Doubt)] == [4]
    assert len(found) == 20_003


def test_long_cells_are_read_and_endless_ones_told() -> None:
    long, endless = "é" * (LONGEST_RECORD // 2), "x" * (3 * LONGEST_RECORD)

    found = reasons(f"Numero;Titre\n1;{long}\n2;{endless}\n3;court\n".encode())

    assert found[0] == (2, ["1", long])
    assert [reason for _number, reason in found[1:]] == [Reason.UNCLOSED_QUOTE, ["3", "court"]]


# Rows


@pytest.mark.rule("collections C10")
def test_rows_with_cells_too_few_or_too_many_are_told_by_number_and_text() -> None:
    found = read(b"Numero;Titre;Date\n1;a;1900\n2;b\n3;c;1902;trop\n4;d;1903;;\n\n5;e;1904\n")

    assert found == [
        (2, ["1", "a", "1900"]),
        (3, Doubt(Reason.TOO_FEW_CELLS, text="2;b")),
        (4, Doubt(Reason.TOO_MANY_CELLS, text="3;c;1902;trop")),
        # Empty cells too many lose nothing, a blank row counts as a spreadsheet counts it.
        (5, ["4", "d", "1903"]),
        (7, ["5", "e", "1904"]),
    ]


@pytest.mark.rule("collections C10")
def test_bytes_that_no_encoding_knows_cost_their_row() -> None:
    # Given a file of Windows-1252 with one of the five bytes that mean nothing there, and a file of UTF-8 with a damaged letter
    windows = "Numero;Titre\n1;Été\n2;\udc81\n3;Forêt\n".encode("cp1252", "surrogateescape")
    damaged = "Numero;Titre\n1;Été à Étretat\n2;caf\udce9\n3;Forêt\n".encode("utf-8", "surrogateescape")

    for content, last in ((windows, "Forêt"), (damaged, "Forêt")):
        found = read(content)
        assert [number for number, row in found if isinstance(row, Doubt)] == [3]
        assert isinstance(found[1][1], Doubt)
        assert found[1][1].reason == Reason.UNREADABLE_BYTES
        assert "\N{REPLACEMENT CHARACTER}" in found[1][1].text
        assert found[2] == (4, ["3", last])


def test_a_nul_is_a_character_that_cleaning_removes() -> None:
    assert cells(b"Numero;Titre\n1;a\x00b\n") == [["1", "a\x00b"]]


def test_one_column_is_a_table_too() -> None:
    assert cells(b"reference\nA1\nA2\n") == [["A1"], ["A2"]]


# Columns


def test_columns_are_cleaned_and_those_without_a_name_called_by_their_place() -> None:
    layout = examine(io.BytesIO("Re\u0301fe\u0301rence ; Titre\xa0court;;Date;;\n1;2;3;4;;\n".encode()))

    assert layout.columns == ("Référence", "Titre court", "#3", "Date")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyFile),
        (b"\xef\xbb\xbf", EmptyFile),
        (b"\r\n  \r\n", EmptyFile),
        (gzip.compress(b"", mtime=0), EmptyFile),
        (b"Numero;Titre\n", NoRows),
        (b"Numero;Titre\n;\n\n", NoRows),
        (b"1893;12,5;1900\n1894;13;1901\n", NoHeader),
        (b"Titre;Date;Titre\n1;2;3\n", DuplicateColumns),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NotATable),
        (b"%PDF-1.7\n%\xe2\xe3", NotATable),
        (b"<!DOCTYPE html>\n<html><body>Error 403</body></html>", NotATable),
        (b'<?xml version="1.0"?><lido/>', NotATable),
        (b'[{"id": 1}]', NotATable),
        (b'{"id": "cmoa:things/1"}\n{"id": "cmoa:things/2"}\n', NotATable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Workbook),
        (bytes(range(256)) * 20, UnreadableFile),
        ("Numéro;Titre\n1;été\n".encode("utf-16-le"), UnknownEncoding),
        ("Numéro;Titre\n1;été\n".encode("utf-32"), UnknownEncoding),
        (gzip.compress(b"Numero;Titre\n1;a\n" * 1000, mtime=0)[:-9], DamagedFile),
        (gzip.compress(b"Numero;Titre\n1;a\n", mtime=0)[:-8] + bytes(8), DamagedFile),
        (b"REF\r\n01610014032\r\nCOOR\r\nAnonyme\r\n", CutShort),
    ],
)
def test_what_is_no_list_is_refused_with_what_it_is(content: bytes, refusal: type[UnreadableFile]) -> None:
    with pytest.raises(refusal) as raised:
        examine(io.BytesIO(content), name="envoi.csv")

    assert type(raised.value) is refusal
    with override("en"):
        assert str(raised.value).startswith("envoi.csv ")
        assert str(refusal(found="x", columns="y")).startswith("This file ")


@pytest.mark.parametrize(
    ("names", "refusal", "found"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], Workbook, "Excel"),
        (["mimetype", "content.xml"], Workbook, "OpenDocument"),
        (["liste.csv"], NotATable, "a ZIP archive"),
    ],
)
def test_a_workbook_is_told_from_other_archives(names: list[str], refusal: type[UnreadableFile], found: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "…")

    with pytest.raises(refusal) as raised, override("en"):
        examine(file)
    with override("en"):
        assert found in str(raised.value)


def test_the_sentence_names_the_columns_that_come_twice() -> None:
    with pytest.raises(DuplicateColumns) as raised:
        examine(io.BytesIO(b"Titre;Date;Titre;Date;Auteur\n1;2;3;4;5\n"))
    assert "Titre, Date" in str(raised.value)


def test_a_preview_may_stop_and_close_the_file(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(b"id;t\n1;a\n2;b\n")
    file = path.open("rb")
    found = rows(file, examine(file))
    assert next(found) == (2, ["1", "a"])

    file.close()
    del found
    gc.collect()

    assert [str(warning.message) for warning in recwarn] == []


@pytest.mark.parametrize("content", [b"id;t\n1;a\n", gzip.compress(b"id;t\n1;a\n", mtime=0)])
def test_files_sent_through_a_form_are_read_as_any(content: bytes) -> None:
    sent = SimpleUploadedFile("liste.csv", content)

    assert list(rows(sent, examine(sent))) == [(2, ["1", "a"])]
    assert not sent.closed
