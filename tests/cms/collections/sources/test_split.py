"""Several values in one cell (collections C6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.sources.splitting import QUALIFIER_LENGTH, qualified, split

pytestmark = pytest.mark.rule("collections C6")

# Parentheses, separators and letters, so that the interesting texts come often.
cells = st.text(alphabet="(); ,|ab é", max_size=40)


@pytest.mark.parametrize(
    ("text", "separator", "values"),
    [
        ("accessoire du vêtement;chasse à courre", ";", ["accessoire du vêtement", "chasse à courre"]),
        ("Nancy ; musée des beaux-arts", ";", ["Nancy", "musée des beaux-arts"]),
        ("Musée X (a ; b) ; Musée Y", ";", ["Musée X (a ; b)", "Musée Y"]),
        (
            "grenade,feu,représentation végétale (chêne, laurier),banderole",
            ",",
            ["grenade", "feu", "représentation végétale (chêne, laurier)", "banderole"],
        ),
        ("soie (polychrome (bleu;vert));fil d'or", ";", ["soie (polychrome (bleu;vert))", "fil d'or"]),
        ("unknown Austrian|Wegelin Fils", "|", ["unknown Austrian", "Wegelin Fils"]),
        # An opening parenthesis that nobody closes holds nothing together …
        ("ornement (coeur,étoile, rinceaux", ",", ["ornement (coeur", "étoile", "rinceaux"]),
        ("portrait (a ; b ; fleur (rose ; lys) ; c", ";", ["portrait (a", "b", "fleur (rose ; lys)", "c"]),
        # … and one too many closes nothing.
        ("portrait,allégorie),homme", ",", ["portrait", "allégorie)", "homme"]),
        ("", ";", []),
        (" ; ;; ", ";", []),
    ],
)
def test_a_separator_splits_unless_parentheses_hold_it(text: str, separator: str, values: list[str]) -> None:
    assert split(text, separator) == values


@given(cells, st.sampled_from([";", ",", "|", " ; "]))
def test_nothing_is_lost(text: str, separator: str) -> None:
    def without(letters: str) -> str:
        return "".join(letter for letter in letters if letter not in f"{separator} ")

    assert without(separator.join(split(text, separator))) == without(text)


@given(cells, st.sampled_from([";", ","]))
def test_values_are_trimmed_and_never_empty(text: str, separator: str) -> None:
    assert all(value and value == value.strip() for value in split(text, separator))


@given(cells)
def test_a_value_splits_no_further(text: str) -> None:
    assert [split(value, ";") for value in split(text, ";")] == [[value] for value in split(text, ";")]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("laine (dessus)", "laine", "dessus"),
        ("argent (appliqué, or)", "argent", "appliqué, or"),
        ("toile (coton), imprimé", "toile (coton), imprimé", ""),
        ("Coiffe (bonnet (sans la dentelle))", "Coiffe", "bonnet (sans la dentelle)"),
        ("2622 (MA) (Autre N° 1)", "2622 (MA)", "Autre N° 1"),
        ("(Guadeloupe)", "(Guadeloupe)", ""),
        ("ornement à forme végétale (pensée, fleur : stylisé))", "ornement à forme végétale (pensée, fleur : stylisé))", ""),
        ("boutons ( )", "boutons ( )", ""),
        (" soie ", "soie", ""),
        ("", "", ""),
    ],
)
def test_the_last_parenthesis_qualifies(text: str, value: str, qualifier: str) -> None:
    assert qualified(text) == (value, qualifier)


def test_more_than_a_qualifier_holds_stays_in_the_value() -> None:
    text = f"jeu de papiers ({'poupée, ' * 60}garçon)"

    assert qualified(text) == (text, "")


@given(cells)
def test_a_qualifier_is_taken_from_the_end_or_not_at_all(text: str) -> None:
    value, qualifier = qualified(text)

    assert len(qualifier) <= QUALIFIER_LENGTH
    if qualifier:
        assert value
        assert text.strip().startswith(value)
        assert text.strip().removeprefix(value).strip()[1:-1].strip() == qualifier
    else:
        assert value == text.strip()
