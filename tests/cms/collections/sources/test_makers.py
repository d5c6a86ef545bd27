"""Makers taken apart from what records write (collections C9)."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.enums import MakerRole
from cms.collections.sources.doubts import Reason
from cms.collections.sources.makers import formerly, of_lists, of_text
from cms.collections.sources.roles import part_of

pytestmark = pytest.mark.rule("collections C9")

PLAIN = {"craft": "", "doubtful": False, "birth": None, "death": None, "nationality": "", "known": True, "ulan": None, "wikidata": None}


def entry(given_text: str, name: str, role: MakerRole = MakerRole.MADE_BY, **more: Any) -> dict[str, Any]:
    return {**PLAIN, "given": given_text, "name": name, "role": role.value, **more}


@pytest.mark.parametrize(
    ("text", "name", "role", "more"),
    [
        ("BALLY", "BALLY", MakerRole.MADE_BY, {}),
        ("anonyme", "anonyme", MakerRole.MADE_BY, {"known": False}),
        ("ANONYME (éventailliste)", "ANONYME", MakerRole.MADE_BY, {"known": False, "craft": "éventailliste"}),
        ("FORNET Amédée (atelier)", "FORNET Amédée", MakerRole.WORKSHOP_OF, {}),
        ("FORNET Amédée (?, atelier)", "FORNET Amédée", MakerRole.WORKSHOP_OF, {"doubtful": True}),
        ("C (atelier, ?)", "C", MakerRole.WORKSHOP_OF, {"doubtful": True}),
        ("Topsent Victor (?)", "Topsent Victor", MakerRole.MADE_BY, {"doubtful": True}),
        ("BUQUET (atelier, graveur)", "BUQUET", MakerRole.WORKSHOP_OF, {"craft": "graveur"}),
        ("RUGENDAS (d'après)", "RUGENDAS", MakerRole.AFTER, {}),
        ("RUGENDAS (d’après)", "RUGENDAS", MakerRole.AFTER, {}),
        ("Gérard François (1770-1837) (d'après)", "Gérard François", MakerRole.AFTER, {"birth": 1770, "death": 1837}),
        (
            "Didion Paulin (1831-1879) (imprimeur, éditeur)",
            "Didion Paulin",
            MakerRole.PRINTED_BY,
            {"craft": "imprimeur, éditeur", "birth": 1831, "death": 1879},
        ),
        ("Pellerin & Cie (imprimeur, éditeur, attribué à)", "Pellerin & Cie", MakerRole.ATTRIBUTED_TO, {"craft": "imprimeur, éditeur"}),
        ("TOMOCHIKA I (attribué à, sculpteur)", "TOMOCHIKA I", MakerRole.ATTRIBUTED_TO, {"craft": "sculpteur"}),
        (
            "manufacture de Creil (attribué à) (auteur du modèle, auteur du décor)",
            "manufacture de Creil",
            MakerRole.ATTRIBUTED_TO,
            {"craft": "auteur du modèle, auteur du décor"},
        ),
        (
            "Lami Eugène (1800-1890) (auteur du modèle)",
            "Lami Eugène",
            MakerRole.DESIGNED_BY,
            {"craft": "auteur du modèle", "birth": 1800, "death": 1890},
        ),
        ("PARIS (usine)", "PARIS", MakerRole.MANUFACTURED_BY, {"craft": "usine"}),
        ("Kanak (population)", "Kanak", MakerRole.MADE_BY, {"craft": "population"}),
        (
            "Castiaux Jean-Baptiste (1768-1855) (libraire)",
            "Castiaux Jean-Baptiste",
            MakerRole.WITH,
            {"craft": "libraire", "birth": 1768, "death": 1855},
        ),
        (
            "Bourgeois Charles Guillaume Alexandre (1759 - 1832)",
            "Bourgeois Charles Guillaume Alexandre",
            MakerRole.MADE_BY,
            {"birth": 1759, "death": 1832},
        ),
        # Of a year that is half known nothing is made up.
        ("Fleuret (17..-1830?) (graveur)", "Fleuret", MakerRole.MADE_BY, {"craft": "graveur", "death": 1830}),
        ("Gatine Georges-Jacques (1773-18..)", "Gatine Georges-Jacques", MakerRole.MADE_BY, {"birth": 1773}),
        # When somebody worked is no life.
        ("Chataigner Alexis (actif 1772-1817) (imprimeur)", "Chataigner Alexis", MakerRole.PRINTED_BY, {"craft": "imprimeur"}),
        ("CASEAUX Pierre Hyacinthe (cloutier ; lunetier)", "CASEAUX Pierre Hyacinthe", MakerRole.MADE_BY, {"craft": "cloutier, lunetier"}),
        ("anonyme (orfèvre;)", "anonyme", MakerRole.MADE_BY, {"known": False, "craft": "orfèvre"}),
        ("Leroy  (imprimeur)", "Leroy", MakerRole.PRINTED_BY, {"craft": "imprimeur"}),
    ],
)
def test_role_craft_doubt_and_life_are_taken_from_the_name(text: str, name: str, role: MakerRole, more: dict[str, Any]) -> None:
    assert of_text(text, ";") == ([entry(text, name, role, **more)], [])


def test_several_makers_stand_in_their_order() -> None:
    entries, doubts = of_text("RUGENDAS (d'après);FAHNLEIN (dessinateur) ; HONEGGER (lithographe)", ";")

    assert [(each["name"], each["role"], each["craft"]) for each in entries] == [
        ("RUGENDAS", "after", ""),
        ("FAHNLEIN", "made_by", "dessinateur"),
        ("HONEGGER", "made_by", "lithographe"),
    ]
    assert not doubts


@pytest.mark.parametrize(
    ("text", "name", "craft", "reasons"),
    [
        # An address, a place: nobody's craft, so it stays in the name.
        ("Bès et Dubreuil (Paris) (imprimeur, éditeur)", "Bès et Dubreuil (Paris)", "imprimeur, éditeur", [Reason.UNREADABLE_MAKER]),
        # A craft that the list does not know is kept as the record words it.
        ("DUPONT (épinglier du roi)", "DUPONT", "épinglier du roi", [Reason.UNKNOWN_ROLE]),
        ("DUPONT (imprimeur, Rouen)", "DUPONT", "imprimeur, Rouen", [Reason.UNKNOWN_ROLE]),
        ("DUPONT (graveur", "DUPONT (graveur", "", [Reason.UNREADABLE_MAKER]),
        # The parenthesis fell off its name.
        ("Buquet Narcisse Alexandre;(graveur)", "Buquet Narcisse Alexandre", "graveur", [Reason.UNREADABLE_MAKER]),
        ("(graveur)", "", "", [Reason.UNREADABLE_MAKER]),
        # A sentence is no name: no authority is made of it.
        (f"{'Connu des collectionneurs ' * 5}", "", "", [Reason.UNREADABLE_MAKER]),
    ],
)
def test_what_is_not_understood_is_kept_and_reported(text: str, name: str, craft: str, reasons: list[Reason]) -> None:
    entries, doubts = of_text(text, ";")

    assert [(each["given"], each["name"], each["craft"]) for each in entries] == [(text.strip(), name, craft)]
    assert [(doubt.reason, doubt.field, doubt.text) for doubt in doubts] == [(reason, "makers", text.strip()) for reason in reasons]


def test_a_former_attribution_is_one_whatever_else_is_said() -> None:
    entries, doubts = formerly("Famille Pecquet;Yamada (atelier)", ";")

    assert [(each["name"], each["role"]) for each in entries] == [
        ("Famille Pecquet", "formerly_attributed_to"),
        ("Yamada", "formerly_attributed_to"),
    ]
    assert not doubts


def test_parallel_lists_belong_together_by_place() -> None:
    entries, doubts = of_lists(
        ["Hokusai", "unknown Japanese", "Venus"],
        ["after", "", "Publisher"],
        ["Japanese", "Japanese", ""],
        ["1760", "", "-200"],
        ["1849", "", "0"],
    )

    assert entries == [
        entry("Hokusai", "Hokusai", MakerRole.AFTER, nationality="Japanese", birth=1760, death=1849),
        entry("unknown Japanese", "unknown Japanese", nationality="Japanese", known=False),
        entry("Venus", "Venus", MakerRole.PUBLISHED_BY, craft="Publisher", birth=-200),
    ]
    assert not doubts


def test_a_list_of_another_length_says_nothing_and_the_names_stay() -> None:
    # Given the one row of Carnegie where a comma became a separator
    entries, doubts = of_lists(
        ["unknown Austrian", "Wegelin Fils"], ["possibly by", "retailer"], ["Austrian", "French ", " Swiss"], ["", "1860"], ["", ""]
    )

    assert entries == [
        entry("unknown Austrian", "unknown Austrian", known=False, doubtful=True),
        entry("Wegelin Fils", "Wegelin Fils", MakerRole.WITH, craft="retailer", birth=1860),
    ]
    assert [(doubt.reason, doubt.text) for doubt in doubts] == [(Reason.UNEQUAL_LISTS, "Austrian|French | Swiss")]


def test_a_list_that_is_not_there_is_no_doubt() -> None:
    assert of_lists(["A", "B"], [], [""], [], []) == ([entry("A", "A"), entry("B", "B")], [])


@pytest.mark.parametrize(
    ("said", "role", "craft", "doubtful"),
    [
        ("", MakerRole.MADE_BY, "", False),
        ("after", MakerRole.AFTER, "", False),
        ("copyist of", MakerRole.AFTER, "", False),
        ("copyist", MakerRole.MADE_BY, "copyist", False),
        ("studio of", MakerRole.WORKSHOP_OF, "", False),
        ("school of", MakerRole.SCHOOL_OF, "", False),
        ("follower of", MakerRole.FOLLOWER_OF, "", False),
        ("circle of", MakerRole.CIRCLE_OF, "", False),
        ("manner of", MakerRole.MANNER_OF, "", False),
        ("attributed to", MakerRole.ATTRIBUTED_TO, "", False),
        ("attributed manufacturer", MakerRole.ATTRIBUTED_TO, "manufacturer", False),
        ("formerly attributed to", MakerRole.FORMERLY_ATTRIBUTED_TO, "", False),
        ("possibly by", MakerRole.MADE_BY, "", True),
        ("probably by", MakerRole.MADE_BY, "", True),
        ("possible designer", MakerRole.DESIGNED_BY, "designer", True),
        ("publisher?", MakerRole.PUBLISHED_BY, "publisher", True),
        ("Printer", MakerRole.PRINTED_BY, "Printer", False),
        ("architects and planners", MakerRole.DESIGNED_BY, "architects and planners", False),
        ("commissioner", MakerRole.WITH, "commissioner", False),
        ("Printmaker", MakerRole.MADE_BY, "Printmaker", False),
    ],
)
def test_a_role_of_the_list_is_one_of_ours(said: str, role: MakerRole, craft: str, doubtful: bool) -> None:
    part = part_of(said)

    assert part is not None
    assert (part.role, part.craft, part.doubtful) == (role, craft, doubtful)


def test_a_role_outside_the_list_is_kept_as_a_craft_and_reported() -> None:
    entries, doubts = of_lists(["A"], ["lamplighter"], [""], [""], [""])

    assert entries == [entry("A", "A", craft="lamplighter")]
    assert [(doubt.reason, doubt.text) for doubt in doubts] == [(Reason.UNKNOWN_ROLE, "lamplighter")]


texts = st.text(alphabet="(),;?-. 1789aéG", max_size=50)


@given(texts | st.text(max_size=50))
def test_the_record_s_own_words_are_always_there(text: str) -> None:
    entries, _doubts = of_text(text, ";")

    def bare(words: str) -> str:
        return "".join(letter for letter in words if letter != ";" and not letter.isspace())

    assert bare("".join(each["given"] for each in entries)) == bare(text)
    assert all(each["role"] in MakerRole.values and each["given"] for each in entries)


@given(texts)
def test_a_name_is_the_beginning_of_the_words_or_reported(text: str) -> None:
    entries, doubts = of_text(text, ";")

    for each in entries:
        assert each["given"].startswith(each["name"])
        assert each["name"] or any(doubt.text == each["given"] for doubt in doubts)


@given(texts)
def test_no_year_is_there_that_the_text_has_not(text: str) -> None:
    for each in of_text(text, ";")[0]:
        assert all(str(year) in each["given"] for year in (each["birth"], each["death"]) if year is not None)


@given(*[st.lists(st.text(alphabet="a-019 ?", max_size=5), max_size=3) for _list in range(5)])
def test_lists_of_any_length_keep_every_name(
    names: list[str], roles: list[str], nations: list[str], births: list[str], deaths: list[str]
) -> None:
    entries, _doubts = of_lists(names, roles, nations, births, deaths)

    assert [each["given"] for each in entries] == [name for name in names if name.strip()]
    assert all(each["birth"] != 0 and each["death"] != 0 for each in entries)


@pytest.mark.shared_data
def test_nearly_all_of_joconde_is_taken_apart(shared_data: Path) -> None:
    with gzip.open(shared_data / "works" / "joconde_costumes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        read = [of_text(row["Auteur"], ";") for row in csv.DictReader(file)]

    entries = [each for found, _doubts in read for each in found]
    # The 2,471 of the rule count a separator inside a parenthesis, and a parenthesis without a name.
    assert len(entries) == 2_466
    assert sum("(" in each["given"] for each in entries) == 684
    assert {doubt.text for _found, doubts in read for doubt in doubts} == {
        "Buquet Narcisse Alexandre;(graveur)",
        "Bès et Dubreuil (Paris) (imprimeur, éditeur)",
        "Ravaut (Rue De La Paix Paris) (joailler)",
    }


@pytest.mark.shared_data
def test_every_role_of_carnegie_is_known_and_so_is_who_is_unknown(shared_data: Path) -> None:
    columns = ("creators", "creator_roles", "creator_nationalities", "creator_birth_years", "creator_death_years")
    doubts: Counter[Reason] = Counter()
    unknown = people = 0
    with gzip.open(shared_data / "works" / "carnegie_works.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entries, found = of_lists(*(row[column].split("|") for column in columns))
            people += len(entries)
            unknown += sum(not each["known"] for each in entries)
            doubts.update(doubt.reason for doubt in found)

    assert doubts == {Reason.UNEQUAL_LISTS: 1}
    # 4,277 "unknown American" and the like, and "Anonymous" four times.
    assert unknown == 4_281
    assert people > 87_289
