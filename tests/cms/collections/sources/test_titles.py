"""The kind of a title is not part of it (collections C8)."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.enums import TitleKind
from cms.collections.sources.titles import read_title

pytestmark = pytest.mark.rule("collections C8")


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("LA DERNIÈRE GRAMMAIRE (titre inscrit)", "LA DERNIÈRE GRAMMAIRE", TitleKind.INSCRIBED),
        ("Plats de coiffe (titre inscrit, fr., esp.)", "Plats de coiffe", TitleKind.INSCRIBED),
        ("Planche 26 (titre factice)", "Planche 26", TitleKind.GIVEN),
        ("Veste de pompier (titre attribué)", "Veste de pompier", TitleKind.GIVEN),
        ("Paysan et maquignon (Titre d'usage)", "Paysan et maquignon", TitleKind.USUAL),
        ("Paysan et maquignon (Titre d’usage)", "Paysan et maquignon", TitleKind.USUAL),
        ("Le Paysan (titre d'origine)", "Le Paysan", TitleKind.ORIGINAL),
        ("La Flûte enchantée (titre traduit)", "La Flûte enchantée", TitleKind.TRANSLATED),
        ("Singe grignotant un fruit (ancien titre attribué)", "Singe grignotant un fruit", TitleKind.FORMER),
        # Other parentheses are the title's own.
        ("Rallye Bretagne (Normandie)", "Rallye Bretagne (Normandie)", TitleKind.PLAIN),
        ("N°.820. du THÉATRE (accessoires de théâtre) (titre inscrit)", "N°.820. du THÉATRE (accessoires de théâtre)", TitleKind.INSCRIBED),
        ("(titre inscrit)", "(titre inscrit)", TitleKind.PLAIN),
        # Several titles in one cell.
        ("Dragonne ; Pompon de casque prussien", "Dragonne ; Pompon de casque prussien", TitleKind.PLAIN),
        (
            "Zauberflöte N°= 8. (titre inscrit, all.) ; La Flûte enchantée (titre traduit)",
            "Zauberflöte N°= 8. ; La Flûte enchantée",
            TitleKind.INSCRIBED,
        ),
        ("Tiare ; Coiffe (Sous-titre)", "Tiare ; Coiffe", TitleKind.PLAIN),
        ("", "", TitleKind.PLAIN),
    ],
)
def test_a_title_is_read_without_its_kind(text: str, title: str, kind: TitleKind) -> None:
    assert read_title(text) == (title, kind.value)


@given(st.text(max_size=60))
def test_a_text_without_the_word_stays_as_it_stands(text: str) -> None:
    if "titre" not in text.casefold():
        assert read_title(text) == (text, "")


@given(st.text(alphabet="(); ab", max_size=20), st.sampled_from(["titre inscrit", "titre factice", "titre"]))
def test_any_title_is_read(text: str, said: str) -> None:
    title, kind = read_title(f"{text} ({said})")

    assert title
    assert kind in TitleKind.values


@pytest.mark.shared_data
def test_no_title_of_joconde_keeps_its_kind(shared_data: Path) -> None:
    with gzip.open(shared_data / "works" / "joconde_costumes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        read = [read_title(row["Titre"]) for row in csv.DictReader(file) if row["Titre"]]

    assert not [title for title, _kind in read if "titre" in title.casefold() and title.rstrip().endswith(")")]
    assert Counter(kind for _title, kind in read if kind) == {"inscribed": 115, "given": 51, "usual": 20, "original": 1}
