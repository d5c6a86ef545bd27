"""Cells in, values, doubts and the key out (collections C2, C4, C6, C10, C25)."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.errors import MissingColumns
from cms.collections.fields import empty
from cms.collections.sources import readers
from cms.collections.sources.doubts import Doubt, ReadRow, Reason
from cms.collections.sources.profile import built_in
from cms.collections.sources.rows import reader_for
from tests.cms.collections.sources.mapped import mapped

CARNEGIE = {
    "id": "cmoa:things/1",
    "accession_number": "79.66.115",
    "title": " Old  Trees ",
    "creators": "John Hancock|Vernon Kilns",
    "creator_roles": "designer|manufacturer",
    "creator_nationalities": "British|American",
    "creator_birth_years": "1896|",
    "creator_death_years": "1918|",
    "creation_date": "c. 1960",
    "creation_date_earliest": "1955-01-01",
    "creation_date_latest": "1965-01-01",
    "medium": "felt, plastics, and fabrics (recycled)",
    "classification": "Textiles",
    "department": "Fine Arts",
    "physical_location": "Gallery 19, Bruce Galleries",
    "on_view": "1",
    "width_in": "5.875",
    "height_in": "13",
    "depth_in": "",
    "diameter_in": "",
    "credit_line": "Anonymous Gift",
    "date_acquired": "1979-12-06",
    "image_url": "http://collection.cmoa.org/CollectionImage.aspx?irn=47711&size=Medium",
    "image_count": "1",
    "web_url": "http://collection.cmoa.org/CollectionDetail.aspx?item=1000162",
    "provenance": "Estate of J. Beatty  until 1924\nKatz, 2004",
    "collection": "cmoa",
}


def read(profile: str, cells: dict[str, str]) -> ReadRow:
    return reader_for(built_in()[profile], list(cells)).read(2, list(cells.values()))


# Carnegie


def test_a_row_of_carnegie_fills_every_field_that_it_speaks_of() -> None:
    row = read("carnegie", CARNEGIE)

    assert (row.key, row.museum.name, row.rejected, row.doubts) == ("cmoa:things/1", "Carnegie Museum of Art", None, [])
    values = row.values
    assert values["accession_numbers"] == [["79.66.115", ""]]
    assert values["title"] == {"text": "Old Trees", "kind": ""}
    assert [(maker["given"], maker["role"], maker["nationality"], maker["birth"], maker["death"]) for maker in values["makers"]] == [
        ("John Hancock", "designed_by", "British", 1896, 1918),
        ("Vernon Kilns", "manufactured_by", "American", None, None),
    ]
    assert values["date"] == {"text": "c. 1960", "earliest": 1960, "latest": 1960, "circa": True, "basis": "text"}
    # One value: its commas and parentheses belong to a sentence.
    assert values["materials"] == [["felt, plastics, and fabrics (recycled)", ""]]
    assert (values["object_types"], values["domains"]) == ([["Textiles", ""]], [["Fine Arts", ""]])
    assert values["dimensions"] == {
        "text": "H. 33 × l. 14,9 cm (13 × 5.875 in)",
        "measures": [["height", "13", "in", ""], ["width", "5.875", "in", ""]],
    }
    assert values["location"] == {"state": "on_view", "room": "Gallery 19, Bruce Galleries", "since": None}
    assert (values["credit_line"], values["acquisition"]) == ("Anonymous Gift", "1979-12-06")
    assert values["provenance"] == "Estate of J. Beatty  until 1924\nKatz, 2004"
    assert (values["record_right"], values["attribution"]) == ("cc0", "Carnegie Museum of Art, CC0")
    assert "designer|manufacturer" in row.raw["makers"]


@pytest.mark.rule("collections C25")
def test_of_a_source_s_pictures_only_the_address_is_kept() -> None:
    row = read("carnegie", CARNEGIE)
    refused = read("carnegie", {**CARNEGIE, "image_url": "file:///etc/passwd"})

    assert row.values["images"] == [CARNEGIE["image_url"]]
    assert row.pictures == ()
    assert "images" not in refused.values
    assert refused.doubts == [Doubt(Reason.UNKNOWN_VALUE, "images", "file:///etc/passwd")]


def test_every_column_of_carnegie_is_taken_or_left_on_purpose() -> None:
    reader = reader_for(built_in()["carnegie"], [*CARNEGIE, "new_column"])

    assert (reader.unknown, reader.missing) == (("new_column",), ())


def test_sizes_are_written_with_their_letters_and_in_order() -> None:
    def text(**sizes: str) -> str:
        cells = {**CARNEGIE, **dict.fromkeys(("width_in", "height_in", "depth_in", "diameter_in"), ""), **sizes}
        return str(read("carnegie", cells).values["dimensions"]["text"])

    assert text(height_in="0.125") == "H. 0,3 cm (0.125 in)"
    assert text(depth_in="7.875", width_in="20", height_in="8") == "H. 20,3 × l. 50,8 × P. 20 cm (8 × 20 × 7.875 in)"
    assert text(diameter_in="10", height_in="4") == "H. 10,2 × D. 25,4 cm (4 × 10 in)"
    assert text(height_in="0.015") == "H. 0,04 cm (0.015 in)"


def test_a_size_that_is_no_number_is_told() -> None:
    row = read("carnegie", {**CARNEGIE, "depth_in": "about 3"})

    assert row.values["dimensions"]["text"] == "H. 33 × l. 14,9 cm (13 × 5.875 in)"
    assert row.doubts == [Doubt(Reason.UNKNOWN_VALUE, "dimensions", "depth: about 3")]


# Keys, museums, columns


@pytest.mark.rule("collections C2")
def test_the_key_is_the_first_that_a_row_can_fill_and_the_others_lead_to_it() -> None:
    profile = mapped({"field": "title", "column": "t"}, key=[{"columns": [["Reference", "REF"]]}, {"columns": ["Musée", "Numéro"]}])
    reader = reader_for(profile, ["Numéro", "t", "Musée", "Référence"])

    assert reader.read(2, ["12", "", "M1", "R9"]).key == "R9"
    assert reader.read(2, ["12", "", "M1", "R9"]).former_keys == ("M1/12",)
    assert reader.read(2, ["1\u00a02", "", " M1 ", ""]).key == "M1/1 2"
    assert reader.read(2, ["e\u0301", "", "M1", ""]).key == "M1/é"
    nothing = reader.read(5, ["", "Vase", "M1", ""])
    assert (nothing.number, nothing.rejected, nothing.values) == (5, Doubt(Reason.NO_KEY), {})


@pytest.mark.rule("collections C2")
def test_the_keys_of_a_row_can_be_had_alone() -> None:
    reader = reader_for(built_in()["joconde"], ["Titre", "INV", "MUSEO", "REF"])

    for cells in (["Vase", " 12", "M1", "R9"], ["Vase", "12", "M1", ""], ["Vase", "", "M1", ""]):
        row, keys = reader.read(7, cells), reader.identify(7, cells)
        assert (keys.number, keys.key, keys.former_keys, keys.rejected) == (7, row.key, row.former_keys, row.rejected)
        assert keys.values == {}


@pytest.mark.rule("collections C2")
def test_a_key_too_long_for_its_column_stays_one_of_its_own() -> None:
    reader = reader_for(mapped({"field": "title", "column": "t"}), ["id", "t"])
    one, other = (reader.read(2, ["9" * 300 + end, "x"]).key for end in "ab")

    assert len(one) == len(other) == 255
    assert one != other


def test_columns_that_lack_are_named_with_what_is_there() -> None:
    with pytest.raises(MissingColumns) as raised:
        reader_for(built_in()["joconde"], ["REF", "TICO", "DPT"])

    with override("en"):
        assert "Code_Museofile. The file has: REF, TICO, DPT." in str(raised.value)


@pytest.mark.rule("collections C4")
def test_a_column_that_lacks_and_an_empty_cell_change_nothing_unless_the_column_is_complete() -> None:
    entries = [
        {"field": "title", "column": "Titre"},
        {"field": "description", "column": "Texte", "complete": True},
        {"field": "materials", "column": "Matière", "complete": True},
        {"field": "date", "column": "Date"},
    ]
    reader = reader_for(mapped(*entries), ["id", "Titre", "Texte", "Matière"])

    assert reader.read(2, ["1", "", " ", ""]).values == {"description": "", "materials": empty("materials")}
    assert reader.missing == ("Date",)
    assert "date" not in reader.read(2, ["1", "a", "b", "c"]).values


def test_words_that_mean_nothing_are_nothing() -> None:
    profile = mapped(
        {"field": "object_types", "column": "Type", "separator": ";"},
        {"field": "credit_line", "column": "Crédit"},
        absent=["Non renseigné"],
    )
    reader = reader_for(profile, ["id", "Type", "Crédit"])

    assert reader.read(2, ["1", "Non\u00a0renseigné", "Non renseigné"]).values == {}
    assert reader.read(2, ["1", "Vase;Non renseigné", "x"]).values["object_types"] == [["Vase", ""]]


@pytest.mark.rule("collections C6")
def test_several_values_are_rows_in_the_source_s_order() -> None:
    profile = mapped(
        {"field": "materials", "column": [["M1", "M2"], "M"], "separator": ";,"},
        {"field": "domains", "column": "D", "separator": "|"},
    )
    reader = reader_for(profile, ["M2", "id", "D", "M1"])

    values = reader.read(2, ["bois (a, b)", "1", "b | a|b", "soie;lin , or"]).values

    assert values["materials"] == [["soie", ""], ["lin", ""], ["or", ""], ["bois", "a, b"]]
    assert values["domains"] == [["b", ""], ["a", ""]]


@pytest.mark.rule("collections C6")
def test_lists_that_belong_together_and_differ_in_length_are_told() -> None:
    row = read("carnegie", {**CARNEGIE, "creator_nationalities": "British|American|French"})

    assert [doubt.reason for doubt in row.doubts] == [Reason.UNEQUAL_LISTS]
    assert [maker["given"] for maker in row.values["makers"]] == ["John Hancock", "Vernon Kilns"]


def test_a_row_without_a_museum_means_the_run_s_own() -> None:
    reader = reader_for(mapped({"field": "title", "column": "t"}, museum={"name": "Musée"}), ["id", "t", "Musée"])

    assert reader.read(2, ["1", "x", ""]).museum == mapped({"field": "title", "column": "t"}).museum
    assert reader.read(2, ["1", "x", "Fécamp"]).museum.name == "Fécamp"


def test_words_stand_for_states_and_rights() -> None:
    reader = reader_for(mapped({"field": "location", "column": "où"}, {"field": "record_right", "column": "droit"}), ["id", "où", "droit"])

    known, unknown = reader.read(2, ["1", "En réserve", "Licence Ouverte 2.0"]), reader.read(3, ["2", "étagère 12", "libre"])

    assert known.values == {"location": {**empty("location"), "state": "in_storage"}, "record_right": "licence-ouverte-2.0"}
    assert unknown.values == {}
    assert unknown.doubts == [Doubt(Reason.UNKNOWN_VALUE, "location", "étagère 12"), Doubt(Reason.UNKNOWN_VALUE, "record_right", "libre")]


def test_what_is_too_long_for_its_column_is_cut_told_and_kept_as_it_was() -> None:
    reader = reader_for(mapped({"field": "accession_numbers", "column": "n"}), ["id", "n"])

    row = reader.read(2, ["1", "9" * 400])

    assert row.values["accession_numbers"] == [["9" * 255, ""]]
    assert row.doubts == [Doubt(Reason.TOO_LONG, "accession_numbers", "9" * 400)]
    assert row.raw["accession_numbers"] == "9" * 400


# Pictures beside the list


def test_a_list_with_pictures_names_the_file_its_credit_and_both_rights() -> None:
    cells = {"id": "nga_51", "museum": "National Gallery of Art", "item": "51", "title": "Portrait of a Lady", "licence": "CC0-1.0"}

    assert read("images", cells).pictures == (
        {"path": "full/nga_51.png", "credit": "National Gallery of Art", "right": "cc0", "work_right": "pdm"},
    )


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "a/b", "a\\b", ".hidden"])
def test_a_picture_s_name_does_not_lead_out_of_its_folder(name: str) -> None:
    row = read("images", {"id": name, "museum": "x", "licence": "CC0-1.0"})

    assert row.pictures == ()
    assert [doubt.reason for doubt in row.doubts] == [Reason.IMAGE_REFUSED]


# Never stops


@given(st.lists(st.text(max_size=30) | st.sampled_from(["|", "a|b", "1890 vers", "(", "//", "1" * 300]), min_size=27, max_size=27))
@pytest.mark.rule("collections C10")
def test_no_cell_stops_a_reader(cells: list[str]) -> None:
    reader = reader_for(built_in()["carnegie"], list(CARNEGIE))

    row = reader.read(2, cells)

    assert row.rejected is None or row.rejected.reason == Reason.NO_KEY
    assert row.key or row.rejected


@pytest.mark.rule("collections C10")
def test_a_fault_of_ours_costs_its_row_and_is_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_text: str) -> tuple[str, str]:
        raise ValueError

    reader = reader_for(mapped({"field": "title", "column": "t"}), ["id", "t"])
    monkeypatch.setattr(readers.titles, "read_title", broken)

    assert reader.read(2, ["1", "x"]).rejected == Doubt(Reason.UNREADABLE_ROW)
    assert "Row 2" in caplog.text


@pytest.mark.rule("collections C10")
def test_a_code_in_a_column_of_names_makes_no_museum_of_that_name() -> None:
    profile = mapped({"field": "title", "column": "titre"}, museum={"name": "musee"})
    row = reader_for(profile, ["id", "titre", "musee"]).read(2, ["1", "Chapeau", "M5052"])
    assert (row.museum.museofile, row.museum.name) == ("M5052", "")
