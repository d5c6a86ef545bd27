"""The tagged text that museums send to Joconde."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.sources.doubts import Doubt, Reason
from cms.collections.sources.reading import TAGGED, examine, rows
from cms.collections.sources.tagged import CODES

ONE = "REF\r\n01610014032\r\nDOMN\r\narchéologie ; céramique\r\nDESC\r\nFond de vaisselle, -\r\nà pied rapporté -\r\net cerclé\r\n//\r\n"


def read(text: str, encoding: str = "utf-8") -> tuple[tuple[str, ...], list[tuple[int, list[str] | Doubt]]]:
    file = io.BytesIO(text.encode(encoding))
    layout = examine(file)
    assert layout.delimiter == TAGGED
    return layout.columns, list(rows(file, layout))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_values_go_on_after_a_hyphen_and_records_end_with_two_slashes(encoding: str) -> None:
    columns, found = read(ONE, encoding)

    assert columns == ("REF", "DOMN", "DESC")
    assert found == [(2, ["01610014032", "archéologie ; céramique", "Fond de vaisselle, à pied rapporté et cerclé"])]


def test_columns_are_the_codes_of_all_records_in_the_order_they_come() -> None:
    columns, found = read(f"{ONE}REF\n2\nTITR\nMain\nDOMN\nsculpture\n//\n")

    assert columns == ("REF", "DOMN", "DESC", "TITR")
    assert found[1] == (3, ["2", "sculpture", "", "Main"])


def test_a_hyphen_before_a_code_or_the_end_is_text() -> None:
    _columns, found = read("REF\n1\nMILL\n1830-\nTITR\nSans titre -\n//\n")

    assert found == [(2, ["1", "1830-", "Sans titre -"])]


def test_a_code_without_a_value_a_code_twice_and_a_code_that_we_do_not_know() -> None:
    columns, found = read("REF\n1\nTITR\nAUTR\nanonyme\nAUTR\nPINET\nNEUF\nvaleur\n//\n")

    assert dict(zip(columns, found[0][1], strict=True)) == {"REF": "1", "TITR": "", "AUTR": "anonyme ; PINET", "NEUF": "valeur"}


@pytest.mark.rule("collections C10")
def test_a_record_without_an_end_is_told_and_those_before_it_are_read() -> None:
    _columns, found = read(f"{ONE}REF\n2\nTITR\nMain\n")

    assert isinstance(found[0][1], list)
    assert found[1] == (3, Doubt(Reason.CUT_SHORT, text="REF\n2\nTITR\nMain"))


@pytest.mark.rule("collections C10")
def test_a_record_that_does_not_begin_with_a_code_is_told() -> None:
    _columns, found = read(f"{ONE}quelque chose\nREF\n2\n//\nREF\n3\n//\n")

    assert [row.reason if isinstance(row, Doubt) else row[0] for _number, row in found] == ["01610014032", Reason.UNREADABLE_ROW, "3"]


def test_one_column_called_like_a_code_is_no_tagged_text() -> None:
    assert examine(io.BytesIO(b"REF\n0161\n0162\n")).columns == ("REF",)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(sorted(CODES)),
            st.text("abc éÀ;().-", min_size=1).map(str.strip).filter(lambda value: value and not value.endswith("-")),
            min_size=2,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_records_come_back_as_they_were_written(records: list[dict[str, str]]) -> None:
    text = "".join("".join(f"{code}\r\n{value}\r\n" for code, value in record.items()) + "//\r\n" for record in records)

    columns, found = read(text)

    assert [
        {code: value for code, value in zip(columns, cells, strict=True) if value} for _number, cells in found if isinstance(cells, list)
    ] == records


@pytest.mark.shared_data
def test_the_ministry_s_own_examples(shared_data: Path) -> None:
    with (shared_data / "messy" / "pop_import_joconde-valid-UTF-8.txt").open("rb") as file:
        layout = examine(file)
        found = [dict(zip(layout.columns, cells, strict=True)) for _number, cells in rows(file, layout) if isinstance(cells, list)]

    assert [record["REF"] for record in found] == ["01610014032", "01610014134", "01610014147"]
    assert found[0]["PDEC"].endswith("Anonyme Anonyme (inventeur) ; 1980 (invention du site)")
    assert found[2]["TITR"] == "Main"
    assert "dents visibles dans bouche entrouverte ?" in found[2]["DESC"]
