"""Each row ends in one of six outcomes, and what a file does not say stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.actions import ChangeWork
from cms.collections.enums import Outcome, RunState
from cms.collections.models import ImageAddress, ImportRun, JournalEntry, Maker, Museum, NetworkImage, Origin, ReportLine, Work
from cms.collections.sources.doubts import Doubt, Reason
from cms.core.models import Change
from tests.cms.collections.imports.dump import dump
from tests.cms.collections.imports.listed import dated, located, maker, rejected, row
from tests.factories.collections import ImageFactory

pytestmark = pytest.mark.django_db
BringIn = Callable[..., ImportRun]
COUNTERS = ("created", "changed", "unchanged", "differs", "rejected", "suspicious")


def outcomes(run: ImportRun) -> tuple[int, ...]:
    run.refresh_from_db()
    return tuple(getattr(run, name) for name in COUNTERS)


def work(key: str) -> Work:
    return Work.objects.get(source="essai", source_key=key)


def stamps() -> list[Any]:
    """What a run that writes nothing leaves as it is."""
    return [
        *Work.objects.order_by("pk").values_list("pk", "version", "updated_at", "exported_at"),
        *Origin.objects.order_by("pk").values_list(),
        Change.objects.count(),
        JournalEntry.objects.count(),
    ]


@pytest.mark.rule("collections C1")
@pytest.mark.rule("collections C6")
def test_a_row_becomes_a_work_with_all_its_parts(bring_in: BringIn, museum: Museum) -> None:
    run = bring_in(
        row(
            2,
            "A1",
            title="Vue de Rouen",
            accession_numbers=[["legs 4", "Numéro du legs"], ["2019.1", ""]],
            makers=["Jeanne Peintre", maker("Atelier X", role="workshop_of", craft="graveur", doubtful=True)],
            date=dated(1882),
            object_types=["tableau", "paysage"],
            materials=["huile", "toile"],
            dimensions={"text": "H. 46 cm", "measures": [["height", "46", "cm", ""]]},
            location=located("on_view", "Salle 12"),
            description="Un fleuve.\n\nDeux barques.",
        )
    )

    made = work("A1")
    assert (run.state, outcomes(run)) == (RunState.DONE, (1, 0, 0, 0, 0, 0))
    assert (made.museum, made.label, made.accession, made.date_earliest) == (museum, "Vue de Rouen", "2019.1", 1882)
    assert (made.object_type, made.materials, made.description) == ("tableau ; paysage", "huile ; toile", "Un fleuve.\n\nDeux barques.")
    assert [(one.number, one.label) for one in made.accession_numbers.all()] == [("legs 4", "Numéro du legs"), ("2019.1", "")]
    assert [(one.maker.name, one.role, one.craft, one.doubtful) for one in made.work_makers.all()] == [
        ("Jeanne Peintre", "made_by", "", False),
        ("Atelier X", "workshop_of", "graveur", True),
    ]
    assert [(one.kind, one.mm) for one in made.measures.all()] == [("height", 460)]
    assert (made.origin.run, made.origin.row, made.origin.created_by) == (run, 2, run)
    assert Change.objects.get(subject_id=str(made.uuid)).kind == "work.created"


@pytest.mark.rule("collections C10")
def test_every_row_ends_in_one_of_six_outcomes_and_they_add_up(bring_in: BringIn) -> None:
    bring_in(row(2, title="Un"), row(3, title="Deux"), row(4, title="Trois"), row(5, title="Quatre"))
    kept = work("K4")
    kept.title = "Trois, dit le conservateur"
    ChangeWork(work=kept, by=None).run()

    run = bring_in(
        row(2, title="Un"),
        row(3, title="Deux, autrement"),
        row(4, title="Trois, autrement"),
        row(5, title="Quatre, peut-être", doubts=[Doubt(Reason.UNREADABLE_DATE, "date", "hier")]),
        row(6, title="Cinq"),
        rejected(7, Doubt(Reason.TOO_FEW_CELLS)),
    )

    assert outcomes(run) == (1, 1, 1, 1, 1, 1)
    assert run.done == run.total == sum(outcomes(run)) == 6
    assert list(ReportLine.objects.filter(run=run).values_list("row", "outcome", "field", "reason", "text")) == [
        (4, Outcome.DIFFERS, "title", Reason.KEPT_BY_HAND, ""),
        (5, Outcome.SUSPICIOUS, "date", Reason.UNREADABLE_DATE, "hier"),
        (7, Outcome.REJECTED, "", Reason.TOO_FEW_CELLS, ""),
    ]


@pytest.mark.rule("collections C5")
def test_the_same_file_again_writes_nothing(bring_in: BringIn) -> None:
    rows = [row(n, title=f"Vue {n}", makers=["Jeanne"], doubts=[Doubt(Reason.UNREADABLE_DATE)] if n == 3 else []) for n in range(2, 6)]
    bring_in(*rows)
    before = stamps()

    run = bring_in(*rows)

    assert outcomes(run) == (0, 0, 4, 0, 0, 0)
    assert stamps() == before
    assert not run.lines.exists()


@pytest.mark.rule("collections C5")
@pytest.mark.rule("collections C4")
def test_a_column_that_is_missing_changes_nothing(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", description="Un fleuve.", materials=["huile"]))
    before = stamps()

    run = bring_in(row(2, title="Vue"))

    assert outcomes(run) == (0, 0, 1, 0, 0, 0)
    assert stamps() == before


@pytest.mark.rule("collections C4")
def test_an_empty_value_empties_and_other_fields_stay(bring_in: BringIn) -> None:
    first = bring_in(row(2, title="Vue", description="Un fleuve.", materials=["huile"]))

    run = bring_in(row(9, "K2", title="Vue", description=""))

    changed = work("K2")
    assert outcomes(run) == (0, 1, 0, 0, 0, 0)
    assert (changed.description, changed.materials, changed.version) == ("", "huile", 2)
    assert (changed.origin.run, changed.origin.row) == (run, 9)
    assert changed.origin.read_by == {"materials": [first.pk, 2]}


def test_only_what_changed_is_written_and_told(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", makers=["Jeanne"], materials=["huile"], domains=["peinture"], accession="1"))
    before = work("K2")
    kept = {part.pk for part in [*before.accession_numbers.all(), *before.terms.filter(kind="domain"), *before.work_makers.all()]}

    bring_in(row(2, title="Vue", makers=["Jeanne"], materials=["tempera", "bois"], domains=["peinture"], accession="1"))

    after = work("K2")
    assert [term.text for term in after.terms.filter(kind="material")] == ["tempera", "bois"]
    assert {part.pk for part in [*after.accession_numbers.all(), *after.terms.filter(kind="domain"), *after.work_makers.all()]} == kept
    change = Change.objects.filter(kind="work.changed").get()
    assert (change.subject_id, change.data) == (str(after.uuid), {"changed": ["materials"], "version": 2})
    assert after.exported_at > before.exported_at


@pytest.mark.rule("collections C37")
def test_what_is_not_exported_does_not_move_the_date_of_the_export(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", provenance="M. Dupont"))
    before = work("K2")

    bring_in(row(2, title="Vue", provenance="Mme Dupont"))

    after = work("K2")
    assert (after.provenance, after.version, after.exported_at) == ("Mme Dupont", 2, before.exported_at)
    assert after.updated_at > before.updated_at


@pytest.mark.rule("collections C10")
def test_a_row_that_the_database_refuses_is_rejected_alone(bring_in: BringIn) -> None:
    run = bring_in(
        row(2, title="Un", makers=["Jeanne"]), row(3, title="Deux", date=dated(1900, 1800)), row(4, title="Trois", makers=["Anne"])
    )

    assert (run.state, outcomes(run)) == (RunState.DONE, (2, 0, 0, 0, 1, 0))
    assert list(Work.objects.order_by("label").values_list("label", flat=True)) == ["Trois", "Un"]
    assert set(Maker.objects.values_list("name", flat=True)) == {"Jeanne", "Anne"}
    line = run.lines.get()
    assert (line.row, line.reason, line.work) == (3, Reason.NOT_KEPT, None)
    assert "work_years_in_order" in line.text


@pytest.mark.rule("collections C10")
def test_a_change_that_the_database_refuses_leaves_the_work_as_it_was(bring_in: BringIn) -> None:
    bring_in(row(2, title="Un", date=dated(1880)), row(3, title="Deux"))

    run = bring_in(row(2, title="Un bis", date=dated(1900, 1800)), row(3, title="Deux bis"))

    assert outcomes(run) == (0, 1, 0, 0, 1, 0)
    assert (work("K2").title, work("K2").date_earliest, work("K2").origin.values["title"]["text"]) == ("Un", 1880, "Un")
    assert not JournalEntry.objects.filter(run=run, work=work("K2")).exists()


@pytest.mark.rule("collections C19")
def test_where_a_work_is_was_said_by_the_source_and_by_nobody(bring_in: BringIn) -> None:
    bring_in(row(2, location=located("in_storage")), row(3, location=located("unknown")), row(4))
    assert [(work(key).location_state, work(key).location_source, work(key).location_said_by) for key in ("K2", "K3", "K4")] == [
        ("in_storage", "Base d’essai", ""),
        ("unknown", "", ""),
        ("unknown", "", ""),
    ]

    bring_in(row(2, location=located("unknown")), row(3, location=located("on_view", "Salle 2")))

    assert (work("K2").location_state, work("K2").location_source) == ("unknown", "")
    assert (work("K3").location_state, work("K3").room, work("K3").location_source) == ("on_view", "Salle 2", "Base d’essai")


@pytest.mark.rule("collections C22")
@pytest.mark.rule("collections C21")
def test_what_only_curators_write_is_left_alone(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", provenance="Dupont"))
    kept = {"notice": "Termes d’époque.", "image_restriction": "restes humains", "visibility": {"provenance": "public"}}
    Work.objects.update(**kept)

    bring_in(row(2, title="Vue nouvelle", provenance="Durand"))

    assert {name: getattr(work("K2"), name) for name in kept} == kept
    assert work("K2").title == "Vue nouvelle"


@pytest.mark.rule("collections C25")
def test_of_an_image_the_address_is_kept_and_not_the_file(bring_in: BringIn) -> None:
    bring_in(row(2, images=["https://musee.example/1.jpg", "https://musee.example/2.jpg"]))

    assert [(address.url, address.image) for address in work("K2").image_addresses.all()] == [
        ("https://musee.example/1.jpg", None),
        ("https://musee.example/2.jpg", None),
    ]
    assert not NetworkImage.objects.exists()
    assert not work("K2").work_images.exists()


def test_addresses_whose_image_was_taken_in_keep_it_when_the_list_changes(bring_in: BringIn) -> None:
    bring_in(row(2, images=["a", "b", "c"]))
    image = ImageFactory.create()
    ImageAddress.objects.filter(url__in=["b", "c"]).update(image=image)

    run = bring_in(row(2, images=["d", "b"]))

    assert [(address.url, address.image) for address in work("K2").image_addresses.all()] == [("d", None), ("b", image), ("c", image)]
    assert (outcomes(run), work("K2").version) == ((0, 1, 0, 0, 0, 0), 2)


def statements(rows: int, bring_in: BringIn, **values: Any) -> Counter[str]:
    """Of a run over one batch, by kind and table. Long lists are written in pieces as long as the database takes: these count once."""
    source = values.pop("source")
    with CaptureQueriesContext(connection) as queries:
        bring_in(
            *(
                row(n, f"S{n}", title=f"Vue {n}", makers=[f"Maker {n}"], accession=str(n), materials=["huile"], **values)
                for n in range(2, rows)
            ),
            source=source,
        )
    kinds = Counter(re.sub(r"[\d('].*", "", query["sql"])[:60] for query in queries)
    return Counter({kind: 1 if kind.startswith(("INSERT", "UPDATE")) else number for kind, number in kinds.items()})


@pytest.mark.parametrize("what", [{}, {"description": "Autre."}], ids=["unchanged", "changed"])
def test_a_long_batch_takes_no_more_statements_than_a_short_one(bring_in: BringIn, what: dict[str, Any]) -> None:
    created = {size: statements(size, bring_in, source=f"neuf{size}") for size in (10, 400)}
    again = {size: statements(size, bring_in, source=f"neuf{size}", **what) for size in (10, 400)}

    assert created[10] == created[400]
    assert again[10] == again[400]
    assert again[10].total() < 60


@pytest.mark.rule("collections C10")
def test_a_trial_reports_everything_and_leaves_nothing(bring_in: BringIn, batches_of: Callable[[int], None]) -> None:
    batches_of(2)
    bring_in(row(2, title="Un"), row(3, title="Deux"))
    before = dump(runs=False)

    run = bring_in(
        row(2, title="Un bis"),
        row(3, title="Deux"),
        row(4, title="Trois", makers=["Jeanne"], doubts=[Doubt(Reason.UNKNOWN_ROLE, "makers", "fée")]),
        row(5, title="Quatre", makers=["Jeanne"]),
        rejected(6, Doubt(Reason.NO_KEY)),
        dry=True,
    )

    assert (run.state, run.done, outcomes(run)) == (RunState.PREVIEWED, 5, (1, 1, 1, 0, 1, 1))
    assert list(run.lines.values_list("row", "reason", "work")) == [(4, Reason.UNKNOWN_ROLE, None), (6, Reason.NO_KEY, None)]
    assert dump(runs=False) == before
    assert not JournalEntry.objects.exists()


@pytest.mark.rule("collections C10")
def test_what_no_database_takes_is_still_reported(bring_in: BringIn) -> None:
    run = bring_in(rejected(2, Doubt(Reason.UNREADABLE_BYTES, "", "Mus\0e \udce9t\udce9")), row(3, title="Vue"))

    assert outcomes(run) == (1, 0, 0, 0, 1, 0)
    assert run.lines.get().text == "Mus\ufffde ?t?"
