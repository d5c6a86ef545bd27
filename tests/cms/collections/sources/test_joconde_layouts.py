"""One work, three layouts of Joconde, the same values (collections C2, C6, C7, C21)."""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cms.collections.enums import Visibility
from cms.collections.sources.doubts import ReadRow
from cms.collections.sources.profile import built_in
from cms.collections.sources.reading import examine, rows
from cms.collections.sources.rows import RowReader, reader_for
from cms.collections.visibility import DEFAULTS

SPREAD = "joconde_costumes.csv.gz"
EXPORT = "joconde_pop_layout.csv.gz"

ROW = {
    "Code_Museofile": "M0902",
    "Numero_inventaire": "2002.0.14 ; 10109 (Ancien n° inventaire)",
    "Nom_officiel_musee": "Musée De La Vénerie",
    "Localisation": "Senlis ; musée de la vénerie",
    "Ville": "Senlis",
}


def read(**cells: str) -> ReadRow:
    row = {**ROW, **cells}
    return reader_for(built_in()["joconde"], list(row)).read(2, list(row.values()))


@pytest.mark.rule("collections C6")
@pytest.mark.parametrize(
    ("spread", "export", "field"),
    [
        ({"Domaine": "histoire,costume - accessoires du costume"}, {"Domaine": "histoire;costume - accessoires du costume"}, "domains"),
        (
            {"Denomination_1": "Boîte", "Denomination_2": "", "Denomination 3": "pendentif"},
            {"Denomination": "Boîte;pendentif"},
            "object_types",
        ),
        (
            {"Denomination_1": "Bonnet", "Appellation": "bonnet à bec,Schneppehüb"},
            {"Denomination": "Bonnet", "Appellation": "bonnet à bec,Schneppehüb"},
            "object_types",
        ),
        ({"Millesime_de_creation_initial": "1800 entre,1900 et"}, {"Millesime_de_creation": "1800 entre;1900 et"}, "date"),
        (
            {"Periode_de_creation_1": "2e moitié 19e siècle", "Periode_de_creation_2": "1ère moitié 20e siècle"},
            {"Periode_de_creation": "2e moitié 19e siècle;1ère moitié 20e siècle"},
            "date",
        ),
        # The export says it once where the spread columns say it twice.
        (
            {"Periode_de_creation_1": "4e quart 19e siècle", "Periode_de_creation_2": "4e quart 19e siècle"},
            {"Periode_de_creation": "4e quart 19e siècle"},
            "date",
        ),
        ({"Materiaux_techniques": "Non renseigné"}, {"Materiaux_techniques": ""}, "materials"),
    ],
)
def test_what_openrefine_spread_reads_as_the_export_does(spread: dict[str, str], export: dict[str, str], field: str) -> None:
    assert read(**spread).values.get(field) == read(**export).values.get(field)


@pytest.mark.rule("collections C2")
def test_the_notice_s_number_is_the_key_and_the_old_one_leads_to_it() -> None:
    without, numbered = read(), read(Référence="01610014032")

    assert without.key == "M0902/2002.0.14 ; 10109 (Ancien n° inventaire)"
    assert (numbered.key, numbered.former_keys) == ("01610014032", (without.key,))
    assert read(Reference="").key == without.key


def test_the_museum_has_its_capitals_back() -> None:
    assert read().museum.name == "Musée de la vénerie"
    assert (read().museum.museofile, read().museum.town) == ("M0902", "Senlis")


@pytest.mark.rule("collections C7")
def test_a_hash_is_a_line_break_in_long_texts() -> None:
    values = read(Exposition="Beaux objets#Musée de la Nacre", Bibliographie="a#b").values

    assert values["exhibitions"] == "Beaux objets\nMusée de la Nacre"
    assert values["bibliography"] == "a\nb"


@pytest.mark.rule("collections C6")
def test_each_material_and_subject_is_a_row_with_its_own_qualifier() -> None:
    values = read(
        Materiaux_techniques="soie (broché),papier (doré, découpé), cousu à la main",
        Sujet_Represente="grenade,représentation végétale (chêne ; laurier)",
        Utilisation="exposition universelle, Paris;vêtement féminin",
    ).values

    assert values["materials"] == [["soie", "broché"], ["papier", "doré, découpé"], ["cousu à la main", ""]]
    assert values["subjects"] == [["grenade", ""], ["représentation végétale", "chêne ; laurier"]]
    assert values["uses"] == [["exposition universelle, Paris", ""], ["vêtement féminin", ""]]


@pytest.mark.rule("collections C21")
def test_who_wore_or_owned_it_is_for_staff() -> None:
    row = read(
        Ancienne_appartenance="PLANTÉ propriétaire",
        Precisions_utilisation="PLANTÉ porteuse",
        Precisions_sur_l_auteur="PLANTÉ vie",
        Commentaires="PLANTÉ commentaire",
    )

    told = {field for field, value in row.values.items() if "PLANTÉ" in str(value)}
    assert told == {"provenance", "notes"}
    assert {DEFAULTS[field] for field in told} == {Visibility.STAFF}
    assert row.values["notes"] == "PLANTÉ commentaire\n\nUtilisation : PLANTÉ porteuse\n\nAuteur : PLANTÉ vie"


def test_every_row_says_whose_data_it_is() -> None:
    values = read().values

    assert values["record_right"] == "licence-ouverte-2.0"
    assert values["attribution"] == "Ministère de la Culture, base Joconde, Licence Ouverte 2.0 (extrait du 26/01/2024)"


@pytest.mark.rule("collections C19")
def test_only_a_missing_work_has_a_location() -> None:
    assert "location" not in read(MANQUANT="").values
    assert read(MANQUANT="Volé").values["location"]["state"] == "missing"


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        header, *cells = csv.reader(file, delimiter="|" if path.name == EXPORT else ",")
    return header, cells


def all_rows(reader: RowReader, cells: Sequence[Sequence[str]]) -> Iterator[ReadRow]:
    return (reader.read(number, row) for number, row in enumerate(cells, start=2))


@pytest.mark.shared_data
@pytest.mark.rule("collections C6")
def test_both_files_give_every_work_the_same_values(shared_data: Path) -> None:
    # Given the 4,096 works in both layouts, the columns of one in any order
    profile = built_in()["joconde"]
    spread_header, spread_cells = table(shared_data / "works" / SPREAD)
    header, cells = table(shared_data / "works" / EXPORT)
    order = random.Random(4).sample(range(len(header)), len(header))
    spread_reader, reader = reader_for(profile, spread_header), reader_for(profile, [header[place] for place in order])

    # When each row is read in both
    pairs = list(
        zip(all_rows(spread_reader, spread_cells), all_rows(reader, [[row[place] for place in order] for row in cells]), strict=True)
    )

    # Then nothing tells them apart
    assert len(pairs) == 4_096
    assert [(one.number, one.values, other.values) for one, other in pairs if one.values != other.values] == []
    assert [one.number for one, other in pairs if (one.key, one.museum, one.doubts) != (other.key, other.museum, other.doubts)] == []
    assert (spread_reader.unknown, reader.unknown) == ((), ())
    assert not any(one.rejected for one, _other in pairs)


@pytest.mark.shared_data
def test_the_tagged_text_of_a_museum_fills_the_same_fields(shared_data: Path) -> None:
    with (shared_data / "messy" / "pop_import_joconde-valid-UTF-8.txt").open("rb") as file:
        layout = examine(file, name="pop_import_joconde-valid-UTF-8.txt")
        reader = reader_for(built_in()["joconde"], layout.columns)
        read_rows = [reader.read(number, cells) for number, cells in rows(file, layout) if isinstance(cells, list)]

    first = read_rows[0]
    assert [row.key for row in read_rows] == ["01610014032", "01610014134", "01610014147"]
    assert first.former_keys == ("M0017/A1973.2.1",)
    assert first.values["object_types"] == [["fragment", ""]]
    assert first.values["domains"] == [["archéologie", ""], ["céramique", ""], ["gallo-romain", ""]]
    assert first.values["materials"] == [["céramique", ""], ["sigillée", ""]]
    assert first.values["makers"][0]["craft"] == "céramiste, artisan"
    assert first.values["dimensions"]["measures"] == [["height", "1.64", "cm", ""], ["length", "6.6", "cm", ""]]
    # Codes that no field of ours holds are told, not dropped in silence.
    assert "LIEUX" in reader.unknown
    assert "ETAT" not in reader.unknown
