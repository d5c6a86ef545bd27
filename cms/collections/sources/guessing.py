"""A first mapping for a file of no known layout, from the names of its columns; and the pairs of which the admin's form makes one.

A pair is « this column fills that field ». Pairs and the definition of a profile (``profile``) turn into each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cms.collections.fields import FIELDS, TERMS, TEXTS
from cms.collections.sources.columns import column_name

KEY = "key"
MUSEUM = ("museum.museofile", "museum.name", "museum.town")
# What a column may be: the key, a field, the museum; "" for nothing.
TARGETS = (KEY, *FIELDS, *MUSEUM)
SEPARATOR = ";"
# Fields whose cells may hold several values.
SEVERAL = frozenset({"accession_numbers", "makers", *TERMS})

_KEYS = "id identifiant identifier uuid reference ref ark numero_de_notice record_id object_id"
# Not the right of the record: « licence » may be that of the picture, and a curator must say so.
_NAMES = {
    "accession_numbers": "numero_inventaire numero_d_inventaire no_inventaire no_d_inventaire n_inventaire n_d_inventaire inventaire inv "
    "accession_number accession_no accession inventory_number object_number",
    "title": "titre title intitule titre_de_l_oeuvre",
    "object_types": "denomination type_d_objet type_objet object_type object_name classification designation type",
    "makers": "auteur auteurs artiste artistes createur artist artists creator creators maker makers author",
    "date": "date datation millesime date_de_creation date_creation periode creation_date dating object_date date_display year annee",
    "materials": "materiaux_techniques materiaux_et_techniques matieres_et_techniques materiaux matieres matiere technique techniques "
    "medium materials",
    "dimensions": "dimensions mesures dimension measurements size",
    "subjects": "sujet_represente sujets sujet subject subjects iconographie themes",
    "domains": "domaine domaines department departement_scientifique collection",
    "uses": "utilisation usage fonction use",
    "description": "description descriptif",
    "inscriptions": "inscription inscriptions marques_et_inscriptions marks",
    "acquisition": "acquisition mode_d_acquisition date_d_acquisition date_acquisition date_acquired acquisition_method",
    "provenance": "provenance ancienne_appartenance historique",
    "credit_line": "credit credit_line mention_obligatoire mention",
    "bibliography": "bibliographie bibliography references_bibliographiques",
    "exhibitions": "exposition expositions exhibitions exhibition_history",
    "notes": "commentaires commentaire notes note remarques observations comments",
    "location": "etat_de_localisation location_state",
    "images": "image images image_url url_image photo photos photographie vignette media",
    "museum.museofile": "code_museofile museofile museo",
    "museum.name": "musee museum nom_officiel_musee nom_du_musee etablissement institution",
    "museum.town": "ville commune town city",
}


@dataclass(frozen=True)
class Pair:
    """``target`` is one of ``TARGETS``, or empty: the column is known and not taken."""

    column: str
    target: str = ""
    separator: str = ""


def guess(columns: Sequence[str]) -> dict[str, Any]:
    """A definition without name, label and source. It may lack a key: then a person must say what identifies a work."""
    known = {column: column_name(column) for column in columns}
    taken: dict[str, str] = {}
    # A name that fits goes before one that only begins alike (« Titre (français) »), whatever the field.
    for fits in (str.__eq__, _begins):
        for target, names in _NAMES.items():
            column = _find(names, known, taken, fits) if target not in taken.values() else None
            if column is not None:
                taken[column] = target
    key = _find(_KEYS, known, taken, str.__eq__)
    pairs = [Pair(column, taken[column], SEPARATOR if taken[column] in SEVERAL else "") for column in columns if column in taken]
    return assemble([*([Pair(key, KEY)] if key else _museum_and_number(taken)), *pairs])


def _museum_and_number(taken: dict[str, str]) -> list[Pair]:
    """Accession numbers identify a work within its museum only (collections C1)."""
    columns = {target: column for column, target in taken.items()}
    if "accession_numbers" not in columns:
        return []
    museum = columns.get("museum.museofile") or columns.get("museum.name")
    return [*([Pair(museum, KEY)] if museum else []), Pair(columns["accession_numbers"], KEY)]


def assemble(pairs: Iterable[Pair]) -> dict[str, Any]:
    """The definition that says what the pairs say: several columns of a text give a line each, those of other fields are read as one."""
    by_target: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_target.setdefault(pair.target, []).append(pair)
    museum = {target.removeprefix("museum."): by_target[target][0].column for target in MUSEUM if target in by_target}
    definition: dict[str, Any] = {"field": [_entry(field, by_target[field]) for field in FIELDS if field in by_target]}
    if KEY in by_target:
        definition["key"] = [{"columns": [pair.column for pair in by_target[KEY]]}]
    if museum:
        definition["museum"] = museum
    if "" in by_target:
        definition["ignored"] = [pair.column for pair in by_target[""]]
    return definition


def pairs_of(definition: dict[str, Any]) -> list[Pair]:
    """The pairs of a definition that ``assemble`` made."""
    pairs = [Pair(column, KEY) for key in definition.get("key", []) for column in key["columns"]]
    for entry in definition.get("field", []):
        columns = [part["column"] for part in entry["parts"]] if "parts" in entry else _flat(entry["column"])
        pairs += [Pair(column, entry["field"], entry.get("separator", "")) for column in columns]
    pairs += [Pair(column, f"museum.{word}") for word, column in definition.get("museum", {}).items()]
    return [*pairs, *(Pair(column) for column in definition.get("ignored", []))]


def _entry(field: str, pairs: list[Pair]) -> dict[str, Any]:
    columns = [pair.column for pair in pairs]
    separator = next((pair.separator for pair in pairs if pair.separator), "")
    if len(columns) == 1:
        entry: dict[str, Any] = {"field": field, "column": columns[0]}
    elif field in TEXTS:
        entry = {"field": field, "parts": [{"column": column} for column in columns]}
    else:
        entry = {"field": field, "column": [columns]}
    return {**entry, "separator": separator} if separator else entry


def _flat(column: Any) -> list[str]:
    return [column] if isinstance(column, str) else list(column[0])


def _find(names: str, known: dict[str, str], taken: dict[str, str], fits: Callable[[str, str], bool]) -> str | None:
    """The first free column whose name fits one of ``names``, which stand in order of trust."""
    for name in names.split():
        for column, folded in known.items():
            if column not in taken and fits(folded, name):
                return column
    return None


def _begins(column: str, name: str) -> bool:
    return column.startswith(f"{name}_")
