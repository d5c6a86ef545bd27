"""Measurements, only where they are sure (collections C18)."""

from __future__ import annotations

import csv
import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.enums import MeasureKind, Unit
from cms.collections.sources.measures import of_column, of_text

pytestmark = pytest.mark.rule("collections C18")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("H. 21 cm, D. 69,5 cm", ["height 21 cm", "diameter 69.5 cm"]),
        ("D. 0,020 m", ["diameter 0.02 m"]),
        ("Dia. 0,024 m", ["diameter 0.024 m"]),
        ("Longueur cm 70 ; Largeur cm 68", ["length 70 cm", "width 68 cm"]),
        ("H. en mm 88 ; l. en mm 60", ["height 88 mm", "width 60 mm"]),
        ("H.13.8 cm, l.17.5 cm, P.24.6 cm", ["height 13.8 cm", "width 17.5 cm", "depth 24.6 cm"]),
        ("longueur (cm) : 20 ; largeur (cm) : 18", ["length 20 cm", "width 18 cm"]),
        ("Hauteur : 17,75 cm ; Largeur : 28,50 cm", ["height 17.75 cm", "width 28.5 cm"]),
        ("H. 360cm, L. 205cm", ["height 360 cm"]),
        # The head of a statement gives its unit to all of it.
        ("Dimensions hors tout en cm : H. 121, l. 324", ["height 121 cm", "width 324 cm"]),
        ("Dimensions hors tout en cm LO 251, l. 93 EP 0.5", ["length 251 cm", "width 93 cm", "thickness 0.5 cm"]),
        (
            "Dimensions hors tout en cm : H. 37, l. 54 PR 38.5 ; Poids en g 570",
            ["height 37 cm", "width 54 cm", "depth 38.5 cm", "weight 570 g"],
        ),
        # What is no measurement of ours is left out: volumes, forms, shoulders.
        ("H. 6 cm ; l. 6,7 cm ; E. 2 cm ; VOLUM. 0,0001 (Rectangulaire)", ["height 6 cm", "width 6.7 cm", "thickness 2 cm"]),
        ("Dimensions hors tout en cm : H. 20 ; Carrure épaules en cm 22 ; Dimensions manche 37", ["height 20 cm"]),
        # A part of the object keeps its name.
        ("H. 41 cm ; l. 28.6 cm (feuille)", ["height 41 cm", "width 28.6 cm feuille"]),
        ("Hauteur totale en cm 27 ; Hauteur en cm (de la feuille) 17", ["height 27 cm totale", "height 17 cm de la feuille"]),
        ("Hauteur en cm croix : 8.3 ; Largeur en cm coulant : 3.1", ["height 8.3 cm croix", "width 3.1 cm coulant"]),
        (
            "H. en mm 90 (croix) ; l. en mm 57 (croix) ; H. en mm 40 (coulant)",
            ["height 90 mm croix", "width 57 mm croix", "height 40 mm coulant"],
        ),
        ("H. 30 cm (Pan. 29,6 cm ; Env. 56 cm)", ["height 30 cm"]),
        ("Pds g 5 (chacun)", ["weight 5 g chacun"]),
        ("H. 60, l. 20, P. 34, Pds 5 kg", ["weight 5 kg"]),
        ("Poids en gr 10.38", ["weight 10.38 g"]),
    ],
)
def test_what_a_record_states_is_read(text: str, measures: list[str]) -> None:
    assert [" ".join(measure).strip() for measure in of_text(text)] == measures


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mesurage impossible",
        "Dimensions hors tout en cm : H. LA",
        # No unit.
        "L. 150",
        "H. 43. 5, L. 33. 0",
        "H.73;L.24,5;l.27",
        "H. 27, L. 9, l. 10 ; Pds. 110",
        # « L. » alone is a length or a width.
        "L. 49 cm",
        "L. en cm 20 ; L. en cm 13",
        # Several objects, several values: no guess, no total.
        "Pds. 110 (1er) / 110 (2eme)",
        "H. 3 cm ; L. 9 cm ; l. 8 cm (1er) / H. 4 cm ; L. 9 cm ; l. 8 cm (2eme)",
        "L.24.2 cm, l.10.1 cm ; L.23.9 cm, l.10 cm",
        "Diamètre : 4 cm et 2 cm",
        "Diamètre : 3,3 cm, 2,6 cm et 1,9 cm",
        "D. 4 cm (Le plus grand : diamètre : 4 cm ; Le plus petit : diamètre : 1,3 cm)",
        "D. 2,6 cm (Le bouton en troca teint : 2,2 cm)",
        "Longueur en cm 2 à 3",
        "Longueur en cm 12 environ",
        "H x l x D en cm 19,5 x 1",
        "Longueur en cm 6.3 (3 maillons)",
        # The abbreviation is not explained.
        "L. Env. 51 cm ; l. Pan. 27 cm",
        # A length is no weight.
        "H. 12 g",
        "Pds. 12 cm",
        "H. 0 cm",
        "D. 5 ; cm",
        "L. 0,1,02 m",
    ],
)
def test_what_is_not_sure_is_not_read(text: str) -> None:
    assert of_text(text) == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        # « L. » next to a longer « l. » is no length: some museums write it for the thickness. Neither letter is trusted.
        ("H. 113 cm, l. 60 cm, L. 10 cm", ["height 113 cm"]),
        ("L. 26,5 cm ; H. 20 cm ; l. 20,5 cm", ["length 26.5 cm", "height 20 cm", "width 20.5 cm"]),
        # Words are.
        ("Longueur en cm 115 ; Largeur en cm 169.8", ["length 115 cm", "width 169.8 cm"]),
        ("L. 32 cm ; H. 44 cm", ["height 44 cm"]),
        # A kind twice: only what names its part.
        ("Longueur en cm 70 ; Largeur en cm 6.7 ; Longueur en cm 8.5 (boucle)", ["length 8.5 cm boucle"]),
        ("H. 27.6 cm ; l. 41 cm (feuille) ; H. 26 cm ; l. 36.8 cm (cuvette)", ["width 41 cm feuille", "width 36.8 cm cuvette"]),
        # The unit of the last is not that of the others.
        ("h : 16 ; L : 19 ; l : 15,5 cm", ["width 15.5 cm"]),
        # What begins with a part is about the part.
        ("pommeau : L. 73 cm, l. 14 cm ; H. 80 cm", ["height 80 cm"]),
        ("H. 73 cm + 28 (soit 101 si on découd l'ourlet) ; l. 65 cm", ["width 65 cm"]),
    ],
)
def test_of_a_doubtful_text_only_the_sure_part_is_read(text: str, measures: list[str]) -> None:
    assert [" ".join(measure).strip() for measure in of_text(text)] == measures


@pytest.mark.parametrize(
    ("text", "value"),
    [("5.875", "5.875"), ("13", "13"), ("13.0", "13"), ("9600", "9600"), ("10,5", "10.5"), ("1.00004", "1"), (" 8 ", "8")],
)
def test_a_column_of_numbers_is_read(text: str, value: str) -> None:
    assert of_column("width", text, "in") == [["width", value, "in", ""]]


@pytest.mark.parametrize("text", ["", "0", "0.00001", "-3", "circa 5", "5 in", "1e3", "nan", "999999999999"])
def test_a_column_that_is_no_number_says_nothing(text: str) -> None:
    assert of_column("width", text, "in") == []


def test_a_column_of_weights_in_inches_says_nothing() -> None:
    assert of_column("weight", "5", "in") == []


words = ["H.", "L.", "l.", "D.", "Pds", "Hauteur", "en", "cm", "mm", "g", "m", ";", ",", "(feuille)", "(", ")", "/", "x", ":"]
figures = ["0", "1", "12", "3,5", "0.00001", "99999999999999"]
pieces = st.sampled_from([*words, *figures])


@given(st.lists(pieces, max_size=14).map(" ".join) | st.lists(pieces, max_size=14).map("".join) | st.text(max_size=40))
def test_any_text_is_read_and_what_is_read_can_be_kept(text: str) -> None:
    for kind, value, unit, part in of_text(text):
        number = Decimal(value)
        assert number > 0
        assert value == f"{number.normalize():f}"
        assert len(number.as_tuple().digits) <= 12
        assert -int(number.as_tuple().exponent) <= 4
        assert kind in MeasureKind.values
        assert (unit in (Unit.GRAM, Unit.KILOGRAM)) == (kind == MeasureKind.WEIGHT)
        assert len(part) <= 120


@given(st.lists(pieces, max_size=14).map(" ".join))
def test_no_number_is_made_up(text: str) -> None:
    assert all(value.split(".")[0] in text for _kind, value, _unit, _part in of_text(text))


@pytest.mark.shared_data
def test_two_thirds_of_joconde_state_their_sizes(shared_data: Path) -> None:
    with gzip.open(shared_data / "works" / "joconde_costumes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        texts = [row["Mesures"] for row in csv.DictReader(file) if row["Mesures"]]

    read = [of_text(text) for text in texts]

    assert len(texts) == 3_979
    assert sum(bool(measures) for measures in read) == 2_687
    assert sum(len(measures) for measures in read) == 4_622
