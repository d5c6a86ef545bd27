"""Where a work is, and how its museum is called (collections C19)."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.collections.enums import LocationState
from cms.collections.sources.places import ROOM_LENGTH, museum_name, of_carnegie

pytestmark = pytest.mark.rule("collections C19")


@pytest.mark.parametrize(
    ("text", "state", "room"),
    [
        ("Not on View", LocationState.IN_STORAGE, ""),
        # Not in its own house: a loan, a workshop or a store, nobody knows. No vote may ask for it.
        ("Off-site", LocationState.UNKNOWN, ""),
        ("", LocationState.UNKNOWN, ""),
        ("On loan", LocationState.ON_LOAN, ""),
        ("Gallery 19, Bruce Galleries", LocationState.ON_VIEW, "Gallery 19, Bruce Galleries"),
        ("Museum Grounds", LocationState.ON_VIEW, "Museum Grounds"),
    ],
)
def test_a_gallery_is_a_room_and_the_rest_is_a_state(text: str, state: LocationState, room: str) -> None:
    assert of_carnegie(text) == {"state": state.value, "room": room, "since": None}


@given(st.text(max_size=200))
def test_only_a_work_on_view_has_a_room(text: str) -> None:
    place = of_carnegie(text)

    assert len(place["room"]) <= ROOM_LENGTH
    assert bool(place["room"]) == (place["state"] == LocationState.ON_VIEW)


@pytest.mark.shared_data
def test_carnegie_has_as_many_of_each_as_the_rule_counts(shared_data: Path) -> None:
    with gzip.open(shared_data / "works" / "carnegie_works.csv.gz", "rt", encoding="utf-8", newline="") as file:
        states = Counter(of_carnegie(row["physical_location"])["state"] for row in csv.DictReader(file))

    assert states == {"in_storage": 85_898, "on_view": 1_374, "unknown": 17}


@pytest.mark.parametrize(
    ("official", "location", "name"),
    [
        ("Musée De La Vénerie", "Senlis ; musée de la vénerie", "Musée de la vénerie"),
        ("Musée D'unterlinden", "Colmar ; musée d'Unterlinden", "Musée d'Unterlinden"),
        ("Musée Verger-tarin", "Autun ; musée Verger-Tarin", "Musée Verger-Tarin"),
        ("Musée Alphonse-georges Poulain", "Vernon ; musée Alphonse-Georges Poulain", "Musée Alphonse-Georges Poulain"),
        ("Musée D’art Et D’histoire De Dreux", "Dreux ; musée d'art et d'histoire de Dreux", "Musée d’art et d’histoire de Dreux"),
        ("Mudo - Musée De L'oise", "Beauvais ; MUDO - Musée de l'Oise", "MUDO - Musée de l'Oise"),
        # Where the two differ, each word that both have is mended, and the small ones.
        ("Musée Municipal De L’hôtel De Sully", "Châtellerault ; musée municipal Sully", "Musée municipal de l’hôtel de Sully"),
        ("Musée Louis Philippe", "Eu ; musée Louis-Philippe", "Musée Louis Philippe"),
        ("Muséum D'histoire Naturelle", "Toulouse ; museum d'histoire naturelle", "Muséum d'histoire naturelle"),
        ("Musée D'evreux", "Evreux ; musée d'Évreux", "Musée d'Evreux"),
        ("Familistère De Guise", "Guise, Familistère de Guise", "Familistère de Guise"),
        # A name that nobody spoilt is left alone.
        ("musée du Louvre", "Paris ; Musée Du Louvre", "Musée du Louvre"),
        ("musée national d'Art moderne", "", "Musée national d'Art moderne"),
        ("", "", ""),
    ],
)
def test_the_name_of_a_museum_gets_its_capitals_back(official: str, location: str, name: str) -> None:
    assert museum_name(official, location) == name


@given(st.text(alphabet="MuDe '’-éÀ", max_size=30), st.text(alphabet="MuDe '’-éÀ;", max_size=30))
def test_only_capitals_change(official: str, location: str) -> None:
    assert museum_name(official, location).casefold() == official.casefold()
