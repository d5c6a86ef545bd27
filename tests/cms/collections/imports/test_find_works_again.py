"""A row finds its work by its key, whatever the order of the file and whatever the key was before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from cms.collections.actions.imports import RunImport
from cms.collections.errors import NotAKey
from cms.collections.models import ImportRun, KeyAlias, Work
from cms.collections.sources.doubts import Reason
from tests.cms.collections.imports.dump import dump
from tests.cms.collections.imports.listed import Listed, row

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C2")]
BringIn = Callable[..., ImportRun]


def titles() -> dict[str, str]:
    return dict(Work.objects.order_by("source_key").values_list("source_key", "title"))


def by_pk() -> dict[int, tuple[str, str]]:
    return {pk: (key, title) for pk, key, title in Work.objects.values_list("pk", "source_key", "title")}


def test_keys_of_one_source_are_not_those_of_another(bring_in: BringIn) -> None:
    bring_in(row(2, "A", title="Un"))
    bring_in(row(2, "A", title="Deux"), source="autre")

    assert list(Work.objects.order_by("pk").values_list("source", "source_key", "title")) == [("essai", "A", "Un"), ("autre", "A", "Deux")]


def test_a_new_key_takes_over_and_the_old_one_becomes_an_alias(bring_in: BringIn) -> None:
    bring_in(row(2, "M1/1", title="Un"))
    before = Work.objects.get()

    run = bring_in(row(2, "REF1", former=["M1/1"], title="Un"))

    after = Work.objects.get()
    assert (run.changed, after.pk, after.uuid, after.source_key, after.version) == (1, before.pk, before.uuid, "REF1", 2)
    assert KeyAlias.objects.get(source="essai", source_key="M1/1").work == after
    # The new layout again, then the old one: the same work, and nothing to write.
    assert bring_in(row(2, "REF1", former=["M1/1"], title="Un")).unchanged == 1
    assert bring_in(row(2, "M1/1", title="Un")).unchanged == 1
    assert Work.objects.get().version == 2


def test_a_row_of_the_old_layout_changes_the_work_that_has_a_new_key(bring_in: BringIn) -> None:
    bring_in(row(2, "M1/1", title="Un"))
    bring_in(row(2, "REF1", former=["M1/1"], title="Un"))

    run = bring_in(row(2, "M1/1", title="Un bis"))

    assert (run.changed, titles()) == (1, {"REF1": "Un bis"})


def test_an_old_key_that_another_row_has_now_is_not_followed(bring_in: BringIn) -> None:
    bring_in(row(2, "1", title="Un"))
    bring_in(row(2, "REF1", former=["1"], title="Un"))

    # Somebody numbered another work 1 since.
    run = bring_in(row(2, "REF1", former=["1"], title="Un"), row(3, "1", title="Un tout autre"))

    assert (run.unchanged, run.suspicious) == (1, 1)
    assert titles() == {"1": "Un tout autre", "REF1": "Un"}


@pytest.mark.parametrize("turned", [False, True])
def test_a_key_that_occurs_twice_makes_two_works_told_apart_by_what_they_say(bring_in: BringIn, turned: bool) -> None:
    one, other = {"title": "Robe", "description": "Bleue"}, {"title": "Coiffe"}
    run = bring_in(row(2, "A", **one), row(3, "B", title="Autre"), row(4, "A", **other))
    first = by_pk()
    assert (run.created, run.suspicious) == (1, 2)
    assert list(run.lines.values_list("row", "reason")) == [(2, Reason.SAME_KEY_TWICE), (4, Reason.SAME_KEY_TWICE)]
    keys = {title: key for key, title in first.values()}
    assert keys["Robe"] == "A"
    assert keys["Coiffe"].startswith("A#")

    again = [row(2, "A", **other), row(3, "A", **one)] if turned else [row(2, "A", **one), row(3, "A", **other)]
    second = bring_in(*again, row(4, "B", title="Autre"))

    assert (second.unchanged, by_pk()) == (3, first)


def test_rows_of_one_key_that_all_changed_go_the_same_way_in_every_order(bring_in: BringIn) -> None:
    found = set()
    for n, order in enumerate(permutations(["x", "y", "z"])):
        source = f"essai{n}"
        bring_in(row(2, "A", title="a"), row(3, "A", title="b"), row(4, "A", title="c"), source=source)
        bring_in(*(row(number, "A", title=title) for number, title in enumerate(order, start=2)), source=source)
        found.add(str(sorted(Work.objects.filter(source=source).values_list("source_key", "title"))))

    assert len(found) == 1


def test_one_of_two_that_stays_alone_is_still_itself(bring_in: BringIn) -> None:
    bring_in(row(2, "A", title="Robe"), row(3, "A", title="Coiffe"))
    before = by_pk()

    run = bring_in(row(2, "A", title="Coiffe"))

    assert (run.unchanged, by_pk()) == (1, before)


def test_a_third_row_of_a_key_is_a_new_work(bring_in: BringIn) -> None:
    bring_in(row(2, "A", title="Robe"), row(3, "A", title="Coiffe"))
    before = by_pk()

    run = bring_in(row(2, "A", title="Tablier"), row(3, "A", title="Coiffe"), row(4, "A", title="Robe"))

    assert (run.unchanged, run.suspicious) == (2, 1)
    assert before.items() <= by_pk().items()
    assert sorted(titles().values()) == ["Coiffe", "Robe", "Tablier"]


def test_a_column_that_is_missing_does_not_mix_up_rows_of_one_key(bring_in: BringIn) -> None:
    bring_in(row(2, "A", title="Robe", materials=["soie"]), row(3, "A", title="Coiffe", materials=["lin"]))
    before = by_pk()

    run = bring_in(row(2, "A", title="Coiffe"), row(3, "A", title="Robe"))

    assert (run.unchanged, by_pk()) == (2, before)


def test_the_same_row_twice_is_one_work_and_is_told(bring_in: BringIn) -> None:
    rows = [row(2, "A", title="Robe"), row(3, "B", title="Autre"), row(4, "A", title="Robe")]
    run = bring_in(*rows)

    assert (run.created, run.suspicious, titles()) == (2, 1, {"A": "Robe", "B": "Autre"})
    assert list(run.lines.values_list("row", "reason")) == [(4, Reason.SAME_ROW_TWICE)]
    assert bring_in(*rows).unchanged == 2


def test_two_rows_of_one_former_key_find_their_own_works(bring_in: BringIn) -> None:
    bring_in(row(2, "M1/1", title="Robe"), row(3, "M1/1", title="Coiffe"))
    robe, coiffe = (Work.objects.get(title=title).pk for title in ("Robe", "Coiffe"))

    run = bring_in(row(2, "REF2", former=["M1/1"], title="Coiffe"), row(3, "REF1", former=["M1/1"], title="Robe"))

    assert run.changed == 2
    assert {pk: key for pk, (key, _title) in by_pk().items()} == {robe: "REF1", coiffe: "REF2"}
    # The old layout still means the same two.
    back = bring_in(row(2, "M1/1", title="Robe"), row(3, "M1/1", title="Coiffe, restaurée"))
    assert (back.unchanged, back.suspicious + back.changed) == (1, 1)
    assert by_pk() == {robe: ("REF1", "Robe"), coiffe: ("REF2", "Coiffe, restaurée")}


def test_two_rows_that_claim_one_former_key_for_the_first_time(bring_in: BringIn) -> None:
    bring_in(row(2, "M1/1", title="Robe"))

    run = bring_in(row(2, "REF2", former=["M1/1"], title="Coiffe"), row(3, "REF1", former=["M1/1"], title="Robe"))

    assert (run.created, run.changed) == (1, 1)
    assert titles() == {"REF1": "Robe", "REF2": "Coiffe"}


def test_what_is_shared_by_a_tenth_of_the_rows_is_no_key(bring_in: BringIn) -> None:
    rows = [row(n, "sans numéro" if n < 14 else f"K{n}", title=f"Vue {n}") for n in range(2, 102)]

    with pytest.raises(NotAKey) as refused:
        bring_in(*rows)

    assert refused.value.values == {"rows": 12}
    run = ImportRun.objects.get()
    assert (run.state, run.done) == ("failed", 0)
    assert "12" in run.message
    assert not Work.objects.exists()


def test_a_few_equal_keys_in_a_short_file_are_taken(bring_in: BringIn) -> None:
    run = bring_in(*(row(n, "A", title=f"Vue {n}") for n in range(2, 12)))

    assert (run.suspicious, Work.objects.count()) == (10, 10)


def test_a_run_that_was_broken_off_decides_the_same_about_equal_keys(bring_in: BringIn, batches_of: Callable[[int], None]) -> None:
    batches_of(1)
    old = [row(2, "A", title="a"), row(3, "A", title="b"), row(4, "M1/1", title="c"), row(5, "M1/1", title="d")]
    new = [
        row(2, "A", title="y"),
        row(3, "A", title="x"),
        row(4, "R1", former=["M1/1"], title="e"),
        row(5, "R2", former=["M1/1"], title="c"),
        row(6, "A", title="z"),
    ]
    for source in ("entier", "brisé"):
        bring_in(*old, source=source)
    bring_in(*new, source="entier")

    def stop(run: ImportRun) -> None:
        raise KeyboardInterrupt

    broken = ImportRun.objects.create(**{**_values(ImportRun.objects.filter(source="brisé").get()), "total": 5})
    for _again in range(5):
        with pytest.raises(KeyboardInterrupt):
            RunImport(import_run=broken, rows=Listed(new), say=stop).run()
    RunImport(import_run=broken, rows=Listed(new)).run()

    works = dump(versions=False, runs=False)["works"]
    said = {source: {key: work for (of, key), work in works.items() if of == source} for source in ("entier", "brisé")}
    assert len(said["entier"]) == 5
    assert str(said["brisé"]).replace("brisé", "entier") == str(said["entier"])


def _values(run: ImportRun) -> dict[str, object]:
    names = ("source", "profile", "definition", "file_name", "museum", "created_at")
    return {name: getattr(run, name) for name in names}
