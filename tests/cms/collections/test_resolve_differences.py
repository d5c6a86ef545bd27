from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.collections.actions import ResolveDifference, WithdrawWork
from cms.collections.actions.hand import differs, show
from cms.collections.actions.resolve_difference import Choice
from cms.collections.actions.shown import by_uuid
from cms.collections.enums import LocationState
from cms.collections.errors import BadValue, NothingDiffers, NotYourMuseum, RecordLeft, StaleDifference, StaleWork
from cms.collections.fields import Value, same
from cms.collections.models import Maker, Origin, Work
from cms.collections.selectors.differences import differences_of, provenance_of
from cms.collections.selectors.origins import source_value
from cms.collections.selectors.shown import shown_value
from cms.core.models import Change, User
from cms.sites.enums import Role
from tests.cms.collections.test_keep_by_hand import origin_of, shown, write
from tests.factories.collections import MakerFactory, MuseumFactory
from tests.factories.fed_works import fed_work, source_says

pytestmark = pytest.mark.django_db


YEAR_1890 = {"text": "1890", "earliest": 1890, "latest": 1890, "circa": False, "basis": "text"}
HEIGHT_46 = {"text": "H. 46 cm", "measures": [["height", "46", "cm", ""]]}


def again(work: Work) -> Work:
    return Work.objects.get(pk=work.pk)


def resolve(work: Work, choice: Choice, field: str = "description", by: User | None = None, **values: Any) -> Work:
    return ResolveDifference(work=again(work), field=field, choice=choice, by=by, **values).run()


def differing(**values: Any) -> Work:
    """Its description was « Un moulin. », is « Un moulin à eau. » by hand, and « Un moulin de 1880. » at the source now."""
    work = fed_work(description="Un moulin.", **values)
    write(work, description="Un moulin à eau.")
    source_says(work, description="Un moulin de 1880.")
    return work


@pytest.mark.rule("collections C4")
def test_keep_leaves_ours_and_asks_no_more_until_the_source_changes_again() -> None:
    work = differing()
    before = again(work)
    told = Change.objects.count()
    resolve(work, "keep")
    assert (differences_of(work), origin_of(work).differing, shown(work, "description")) == ([], 0, "Un moulin à eau.")
    # Nothing that is shown has changed: no event, no new date (C5).
    assert (again(work).version, again(work).updated_at, Change.objects.count()) == (before.version, before.updated_at, told)
    assert source_says(work, description="Un moulin de 1881.").differing == 1


@pytest.mark.rule("collections C4")
def test_take_shows_the_sources_value_and_lets_the_source_speak_again() -> None:
    work = differing()
    version = again(work).version
    resolve(work, "take")
    assert (origin_of(work).hand, origin_of(work).differing, shown(work, "description")) == ({}, 0, "Un moulin de 1880.")
    assert again(work).version == version + 1
    assert Change.objects.filter(kind="work.changed").order_by("pk").last().data["changed"] == ["description"]  # type: ignore[union-attr]
    source_says(work, description="Un moulin de 1881.")
    assert shown(work, "description") == "Un moulin de 1881."


@pytest.mark.rule("collections C4")
def test_edit_keeps_a_new_value_against_the_source_of_today() -> None:
    work = differing()
    resolve(work, "edit", value="  Un moulin à eau, de 1880.\r\n")
    kept = origin_of(work).hand["description"]
    assert (kept["value"], kept["base"]) == ("Un moulin à eau, de 1880.", "Un moulin de 1880.")
    assert (origin_of(work).differing, shown(work, "description")) == (0, "Un moulin à eau, de 1880.")


@pytest.mark.rule("collections C4")
def test_an_edit_that_says_what_the_source_says_is_a_taking() -> None:
    work = differing()
    resolve(work, "edit", value="Un moulin de 1880.")
    assert (origin_of(work).hand, shown(work, "description")) == ({}, "Un moulin de 1880.")


@pytest.mark.rule("collections C3")
def test_a_field_that_is_kept_by_hand_without_differing_returns_to_the_source() -> None:
    work = fed_work(description="Un moulin.")
    write(work, description="Un moulin à eau.")
    with pytest.raises(NothingDiffers):
        resolve(work, "keep")
    resolve(work, "take")
    assert (origin_of(work).hand, shown(work, "description")) == ({}, "Un moulin.")


@pytest.mark.rule("collections C4")
@pytest.mark.parametrize(
    ("field", "ours", "theirs"),
    [
        ("title", {"text": "Le Pont", "kind": "given"}, {"text": "Le Pont de bois", "kind": ""}),
        ("accession_numbers", [["D.2", ""]], [["D.3", ""], ["214", "Numéro du legs"]]),
        ("materials", [["laine", "dessus"]], [["soie", ""]]),
        ("date", YEAR_1890, {**YEAR_1890, "text": "", "earliest": None, "latest": None, "basis": ""}),
        ("dimensions", HEIGHT_46, {"text": "H. 47 cm", "measures": [["height", "47", "cm", ""]]}),
        ("location", {"state": "on_view", "room": "Salle 3", "since": None}, {"state": "in_storage", "room": "", "since": "2026-05-04"}),
    ],
)
def test_columns_and_parts_are_those_of_the_source_once_it_is_taken(field: str, ours: Value, theirs: Value) -> None:
    work = fed_work(number="D.1", materials="huile sur toile", object_type="peinture")
    write(work, **{field: ours})
    source_says(work, **{field: theirs})
    assert [difference.field for difference in differences_of(work)] == [field]
    assert shown(work, field) == ours
    resolve(work, "take", field)
    assert shown(work, field) == theirs
    assert shown(work, "object_types") == [["peinture", ""]]
    assert origin_of(work).differing == 0


@pytest.mark.rule("collections C9")
def test_makers_that_are_taken_are_the_authorities_of_the_source() -> None:
    work = fed_work(maker=MakerFactory(name="Jeanne Peintre"))
    write(work, makers=[{"given": "Rosa B.", "role": "made_by", "craft": "", "doubtful": False, "maker": None}])
    theirs = {"given": "Bonheur Rosa (peintre)", "name": "Bonheur Rosa", "role": "made_by", "craft": "peintre", "doubtful": False}
    source_says(work, makers=[{**theirs, "birth": 1822, "death": 1899}])
    resolve(work, "take", "makers")
    part = again(work).work_makers.get()
    assert (part.name_as_given, part.craft) == ("Bonheur Rosa (peintre)", "peintre")
    assert part.maker == Maker.objects.get(name="Bonheur Rosa")


@pytest.mark.rule("collections C19")
def test_a_location_that_is_taken_is_known_from_the_source_and_said_by_nobody_here() -> None:
    work = fed_work()
    opened = again(work)
    opened.location_state, opened.location_source, opened.location_said_by = LocationState.IN_STORAGE, "récolement", "la régie"
    opened.save()
    write(work, location={"state": "in_storage", "room": "", "since": "2026-05-04"})
    source_says(work, location={"state": "on_view", "room": "Salle 2", "since": None})
    resolve(work, "take", "location")
    assert (again(work).location_source, again(work).location_said_by, again(work).room) == ("joconde", "", "Salle 2")


def test_what_is_refused_changes_nothing(site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    curator = user_with(Role.CURATOR, site_called("brou"))
    work = differing(museum=MuseumFactory(sites=[site_called("angers")]))
    gone = differing()
    WithdrawWork(work=again(gone), by=None).run()
    stale = again(work)
    write(work, title={"text": "Autre", "kind": ""})
    seen = differences_of(work)[0].seen
    source_says(work, description="Un moulin de 1881.")
    refusals: list[tuple[type[Exception], ResolveDifference]] = [
        (NotYourMuseum, ResolveDifference(work=again(work), field="description", choice="take", by=curator)),
        (RecordLeft, ResolveDifference(work=again(gone), field="description", choice="take", by=None)),
        (StaleWork, ResolveDifference(work=stale, field="description", choice="take", by=None)),
        (StaleDifference, ResolveDifference(work=again(work), field="description", choice="keep", by=None, seen=seen)),
        (NothingDiffers, ResolveDifference(work=again(work), field="provenance", choice="take", by=None)),
        (NothingDiffers, ResolveDifference(work=again(work), field="title", choice="keep", by=None)),
    ]
    before = [*Origin.objects.order_by("pk").values()], [*Work.objects.order_by("pk").values()]
    for error, act in refusals:
        with pytest.raises(error):
            act.run()
    assert ([*Origin.objects.order_by("pk").values()], [*Work.objects.order_by("pk").values()]) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("description", ["liste"]),
        ("record_right", "gratuit"),
        ("attribution", "x" * 256),
        ("title", {"text": "Le Pont"}),
        ("title", {"text": "Le Pont", "kind": "chanson"}),
        ("accession_numbers", [["D.1", ""], ["D.1", ""]]),
        ("accession_numbers", [["", "vide"]]),
        ("materials", ["laine"]),
        ("materials", [["", "dessus"]]),
        ("makers", [{"given": "", "role": "made_by"}]),
        ("makers", [{"given": "Rosa", "role": "friend_of"}]),
        ("date", {"text": "", "earliest": 0, "latest": 5, "circa": False, "basis": ""}),
        ("date", {"text": "", "earliest": 1900, "latest": 1800, "circa": False, "basis": ""}),
        ("dimensions", {"text": "", "measures": [["height", "12", "kg", ""]]}),
        ("dimensions", {"text": "", "measures": [["height", "-1", "mm", ""]]}),
        ("dimensions", {"text": "", "measures": [["height", "grand", "mm", ""]]}),
        ("location", {"state": "in_storage", "room": "Réserve 2", "since": None}),
        ("location", {"state": "unknown", "room": "", "since": "hier"}),
        ("images", ["https://exemple.fr/1.jpg"]),
    ],
)
def test_a_value_that_is_none_is_refused_by_the_name_of_its_field(field: str, value: Value) -> None:
    work = differing()
    with pytest.raises(BadValue) as refused:
        resolve(work, "edit", field, value=value)
    assert refused.value.field == field
    assert [difference.field for difference in differences_of(work)] == ["description"]


TEXTS = st.sampled_from(["", "Un moulin.", "Un moulin à eau.", "Un pont."])
TERMS = st.lists(st.sampled_from([["laine", ""], ["laine", "dessus"], ["soie", ""]]), max_size=2, unique_by=tuple)
VALUES = {"description": TEXTS, "materials": TERMS}
STEPS = st.lists(
    st.sampled_from([*VALUES]).flatmap(
        lambda field: st.one_of(
            st.tuples(st.just("source"), st.just(field), VALUES[field]),
            st.tuples(st.just("hand"), st.just(field), VALUES[field]),
            st.tuples(st.sampled_from(["keep", "take"]), st.just(field), st.none()),
            st.tuples(st.just("edit"), st.just(field), VALUES[field]),
        )
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.rule("collections C3")
@pytest.mark.rule("collections C4")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_source_and_hand_do_in_turn_ours_is_shown_else_the_sources(steps: list[tuple[str, str, Value]]) -> None:
    work = fed_work(description="Un moulin.", materials="laine")
    for step, field, value in steps:
        before = origin_of(work)
        if step == "source":
            source_says(work, **{field: value})
        elif step == "hand":
            write(work, **{field: value})
        elif field in (before.hand if step == "take" else differs(before)):
            resolve(work, step, field, value=value)  # type: ignore[arg-type]
            assert field not in differs(origin_of(work))
        else:
            with pytest.raises(NothingDiffers):
                resolve(work, step, field, value=value)  # type: ignore[arg-type]
        _invariants(again(work), origin_of(work))


def _invariants(work: Work, origin: Origin) -> None:
    assert origin.differing == len(differs(origin)) == len(differences_of(work))
    for field in VALUES:
        kept = origin.hand.get(field)
        source = source_value(origin, field)
        assert same(field, shown_value(work, field), kept["value"] if kept else source)
        assert kept is None or not same(field, kept["value"], source)
        assert (field in differs(origin)) == (kept is not None and not same(field, kept["base"], source))
    assert provenance_of(work)["description"].ours == work.description


def test_a_value_put_by_hand_is_read_back_as_it_was_put() -> None:
    work = fed_work()
    stored = again(work)
    show(stored, "materials", [["laine", "dessus"], ["soie", ""]], by_uuid)
    assert (shown_value(stored, "materials"), shown_value(stored, "object_types")) == (
        [["laine", "dessus"], ["soie", ""]],
        [["peinture", ""]],
    )
