"""An import is taken back: what it changed returns, what it made is withdrawn, and what somebody has touched since is left and listed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.text import slugify
from wagtail.models import Page, ReferenceIndex

from cms.collections.actions import ChangeWork, MarkLocation, WithdrawWork
from cms.collections.actions.imports import RunImport, UndoImport
from cms.collections.actions.imports.kept import Kept, Why
from cms.collections.actions.imports.restore import restore
from cms.collections.actions.imports.take_back import used_elsewhere
from cms.collections.enums import LocationState, RecordState, RunState
from cms.collections.errors import ImportOver, JournalGone, NewerImport, NothingToUndo
from cms.collections.models import ImportRun, JournalEntry, Maker, Work, WorkImage
from cms.core.models import Change
from cms.pages.models import ExhibitionPage, HungWork
from tests.cms.collections.imports.dump import dump
from tests.cms.collections.imports.listed import Listed, dated, located, maker, row
from tests.factories.collections import ImageFactory
from tests.factories.network import add, home_of, site_with_homes

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C30")]
BringIn = Callable[..., ImportRun]


def work(key: str = "K2") -> Work:
    return Work.objects.get(source="essai", source_key=key)


def state() -> dict[str, Any]:
    return dump(versions=False, runs=False)


def undo(run: ImportRun) -> Any:
    return UndoImport(import_run=run, by=None).run()


def full(number: int, key: str, word: str) -> Any:
    """A row that says ``word`` in every field."""
    return row(
        number,
        key,
        title=f"Vue {word}",
        accession_numbers=[[f"1.{word}", ""], [f"2.{word}", "legs"]],
        makers=[maker(f"Jeanne {word}"), "Atelier"],
        date=dated(1800 + len(word)),
        object_types=[word, "tableau"],
        materials=[word],
        subjects=[word],
        domains=[word],
        uses=[word],
        dimensions={"text": f"H. {len(word)} cm", "measures": [["height", str(len(word)), "cm", ""]]},
        location=located("on_view", f"Salle {word}"),
        images=[f"https://musee.example/{slugify(word)}.jpg", "https://musee.example/x.jpg"],
        raw={"materials": word.upper()},
        **{name: f"{name} {word}" for name in ("description", "inscriptions", "acquisition", "provenance", "credit_line", "notes")},
    )


def test_undoing_a_file_that_changed_everything_gives_the_state_before(bring_in: BringIn) -> None:
    bring_in(full(2, "A", "huile"), full(3, "B", "soie"), row(4, "C", title="Reste"))
    before = state()
    run = bring_in(
        full(2, "A", "tempera sur bois"), row(3, "B", title="Vue", description="", makers=[]), row(4, "C", title="Reste", uses=["jeu"])
    )
    assert state() != before

    undone = undo(run)

    assert (undone.restored, undone.withdrawn, undone.kept) == (3, 0, [])
    assert state() == before
    run.refresh_from_db()
    assert (run.state, run.holder, run.reading["undone"]) == (RunState.UNDONE, None, {"restored": 3, "withdrawn": 0, "kept": []})
    assert not JournalEntry.objects.exists()


def test_an_undo_is_a_change_that_is_counted_and_told(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue"), row(3, title="Autre"))
    run = bring_in(row(2, title="Vue nouvelle"), row(3, title="Autre"))
    before = work()

    undo(run)

    assert (work().version, work("K3").version) == (3, 1)
    assert work().exported_at > before.exported_at
    assert Change.objects.filter(kind="work.changed").order_by("-pk")[0].data == {"changed": ["label", "title"], "version": 3}


def test_works_that_the_run_made_are_withdrawn_and_come_back_with_the_next_file(bring_in: BringIn) -> None:
    rows = [full(2, "A", "huile"), full(3, "B", "soie")]
    first = bring_in(*rows)
    before = state()

    undone = undo(first)
    left = work("A")
    assert (undone.restored, undone.withdrawn) == (0, 2)
    assert (left.state, left.origin.undone, left.version) == (RecordState.WITHDRAWN, True, 2)
    assert Change.objects.filter(kind="work.left").count() == 2

    again = bring_in(*rows)

    assert (again.created, state()) == (2, before)
    assert work("A").pk == left.pk
    assert undo(again).withdrawn == 2


def test_a_work_that_was_undone_comes_back_as_a_changed_file_says(bring_in: BringIn) -> None:
    undo(bring_in(row(2, title="Vue", materials=["huile"])))

    run = bring_in(row(2, title="Vue nouvelle", materials=["huile"]))

    assert (run.created, work().title, work().state, work().left_at) == (1, "Vue nouvelle", RecordState.CURRENT, None)


def test_the_newest_import_goes_first(bring_in: BringIn) -> None:
    first = bring_in(row(2, title="Un"))
    second = bring_in(row(2, title="Deux"))
    bring_in(row(2, title="Ailleurs"), source="autre")

    with pytest.raises(NewerImport) as refused:
        undo(first)
    assert refused.value.values["run"] == second.pk

    undo(second)
    undo(first)
    assert (work().title, work().state) == ("Un", RecordState.WITHDRAWN)


def test_an_import_is_undone_once_and_never_resumed(bring_in: BringIn) -> None:
    run = bring_in(row(2, title="Un"))
    undo(run)

    with pytest.raises(NothingToUndo):
        undo(run)
    with pytest.raises(ImportOver):
        RunImport(import_run=run, rows=Listed([])).run()
    with pytest.raises(NothingToUndo):
        undo(bring_in(row(2, title="Un"), dry=True))


def test_a_field_that_a_hand_changed_since_is_left_and_listed(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue", description="Un fleuve."))
    run = bring_in(row(2, title="Vue nouvelle", description="Une mer."))
    changed = work()
    changed.title = "Vue, par le conservateur"
    ChangeWork(work=changed, by=None).run()

    undone = undo(run)

    after = work()
    assert undone.kept == [Kept(str(after.uuid), after.label, "title", Why.BY_HAND)]
    assert (undone.restored, after.title, after.description) == (1, "Vue, par le conservateur", "Un fleuve.")
    assert after.origin.values["title"]["text"] == "Vue nouvelle"
    assert after.origin.hand["title"]["base"]["text"] == "Vue nouvelle"
    # The file before says another title than the source's last one: it differs.
    assert bring_in(row(2, title="Vue", description="Un fleuve.")).differs == 1


def test_a_difference_goes_with_the_run_that_made_it(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue"))
    changed = work()
    changed.title = "Vue, par le conservateur"
    ChangeWork(work=changed, by=None).run()
    before = state()
    run = bring_in(row(2, title="Vue nouvelle"))
    assert work().origin.differing == 1

    assert undo(run).kept == []
    assert state() == before


def test_a_hand_value_that_the_run_dropped_is_kept_again(bring_in: BringIn) -> None:
    bring_in(row(2, location=located("unknown")))
    MarkLocation(work=work(), state=LocationState.IN_STORAGE, by=None, known_from="récolement", said_by="A. B.").run()
    before = state()
    run = bring_in(row(2, location=located("in_storage")))
    assert work().origin.hand == {}

    undo(run)

    assert state() == before
    assert (work().location_source, work().location_said_by) == ("récolement", "A. B.")


def test_a_record_that_left_since_is_left_and_listed(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue"))
    run = bring_in(row(2, title="Vue nouvelle"), row(3, title="Neuve"))
    for key in ("K2", "K3"):
        WithdrawWork(work=work(key), by=None).run()
    before = state()

    undone = undo(run)

    assert [(kept.work, kept.why) for kept in undone.kept] == [(str(work(key).uuid), Why.LEFT) for key in ("K2", "K3")]
    assert state() == before


def test_what_was_only_noted_of_a_record_that_had_left_goes(bring_in: BringIn) -> None:
    bring_in(row(2, title="Vue"))
    WithdrawWork(work=work(), by=None).run()
    before = state()

    undo(bring_in(row(2, title="Vue nouvelle")))

    assert state() == before


def by_hand(made: Work) -> None:
    made.description = "Écrit ici."
    ChangeWork(work=made, by=None).run()


def noticed(made: Work) -> None:
    made.notice = "Termes d’époque."
    ChangeWork(work=made, by=None).run()


def pictured(made: Work) -> None:
    WorkImage.objects.create(work=made, image=ImageFactory.create(), alt="Un fleuve")


def merged_into(made: Work) -> None:
    other = Work.objects.get(source_key="K9")
    WithdrawWork(work=other, by=None, state=RecordState.MERGED, merged_into=made).run()


@pytest.mark.parametrize(
    ("use", "why"), [(by_hand, Why.BY_HAND), (noticed, Why.BY_HAND), (pictured, Why.PICTURES), (merged_into, Why.USED)]
)
def test_a_work_that_somebody_uses_is_not_withdrawn(bring_in: BringIn, use: Callable[[Work], None], why: Why) -> None:
    bring_in(row(9, title="Plus ancienne"))
    run = bring_in(row(2, title="Vue"), row(3, title="Autre"))
    use(work())

    undone = undo(run)

    assert (undone.withdrawn, [(kept.work, kept.field, kept.why) for kept in undone.kept]) == (1, [(str(work().uuid), "", why)])
    assert (work().state, work("K3").state) == (RecordState.CURRENT, RecordState.WITHDRAWN)


def test_a_work_that_hangs_in_an_exhibition_or_is_named_in_a_page_is_used(bring_in: BringIn) -> None:
    bring_in(*(row(n, title=f"Vue {n}") for n in range(2, 6)))
    home = home_of(site_with_homes("brou"))
    page = add(home, ExhibitionPage, "salle")
    HungWork.objects.create(page=page, work=work("K2"), caption="Vue")
    content, pages = ContentType.objects.get_for_model(Work), ContentType.objects.get_for_model(Page)
    ReferenceIndex.objects.create(
        base_content_type=pages,
        content_type=pages,
        object_id=str(page.pk),
        to_content_type=content,
        to_object_id=str(work("K3").pk),
        model_path="body",
        content_path="body",
        content_path_hash=uuid.uuid4(),
    )

    assert used_elsewhere([work(key).pk for key in ("K2", "K3", "K4", "K5")]) == {work("K2").pk, work("K3").pk}


def test_keys_return_with_the_values(bring_in: BringIn) -> None:
    bring_in(row(2, "M1/1", title="Un"), row(3, "M1/2", title="Deux"))
    before = state()
    run = bring_in(row(2, "REF1", former=["M1/1"], title="Un"), row(3, "REF2", former=["M1/2"], title="Deux bis"))
    assert len(dump()["aliases"]) == 2

    undo(run)

    assert state() == before


def test_makers_that_nothing_names_any_more_go(bring_in: BringIn) -> None:
    bring_in(row(2, makers=["Jeanne"]))
    run = bring_in(row(2, makers=["Anne"]), row(3, makers=["Marie"]))

    undo(run)

    # Marie stays with her work, which is withdrawn.
    assert set(Maker.objects.values_list("name", flat=True)) == {"Jeanne", "Marie"}


def test_journals_are_kept_for_the_last_ten_runs_of_a_source(bring_in: BringIn) -> None:
    runs = [bring_in(row(2, title=f"Vue {n}")) for n in range(12)]
    other = bring_in(row(2, title="Ailleurs"), source="autre")

    kept = {run.pk: ImportRun.objects.get(pk=run.pk).journal_kept for run in [*runs, other]}
    assert kept == {run.pk: n >= 2 for n, run in enumerate(runs)} | {other.pk: True}
    assert set(JournalEntry.objects.values_list("run", flat=True)) == {run.pk for run in runs[2:]}
    for run in reversed(runs[2:]):
        undo(run)
    with pytest.raises(JournalGone):
        undo(ImportRun.objects.get(pk=runs[1].pk))


def test_an_undo_that_was_broken_off_goes_on(bring_in: BringIn, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in(*(row(n, title=f"Vue {n}") for n in range(2, 6)))
    before = state()
    run = bring_in(*(row(n, title=f"Vue nouvelle {n}") for n in range(2, 6)), row(6, title="Neuve"))
    monkeypatch.setattr("cms.collections.actions.imports.undo.AT_ONCE", 1)
    calls = []

    def dying(*args: Any) -> Any:
        calls.append(args)
        if len(calls) == 3:
            raise MemoryError
        return real(*args)

    real = restore
    monkeypatch.setattr("cms.collections.actions.imports.undo.restore", dying)
    with pytest.raises(MemoryError):
        undo(run)
    run.refresh_from_db()
    with pytest.raises(ImportOver):
        RunImport(import_run=run, rows=Listed([]), take_over=True).run()
    ImportRun.objects.filter(pk=run.pk).update(heartbeat_at=None)

    undone = undo(run)

    assert (undone.restored, undone.withdrawn) == (4, 1)
    after = state()
    after["works"].pop(("essai", "K6"))
    assert after == before
