"""Accession numbers and what they are (collections C1)."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.sources.numbers import read_numbers

pytestmark = pytest.mark.rule("collections C1")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("OA 10426", [["OA 10426", ""]]),
        (
            "AD.499 ; 900 (Numéro de collection) ; 218 (Numéro du legs)",
            [["AD.499", ""], ["900", "Numéro de collection"], ["218", "Numéro du legs"]],
        ),
        ("1968.3.219.1 ; 1968.3.219.2", [["1968.3.219.1", ""], ["1968.3.219.2", ""]]),
        ("985.3.40 ; 28 (numéro catalogue BOUILLET 1861, p. 117)", [["985.3.40", ""], ["28", "numéro catalogue BOUILLET 1861, p. 117"]]),
        # How many pieces it counts is part of the number.
        ("2019.5.12 (1-2)", [["2019.5.12 (1-2)", ""]]),
        ("1993.001.0212 (9 ex)", [["1993.001.0212 (9 ex)", ""]]),
        ("7492.2 ; D 07.1.24 (2)", [["7492.2", ""], ["D 07.1.24 (2)", ""]]),
        ("n°269 (?) (ancien numéro)", [["n°269 (?)", "ancien numéro"]]),
        ("D89.15 / MTAN ; 2622 (MA) (Autre N° 1)", [["D89.15 / MTAN", ""], ["2622 (MA)", "Autre N° 1"]]),
        # Without a separator nobody can tell which label is whose.
        (
            "1920.19.2 ; 1597 (registre d'inventaire historique) D 2007.1.233 (numéro de dépôt)",
            [["1920.19.2", ""], ["1597 (registre d'inventaire historique) D 2007.1.233 (numéro de dépôt)", ""]],
        ),
        ("95.14.62 ; 13 : numéro Musée Driant", [["95.14.62", ""], ["13 : numéro Musée Driant", ""]]),
        # The same twice is one.
        ("238 (legs) ; 238 (legs) ; 238", [["238", "legs"], ["238", ""]]),
        ("(numéro inconnu)", [["(numéro inconnu)", ""]]),
        ("", []),
    ],
)
def test_each_number_comes_with_its_label(text: str, numbers: list[list[str]]) -> None:
    assert read_numbers(text, ";") == numbers


@given(st.text(alphabet="(); 12ex.ab", max_size=40))
def test_no_number_is_empty_and_no_pair_comes_twice(text: str) -> None:
    numbers = read_numbers(text, ";")

    assert all(number for number, _label in numbers)
    assert len({tuple(pair) for pair in numbers}) == len(numbers)


@pytest.mark.shared_data
def test_joconde_has_as_many_as_the_rule_counts(shared_data: Path) -> None:
    with gzip.open(shared_data / "works" / "joconde_costumes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        texts = [row["Numero_inventaire"] for row in csv.DictReader(file)]

    read = [read_numbers(text, ";") for text in texts]

    assert sum(len(numbers) > 1 for numbers in read) == 817
    # Of the 481 with a parenthesis, 131 only count pieces or cannot be told apart.
    assert sum("(" in text for text in texts) == 481
    assert sum(any(label for _number, label in numbers) for numbers in read) == 350
    assert max(len(text) for numbers in read for pair in numbers for text in pair) <= 255
