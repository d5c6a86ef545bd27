from __future__ import annotations

from datetime import date, datetime

import pytest

from cms.collections.actions import ChangeWork, MarkLocation
from cms.collections.actions.hand import show
from cms.collections.actions.shown import by_uuid
from cms.collections.enums import LocationState
from cms.collections.errors import NotYourMuseum, StaleWork
from cms.collections.models import Origin, Work
from cms.collections.selectors.differences import differences_of, provenance_of
from cms.collections.selectors.shown import shown_value
from cms.core.models import User
from cms.sites.enums import Role
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory
from tests.factories.fed_works import fed_work, run_of, source_says

pytestmark = pytest.mark.django_db


def write(work: Work, by: User | None = None, **values: object) -> Work:
    """A curator opens the record, writes these values and saves."""
    opened = Work.objects.get(pk=work.pk)
    for field, value in values.items():
        show(opened, field, value, by_uuid)
    ChangeWork(work=opened, by=by).run()
    return opened


def origin_of(work: Work) -> Origin:
    return Origin.objects.get(pk=work.pk)


def shown(work: Work, field: str) -> object:
    return shown_value(Work.objects.get(pk=work.pk), field)


@pytest.fixture
def curator(site_called, user_with):  # type: ignore[no-untyped-def]
    site = site_called("brou")
    user = user_with(Role.CURATOR, site)
    user.museum = MuseumFactory(name="Musée de Brou", sites=[site])
    return user


@pytest.mark.rule("collections C3")
def test_what_a_curator_writes_is_kept_beside_the_sources_value(curator) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=curator.museum, description="Un moulin.", title="Le Moulin")
    write(work, curator, description="Un moulin à eau.")
    origin = origin_of(work)
    kept = origin.hand.pop("description")
    assert origin.hand == {}
    assert (kept["value"], kept["base"], kept["by"]) == ("Un moulin à eau.", "Un moulin.", curator.pk)
    assert datetime.fromisoformat(kept["at"]).tzinfo is not None
    assert origin.values["description"] == "Un moulin."
    assert (origin.differing, shown(work, "description")) == (0, "Un moulin à eau.")


@pytest.mark.rule("collections C3")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", {"text": "Le Pont", "kind": "given"}),
        ("accession_numbers", [["D.2", ""], ["214", "Numéro du legs"]]),
        ("materials", [["laine", "dessus"], ["soie", ""]]),
        ("uses", [["culte", ""]]),
        ("makers", [{"given": "Rosa Bonheur", "role": "after", "craft": "peintre", "doubtful": True, "maker": None}]),
        ("date", {"text": "vers 1890", "earliest": 1890, "latest": 1890, "circa": True, "basis": "text"}),
        ("dimensions", {"text": "H. 46 cm", "measures": [["height", "46", "cm", "cadre"]]}),
        ("location", {"state": "on_view", "room": "Salle 3", "since": "2026-05-04"}),
        ("record_right", "cc0"),
        ("notes", "À revoir\nau prochain  récolement"),
    ],
)
def test_every_kind_of_field_is_kept_in_its_own_shape_and_given_back_to_the_source(field: str, value: object) -> None:
    work = fed_work(maker=MakerFactory(name="Jeanne"), number="D.1")
    said = shown(work, field)
    write(work, **{field: value})
    assert [*origin_of(work).hand] == [field]
    assert origin_of(work).hand[field]["value"] == shown(work, field) == value
    # Writing what the source says is keeping nothing.
    write(work, **{field: said})
    assert origin_of(work).hand == {}
    assert shown(work, field) == said


@pytest.mark.rule("collections C4")
def test_a_hand_that_writes_again_answers_the_source_of_that_day() -> None:
    work = fed_work(description="Un moulin.")
    write(work, description="Un moulin à eau.")
    assert source_says(work, description="Un moulin de 1880.").differing == 1
    write(work, description="Un moulin à eau, de 1880.")
    origin = origin_of(work)
    assert (origin.hand["description"]["base"], origin.differing) == ("Un moulin de 1880.", 0)
    assert differences_of(work) == []


@pytest.mark.rule("collections C4")
def test_a_source_that_changes_leaves_the_hands_value_shown_and_the_field_differs() -> None:
    work = fed_work(description="Un moulin.", title="Le Moulin")
    write(work, description="Un moulin à eau.")
    version = Work.objects.get(pk=work.pk).version
    source_says(work, run=run_of(file_name="mai.csv"), row=40, description="Un moulin de 1880.")
    (difference,) = differences_of(work)
    sides = (difference.field, difference.base, difference.source, difference.ours)
    assert sides == ("description", "Un moulin.", "Un moulin de 1880.", "Un moulin à eau.")
    assert difference.run is not None
    assert (difference.run.file_name, difference.row, difference.by) == ("mai.csv", 40, "")
    assert Work.objects.get(pk=work.pk).version == version
    # The source goes back on its word: nothing differs any more.
    assert source_says(work, description="Un moulin.").differing == 0


@pytest.mark.rule("collections C4")
def test_a_source_that_comes_to_say_what_the_hand_wrote_takes_the_field_back() -> None:
    work = fed_work(description="Un moulin.")
    write(work, description="Un moulin à eau.")
    origin = source_says(work, description="Un moulin à eau.")
    assert (origin.hand, origin.differing) == ({}, 0)


@pytest.mark.rule("collections C9")
def test_another_authority_for_the_same_name_is_a_hands_choice_that_a_later_file_does_not_undo() -> None:
    right = MakerFactory(name="Jeanne Peintre (1850-1900)")
    work = fed_work(maker=MakerFactory(name="Jeanne Peintre"))
    (entry,) = shown(work, "makers")  # type: ignore[misc]
    write(work, makers=[{**entry, "maker": str(right.uuid)}])
    assert [*origin_of(work).hand] == ["makers"]
    origin = source_says(work, description="Un autre texte.")
    assert (origin.differing, [*origin.hand]) == (0, ["makers"])
    assert Work.objects.get(pk=work.pk).work_makers.get().maker == right


@pytest.mark.rule("collections C22")
def test_what_no_source_says_is_not_kept_against_one() -> None:
    work = fed_work()
    opened = Work.objects.get(pk=work.pk)
    opened.notice, opened.image_restriction = "Termes de l’époque coloniale", "restes humains"
    ChangeWork(work=opened, by=None).run()
    assert origin_of(work).hand == {}
    source_says(work, description="Autre")
    again = Work.objects.get(pk=work.pk)
    assert (again.notice, again.image_restriction) == ("Termes de l’époque coloniale", "restes humains")


@pytest.mark.rule("collections C5")
def test_a_record_saved_as_it_was_keeps_nothing() -> None:
    work = fed_work(description="Deux  espaces\net une ligne", maker=MakerFactory(), number="D.1")
    assert ChangeWork(work=Work.objects.get(pk=work.pk), by=None).run() == []
    again = Work.objects.get(pk=work.pk)
    assert (origin_of(work).hand, again.version, again.updated_at) == ({}, work.version, work.updated_at)


def test_a_record_written_here_needs_no_origin() -> None:
    work = WorkFactory(title="La Nef")
    write(work, title={"text": "La Nef, le soir", "kind": ""})
    assert not Origin.objects.exists()
    assert provenance_of(work) == {}


@pytest.mark.rule("collections C3")
def test_a_record_whose_import_left_no_origin_showed_what_its_source_said() -> None:
    work = WorkFactory(source="carnegie", description="A mill.")
    write(work, description="Un moulin.")
    origin = origin_of(work)
    assert (origin.values["description"], origin.hand["description"]["base"], origin.differing) == ("A mill.", "A mill.", 0)
    assert origin.values["title"] == {"text": work.title, "kind": ""}


@pytest.mark.rule("collections C19")
def test_a_location_that_somebody_marks_is_kept_by_hand(curator) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=curator.museum)
    MarkLocation(work=work, state=LocationState.IN_STORAGE, by=curator, since=date(2026, 5, 4), known_from="récolement").run()
    kept = origin_of(work).hand["location"]
    assert kept["value"] == {"state": "in_storage", "room": "", "since": "2026-05-04"}
    assert (kept["base"]["state"], kept["by"]) == ("unknown", curator.pk)
    source_says(work, location={"state": "on_view", "room": "Salle 2", "since": None})
    again = Work.objects.get(pk=work.pk)
    assert (again.location_state, again.room) == (LocationState.IN_STORAGE, "")


def test_what_is_refused_keeps_nothing(curator) -> None:  # type: ignore[no-untyped-def]
    theirs, mine = fed_work(description="Un moulin."), fed_work(museum=curator.museum, description="Une nef.")
    with pytest.raises(NotYourMuseum):
        write(theirs, curator, description="Volé")
    stale = Work.objects.get(pk=mine.pk)
    write(mine, curator, title={"text": "La Nef", "kind": ""})
    stale.description = "Trop tard"
    with pytest.raises(StaleWork):
        ChangeWork(work=stale, by=curator).run()
    assert (origin_of(theirs).hand, [*origin_of(mine).hand]) == ({}, ["title"])
