"""What a profile may say, and what it is refused for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils.translation import override

from cms.collections.errors import BadProfile
from cms.collections.fields import FIELDS
from cms.collections.sources.guessing import TARGETS, Pair, assemble, guess, pairs_of
from cms.collections.sources.profile import Profile, built_in
from cms.collections.sources.readers import READERS, USUAL
from cms.collections.sources.rows import reader_for

LEAST: dict[str, Any] = {
    "name": "liste",
    "label": "Liste du musée",
    "source": "liste",
    "key": [{"columns": ["Numéro"]}],
    "field": [{"field": "title", "column": "Titre"}],
}


def with_field(**entry: Any) -> dict[str, Any]:
    return {**LEAST, "field": [entry]}


def test_the_profiles_that_come_with_the_product_are_right() -> None:
    profiles = built_in()

    assert set(profiles) == {"carnegie", "images", "joconde"}
    for name, profile in profiles.items():
        assert (profile.name, profile.source, profile.version) == (name, name, 1)
        assert Profile.from_definition(profile.definition()) == profile


def test_a_definition_is_plain_json_and_nobody_s_to_change() -> None:
    for profile in built_in().values():
        definition = profile.definition()
        assert json.loads(json.dumps(definition)) == definition
        definition["field"].clear()
        assert profile.definition()["field"]


@pytest.mark.parametrize(
    ("definition", "where", "why"),
    [
        ({**LEAST, "seperator": ";"}, "profile", "seperator"),
        ({word: value for word, value in LEAST.items() if word != "key"}, "profile", "key"),
        ({**LEAST, "key": []}, "profile", "key"),
        ({**LEAST, "key": [{"columns": []}]}, "key 1", "names no column"),
        ({**LEAST, "version": "1"}, "profile", "version"),
        ({**LEAST, "version": True}, "profile", "version"),
        ({**LEAST, "record_right": "free"}, "record_right", "free"),
        ({**LEAST, "museum": {"museofil": "MUSEO"}}, "museum", "museofil"),
        ({**LEAST, "absent": "Non renseigné"}, "profile", "absent"),
        ({**LEAST, "picture": {"credit": "x"}}, "picture", "path"),
        (with_field(field="titel", column="Titre"), "field 1", "titel"),
        (with_field(column="Titre"), "field 1", "…"),
        (with_field(field="title"), "field 1 (title)", "column, columns, parts"),
        (with_field(field="title", column=[]), "field 1 (title)", "names no column"),
        (with_field(field="title", column=[["A", 1]]), "field 1 (title)", "no list of words"),
        (with_field(field="title", column="A", reader="titles"), "field 1 (title)", "titles"),
        (with_field(field="title", column="A", reader="terms"), "field 1 (title)", "terms"),
        (with_field(field="title", parts=[{"column": "A", "led": "x"}]), "field 1 (title)", "led"),
        (with_field(field="makers", columns={"formerly": "A"}), "field 1 (makers)", "names"),
        (with_field(field="makers", columns={"name": "A"}), "field 1 (makers)", "name"),
        (with_field(field="date", reader="date_of_joconde", columns={}), "field 1 (date)", "millesime"),
        (with_field(field="makers", parts=[{"column": "A"}]), "field 1 (makers)", "parts"),
        (with_field(field="dimensions", reader="sizes", columns={"height": "H"}, unit="feet"), "field 1 (dimensions)", "feet"),
        (with_field(field="dimensions", reader="sizes", columns={"height": "H"}), "field 1 (dimensions)", "unit"),
        (with_field(field="location", column="A", choices={"réserve": "store 3"}), "field 1 (location)", "store 3"),
        ({**LEAST, "field": LEAST["field"] * 2}, "title", "two entries"),
        ({**LEAST, "field": ["title"]}, "field 1", "no table"),
    ],
)
def test_a_profile_that_is_not_right_is_refused_naming_the_entry(definition: dict[str, Any], where: str, why: str) -> None:
    with pytest.raises(BadProfile) as raised, override("en"):
        Profile.from_definition(definition)

    with override("en"):
        sentence = str(raised.value)
    assert "Liste du musée" in sentence
    assert f": {where}: " in sentence
    assert why in sentence


def test_every_field_has_a_reader_that_can_fill_it() -> None:
    assert set(USUAL) == set(FIELDS)
    assert all(field in READERS[reader].fields for field, reader in USUAL.items())


# Mappings made in the admin


@pytest.mark.parametrize(
    ("columns", "key", "found"),
    [
        (
            ["N° d’inventaire", "Titre de l'œuvre", "Auteur(s)", "Datation", "Dimensions", "Réserve"],
            ["N° d’inventaire"],
            {
                "accession_numbers": "N° d’inventaire",
                "title": "Titre de l'œuvre",
                "makers": "Auteur(s)",
                "date": "Datation",
                "dimensions": "Dimensions",
            },
        ),
        (
            ["Musée", "Numéro d'inventaire", "Désignation", "Matériaux", "Date d'acquisition"],
            ["Musée", "Numéro d'inventaire"],
            {
                "accession_numbers": "Numéro d'inventaire",
                "object_types": "Désignation",
                "materials": "Matériaux",
                "acquisition": "Date d'acquisition",
            },
        ),
        (
            ["id", "title", "artist", "medium", "image_url", "licence"],
            ["id"],
            {"title": "title", "makers": "artist", "materials": "medium", "images": "image_url"},
        ),
        (["a", "b"], None, {}),
    ],
)
def test_a_mapping_is_guessed_from_the_names_of_columns(columns: list[str], key: list[str] | None, found: dict[str, str]) -> None:
    definition = guess(columns)

    assert {entry["field"]: entry["column"] for entry in definition["field"]} == found
    assert [each["columns"] for each in definition.get("key", [])] == ([key] if key else [])


def test_a_guess_is_a_profile_once_it_has_a_name() -> None:
    columns = ["id", "titre", "auteur", "technique"]
    profile = Profile.from_definition({"name": "x", "label": "X", "source": "x", **guess(columns)})

    row = reader_for(profile, columns).read(2, ["7", "Le Pont", "Anonyme;PINET François", "bois;fer (clous)"])

    assert row.key == "7"
    assert row.values["title"] == {"text": "Le Pont", "kind": ""}
    assert [maker["given"] for maker in row.values["makers"]] == ["Anonyme", "PINET François"]
    assert row.values["materials"] == [["bois", ""], ["fer", "clous"]]


def test_pairs_of_a_form_make_a_definition_and_come_back() -> None:
    pairs = [
        Pair("Musée", "key"),
        Pair("Numéro", "key"),
        Pair("Numéro", "accession_numbers", ";"),
        Pair("Matière", "materials", ","),
        Pair("Technique", "materials", ","),
        Pair("Texte", "description"),
        Pair("Suite", "description"),
        Pair("Musée", "museum.name"),
        Pair("Valeur d’assurance"),
    ]
    columns = ["Suite", "Numéro", "Musée", "Matière", "Technique", "Texte", "Valeur d’assurance", "Autre"]

    definition = assemble(pairs)
    reader = reader_for(Profile.from_definition({"name": "x", "label": "X", "source": "x", **definition}), columns)
    row = reader.read(2, ["et plus.", "12", "Fécamp", "bois,fer", "gravé", "Un texte", "9 000 €", "?"])

    assert sorted(pairs_of(definition), key=str) == sorted(pairs, key=str)
    assert row.key == "Fécamp/12"
    assert row.museum.name == "Fécamp"
    assert row.values["materials"] == [["bois", ""], ["fer", ""], ["gravé", ""]]
    assert row.values["description"] == "Un texte\net plus."
    assert reader.unknown == ("Autre",)
    assert "9 000" not in str(row)


def test_every_target_of_the_form_can_be_chosen() -> None:
    for target in TARGETS:
        definition = assemble([Pair("a", "key"), Pair("t", "title"), *([Pair("b", target)] if target != "title" else [])])
        assert Profile.from_definition({"name": "x", "label": "X", "source": "x", **definition})
