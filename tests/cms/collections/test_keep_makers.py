"""An authority as a hand keeps it: its names, its life, and the works that show them."""

from __future__ import annotations

from typing import Any

import pytest

from cms.collections.actions.keep_maker import KeepMaker
from cms.collections.errors import LifeDisagrees, LifeReversed, NameFromSource, YearZero
from cms.collections.models import Maker, MakerName
from cms.core.errors import DomainError
from tests.factories.collections import MakerFactory, WorkFactory

pytestmark = pytest.mark.django_db


def again(row: Any) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


def test_a_new_name_is_told_by_the_works_and_a_new_form_for_sorting_is_not() -> None:
    maker = MakerFactory(name="Rosa Bonheur", dates="1822-1899")
    work = WorkFactory(maker=maker)
    maker.sort_name = "BONHEUR Rosa"
    KeepMaker(maker=maker, by=None).run()
    assert again(work).version == 1
    maker.name = "Marie-Rosalie Bonheur"
    KeepMaker(maker=maker, by=None).run()
    assert again(work).version == 2
    assert again(work).exported_at > work.exported_at


def test_a_new_maker_gets_a_form_for_sorting_and_dates() -> None:
    maker = Maker(name="Rosa Bonheur", birth_year=1822, death_year=1899)
    maker.names = [MakerName(name="Marie-Rosalie Bonheur")]
    KeepMaker(maker=maker, by=None).run()
    stored = again(maker)
    assert (stored.sort_name, stored.dates, stored.ulan) == ("BONHEUR Rosa", "1822–1899", None)
    assert list(stored.names.values_list("source", "folded", "life")) == [("hand", "marie-rosalie bonheur", "1822-1899")]


@pytest.mark.rule("collections C9")
def test_the_names_by_which_imports_find_a_maker_stay() -> None:
    stored = MakerFactory(names={"carnegie": "Hiroshige Andō"})
    renamed, removed, hidden = again(stored), again(stored), again(stored)
    (name,) = renamed.names.all()
    name.name = "Autre"
    renamed.names = [name]
    removed.names = []
    for maker in (renamed, removed):
        with pytest.raises(NameFromSource):
            KeepMaker(maker=maker, by=None).run()
    assert [(name.name, name.public) for name in again(stored).names.all()] == [("Hiroshige Andō", True)]
    (name,) = hidden.names.all()
    name.public = False
    hidden.names = [name]
    KeepMaker(maker=hidden, by=None).run()
    assert [(name.name, name.public) for name in again(stored).names.all()] == [("Hiroshige Andō", False)]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"birth_year": 0}, YearZero),
        ({"birth_year": 1900, "death_year": 1800}, LifeReversed),
        ({"birth_year": 1822, "dates": "1823-1899"}, LifeDisagrees),
        ({"death_year": 1899, "dates": "Bordeaux, 1822 – By, 1898"}, LifeDisagrees),
    ],
)
def test_impossible_lives_are_refused(values: dict[str, Any], error: type[DomainError]) -> None:
    with pytest.raises(error):
        KeepMaker(maker=Maker(name="Rosa Bonheur", **values), by=None).run()
    assert not Maker.objects.exists()
