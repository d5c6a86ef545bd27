"""Cleaning is counted and does no more than it says (collections C7)."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.sources.cleaning import Cleaning, Repair

pytestmark = pytest.mark.rule("collections C7")
FORBIDDEN_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

any_text = st.text(st.characters() | st.sampled_from("\x00\x0b\x85\x92\x9d\xa0\u2007\u202f\ufeff\u0301 \t\r\n"))


@pytest.mark.parametrize(
    ("cell", "line", "repair"),
    [
        ("l\x92église de l\x92Assomption", "l’église de l’Assomption", Repair.CONTROLS),
        ("1914\x961918\x85", "1914–1918…", Repair.CONTROLS),
        ("\x9cuvre\x81", "œuvre", Repair.CONTROLS),
        ("e\u0301mail", "émail", Repair.COMPOSED),
        ("1890\xa0vers", "1890 vers", Repair.NO_BREAK),
        ("«\u202fvers\u2007»", "« vers »", Repair.NO_BREAK),
        ("a\x00b\x1fc", "abc", Repair.FORBIDDEN),
        ("  Vase ", "Vase", Repair.EDGES),
        ("Old  Trees", "Old Trees", Repair.SPACES),
        ("Old\nTrees\tand\r\nmore", "Old Trees and more", Repair.SPACES),
    ],
)
def test_each_repair_is_made_and_counted(cell: str, line: str, repair: Repair) -> None:
    cleaning = Cleaning()

    assert cleaning.line(cell) == line
    assert cleaning.counts == {repair.value: 1}


def test_a_word_s_soft_line_break_is_one_in_prose_and_a_space_in_a_line() -> None:
    assert Cleaning().prose("un\x0bdeux") == "un\ndeux"
    assert Cleaning().line("un\x0bdeux") == "un deux"


def test_prose_keeps_line_breaks_and_spaces_in_a_row() -> None:
    cleaning = Cleaning()

    assert (
        cleaning.prose(" Estate of J. Beatty  until 1924\r\nAcquired by\rM. Katz\n")
        == "Estate of J. Beatty  until 1924\nAcquired by\nM. Katz"
    )
    assert cleaning.counts == {Repair.EDGES.value: 1}


@pytest.mark.parametrize("cell", ["", "plain", "Œuvre d’art — déjà vu", "a b", "x"])
def test_what_is_clean_stays_and_counts_nothing(cell: str) -> None:
    cleaning = Cleaning()

    assert (cleaning.line(cell), cleaning.prose(cell)) == (cell, cell)
    assert not cleaning.counts


@given(any_text)
def test_what_was_cleaned_is_clean(cell: str) -> None:
    line, prose = Cleaning().line(cell), Cleaning().prose(cell)

    again = Cleaning()
    assert (again.line(line), again.prose(prose)) == (line, prose)
    assert not again.counts
    for text in (line, prose):
        assert text == text.strip()
        assert not FORBIDDEN_IN_XML.search(text)
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search("[\x80-\x9f\xa0]", text)
    assert not re.search(r"\s\s|[^\S ]", line)


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
def test_letters_are_never_lost(cell: str) -> None:
    assert Cleaning().line(f" {cell} ") == cell
