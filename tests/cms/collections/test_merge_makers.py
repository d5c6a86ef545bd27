"""Two authorities turn out to be one, or two after all (collections C9)."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cms.collections.actions import ChangeWork
from cms.collections.actions.authorities import Authorities
from cms.collections.actions.keep_maker import KeepMaker
from cms.collections.actions.merge_makers import MergeMakers
from cms.collections.actions.refuse_likeness import RefuseLikeness
from cms.collections.actions.undo_merge import UndoMerge
from cms.collections.errors import (
    AlreadyMerged,
    KnownAndUnknown,
    MakerMerged,
    MergeUndone,
    NotAKeeper,
    NumberTaken,
    SameMaker,
    WinnerMergedSince,
)
from cms.collections.models import DistinctMakers, Maker, MakerMerge, MakerName, Origin, Work, WorkMaker
from cms.core.errors import DomainError
from cms.core.models import Change
from cms.sites.enums import Role
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory

pytestmark = pytest.mark.django_db


def rows() -> dict[str, list[Any]]:
    """Every row that a merging may touch, but for the stamps of works."""
    return {
        "makers": list(Maker.objects.order_by("pk").values()),
        "names": list(MakerName.objects.order_by("pk").values()),
        "links": list(WorkMaker.objects.order_by("pk").values()),
    }


def again(row: Any) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


@pytest.fixture
def pair():  # type: ignore[no-untyped-def]
    """Hiroshige as two sources write him, with a work each."""

    class Pair:
        loser = MakerFactory(name="Andō Hiroshige", birth_year=1797, ulan="500115337", names={"joconde": "HIROSHIGE Ando"})
        winner = MakerFactory(name="Hiroshige Andō", death_year=1858, names={"carnegie": "Hiroshige Andō"})
        work = WorkFactory(title="Averse", maker=loser)
        other = WorkFactory(title="Pruniers", maker=winner)

    return Pair


@pytest.mark.rule("collections C9")
def test_works_and_names_go_to_the_winner_and_the_loser_says_so(pair) -> None:  # type: ignore[no-untyped-def]
    merge = MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    loser, winner = again(pair.loser), again(pair.winner)
    assert loser.merged_into == winner
    assert set(WorkMaker.objects.values_list("maker", flat=True)) == {winner.pk}
    # Its own name, which no source gave, is now another name of the winner.
    assert sorted(winner.names.values_list("source", "name")) == [
        ("carnegie", "Hiroshige Andō"),
        ("hand", "Andō Hiroshige"),
        ("joconde", "HIROSHIGE Ando"),
    ]
    assert (winner.name, winner.birth_year, winner.death_year, winner.dates) == ("Hiroshige Andō", 1797, 1858, "1797–1858")
    assert (winner.ulan, loser.ulan) == ("500115337", None)
    assert Change.objects.get(kind="maker.merged").subject_id == str(loser.uuid)
    assert merge.moved["work_makers"] == [pair.work.work_makers.get().pk]


@pytest.mark.rule("collections C37")
def test_works_of_the_loser_are_told_and_exported_anew_and_no_others(pair) -> None:  # type: ignore[no-untyped-def]
    private = WorkFactory(maker=pair.loser, visibility={"makers": "staff"})
    gone = WorkFactory.withdrawn(maker=pair.loser)
    MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    assert again(pair.work).version == 2
    assert again(pair.work).exported_at > pair.work.exported_at
    assert (again(private).version, again(private).exported_at) == (2, private.exported_at)
    assert (again(pair.other).version, again(gone).version) == (1, gone.version)
    told = Change.objects.filter(kind="work.changed").values_list("subject_id", "data")
    assert dict(told) == {str(work.uuid): {"changed": ["makers"], "version": 2} for work in (pair.work, private)}


@pytest.mark.rule("collections C9")
def test_lives_that_contradict_each_other_are_not_mixed(pair) -> None:  # type: ignore[no-untyped-def]
    loser = MakerFactory(birth_year=1700, death_year=1750, dates="1700-1750", nationality="français")
    MergeMakers(loser=loser, winner=pair.winner, by=None).run()
    winner = again(pair.winner)
    assert (winner.birth_year, winner.death_year, winner.dates, winner.nationality) == (None, 1858, "", "français")


@pytest.mark.rule("collections C9")
def test_undoing_gives_every_row_back(pair) -> None:  # type: ignore[no-untyped-def]
    before = rows()
    merge = MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    assert rows() != before
    UndoMerge(merge=merge, by=None).run()
    assert rows() == before
    assert again(pair.work).version == 3
    with pytest.raises(MergeUndone):
        UndoMerge(merge=merge, by=None).run()


@pytest.mark.rule("collections C9")
def test_who_was_merged_into_the_loser_follows_and_comes_back(pair) -> None:  # type: ignore[no-untyped-def]
    third = MakerFactory(name="Utagawa Hiroshige")
    first = MergeMakers(loser=third, winner=pair.loser, by=None).run()
    between = rows()
    second = MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    assert again(third).merged_into == pair.winner
    with pytest.raises(WinnerMergedSince):
        UndoMerge(merge=first, by=None).run()
    UndoMerge(merge=second, by=None).run()
    assert rows() == between
    UndoMerge(merge=first, by=None).run()
    assert again(third).merged_into is None


class AnySequence(TestCase):
    @pytest.mark.rule("collections C9")
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(
        makers=st.lists(
            st.tuples(
                st.sampled_from(["Andō", "Ando", "Hiroshige", "Utagawa"]),
                st.sampled_from([None, 1797, 1800]),
                st.sampled_from([None, 1858]),
                st.booleans(),
                st.sampled_from(["", "japonais", "French"]),
            ),
            min_size=3,
            max_size=5,
        ),
        merges=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6),
    )
    def test_any_mergings_undone_in_reverse_give_every_row_back(self, makers, merges) -> None:  # type: ignore[no-untyped-def]
        museum = MuseumFactory()
        made = [
            MakerFactory(
                name=name,
                birth_year=birth,
                death_year=death,
                ulan=f"50000000{n}" if numbered else None,
                nationality=nationality,
                names={f"source {n}": name} if numbered else {},
            )
            for n, (name, birth, death, numbered, nationality) in enumerate(makers)
        ]
        for n, maker in enumerate(made):
            WorkFactory(museum=museum, maker=maker, visibility={"makers": "staff"} if n % 2 else {})
        states, done = [rows()], []
        for loser, winner in merges:
            if max(loser, winner) < len(made):
                try:
                    done.append(MergeMakers(loser=again(made[loser]), winner=again(made[winner]), by=None).run())
                except (SameMaker, AlreadyMerged):
                    continue
                states.append(rows())
        for merge in reversed(done):
            assert rows() == states.pop()
            assert not Maker.objects.filter(merged_into__merged_into__isnull=False).exists()
            assert not WorkMaker.objects.filter(maker__merged_into__isnull=False).exists()
            UndoMerge(merge=merge, by=None).run()
        assert rows() == states.pop()


@pytest.mark.rule("collections C9")
def test_what_an_import_brought_since_under_the_losers_name_goes_back_with_it(pair) -> None:  # type: ignore[no-untyped-def]
    merge = MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    entries = {
        "loser": {"given": "HIROSHIGE Ando", "name": "HIROSHIGE Ando", "birth": 1797, "death": None},
        "winner": {"given": "Hiroshige Andō", "name": "Hiroshige Andō", "birth": None, "death": 1858},
    }
    works = {}
    for who, source in (("loser", "joconde"), ("winner", "carnegie")):
        (pk,) = Authorities(source).resolve([entries[who]])
        assert pk == pair.winner.pk
        works[who] = WorkFactory(source=source, source_key=who, maker=Maker.objects.get(pk=pk))
        Origin.objects.create(work=works[who], values={"makers": [entries[who]]})
    chosen = WorkFactory(maker=again(pair.winner))
    Origin.objects.create(work=chosen, hand={"makers": {"value": [{"given": "H.", "maker": str(pair.winner.uuid)}]}})
    UndoMerge(merge=merge, by=None).run()
    assert works["loser"].work_makers.get().maker_id == pair.loser.pk
    assert again(works["loser"]).version == 2
    for stays in (works["winner"], chosen):
        assert again(stays).work_makers.get().maker_id == pair.winner.pk
        assert again(stays).version == 1


@pytest.mark.rule("collections C9")
def test_what_a_hand_changed_since_stays_as_the_hand_left_it(pair) -> None:  # type: ignore[no-untyped-def]
    merge = MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    winner = again(pair.winner)
    winner.birth_year, winner.dates = 1796, "1796-1858"
    KeepMaker(maker=winner, by=None).run()
    UndoMerge(merge=merge, by=None).run()
    winner, loser = again(pair.winner), again(pair.loser)
    assert (winner.birth_year, winner.dates, winner.ulan) == (1796, "1796-1858", None)
    assert (loser.birth_year, loser.ulan) == (1797, "500115337")


def test_a_number_that_a_third_maker_took_forbids_undoing(pair) -> None:  # type: ignore[no-untyped-def]
    merge = MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    winner = again(pair.winner)
    winner.ulan = None
    KeepMaker(maker=winner, by=None).run()
    MakerFactory(ulan="500115337")
    before = rows()
    with pytest.raises(NumberTaken):
        UndoMerge(merge=merge, by=None).run()
    assert rows() == before
    assert again(merge).undone_at is None


@pytest.mark.rule("collections C9")
@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("same", SameMaker),
        ("lost", AlreadyMerged),
        ("lost winner", AlreadyMerged),
        ("anonyme wins", KnownAndUnknown),
        ("anonyme loses", KnownAndUnknown),
    ],
)
def test_refused_mergings_change_nothing(pair, case: str, error: type[DomainError]) -> None:  # type: ignore[no-untyped-def]
    nobody, lost = MakerFactory.anonymous(), MakerFactory(merged_into=pair.winner)
    loser, winner = {
        "same": (pair.loser, pair.loser),
        "lost": (lost, pair.loser),
        "lost winner": (pair.loser, lost),
        "anonyme wins": (pair.loser, nobody),
        "anonyme loses": (nobody, pair.winner),
    }[case]
    before = rows()
    with pytest.raises(error):
        MergeMakers(loser=loser, winner=winner, by=None).run()
    assert rows() == before
    assert not MakerMerge.objects.exists()


def test_only_keepers_of_works_merge_undo_change_and_refuse(pair, site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    site = site_called("brou")
    editor, curator = user_with(Role.EDITOR, site), user_with(Role.CURATOR, site)
    merge = MergeMakers(loser=MakerFactory(), winner=pair.winner, by=curator).run()
    renamed = again(pair.winner)
    renamed.name = "Autre"
    before = rows()
    for act in (
        MergeMakers(loser=pair.loser, winner=pair.winner, by=editor),
        UndoMerge(merge=merge, by=editor),
        RefuseLikeness(one=pair.loser, other=pair.winner, by=editor),
        KeepMaker(maker=renamed, by=editor),
        KeepMaker(maker=Maker(name="Faux"), by=editor),
    ):
        with pytest.raises(NotAKeeper):
            act.run()
    assert rows() == before
    assert (again(merge).undone_at, DistinctMakers.objects.count()) == (None, 0)
    assert merge.by == curator


def test_a_merged_maker_is_changed_no_more(pair) -> None:  # type: ignore[no-untyped-def]
    opened = again(pair.loser)
    MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    before = rows()
    opened.name = "Trop tard"
    with pytest.raises(MakerMerged):
        KeepMaker(maker=opened, by=None).run()
    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_mergings_at_once_each_other_way_round_one_is_refused() -> None:
    one, other = MakerFactory(), MakerFactory()
    WorkFactory(maker=one)
    WorkFactory(maker=other)
    together, refused = threading.Barrier(2), []

    def run(loser: Maker, winner: Maker) -> None:
        act = MergeMakers(loser=loser, winner=winner, by=None)
        try:
            act.check()
            together.wait()
            act.execute()
        except AlreadyMerged as error:
            refused.append(error.field)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    (merge,) = MakerMerge.objects.all()
    assert set(WorkMaker.objects.values_list("maker", flat=True)) == {merge.winner_id}


@pytest.mark.django_db(transaction=True)
def test_an_import_under_way_writes_no_work_of_a_maker_that_was_merged() -> None:
    loser, winner = MakerFactory(names={"carnegie": "Tsutaya Kichizo"}), MakerFactory()
    work = WorkFactory()
    resolved, errors = threading.Event(), []

    def merge() -> None:
        try:
            resolved.wait()
            MergeMakers(loser=loser, winner=winner, by=None).run()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=merge)
    thread.start()
    with transaction.atomic():
        (pk,) = Authorities("carnegie").resolve([{"name": "Tsutaya Kichizo"}])
        resolved.set()
        # The merging waits for this transaction, on every engine.
        thread.join(timeout=0.3)
        WorkMaker.objects.create(work=work, maker_id=pk, name_as_given="Tsutaya Kichizo")
    thread.join()
    assert errors == []
    assert WorkMaker.objects.get().maker_id == winner.pk


def test_a_work_form_opened_before_the_merging_does_not_bring_the_loser_back(pair) -> None:  # type: ignore[no-untyped-def]
    opened = again(pair.work)
    opened.work_makers.all()
    MergeMakers(loser=pair.loser, winner=pair.winner, by=None).run()
    opened.title = "Trop tard"
    with pytest.raises(DomainError):
        ChangeWork(work=opened, by=None).run()
    assert Work.objects.get(pk=pair.work.pk).work_makers.get().maker_id == pair.winner.pk
