"""Makers and museums as curators keep them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.models import DistinctMakers, Maker, MakerMerge, Museum, Work
from cms.sites.enums import Role, SiteKind
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory

pytestmark = pytest.mark.django_db

MAKERS, ALIKE, MERGINGS = "/admin/makers/", "/admin/makers/alike/", "/admin/makers/mergings/"


def edit(maker: Maker) -> str:
    return f"/admin/makers/edit/{maker.pk}/"


def compare(loser: Maker, winner: Maker) -> str:
    return f"/admin/makers/merge/{loser.pk}/into/{winner.pk}/"


def fields(maker: Maker, **changes: Any) -> dict[str, Any]:
    """What the form sends: the maker as it is, with changes."""
    columns = ("name", "sort_name", "dates", "birth_year", "death_year", "nationality", "ulan", "wikidata")
    data: dict[str, Any] = {column: getattr(maker, column) or "" for column in columns}
    data |= {"known": "on"} if maker.known else {}
    names = list(maker.names.all()) if maker.pk else []
    data |= {"names-TOTAL_FORMS": len(names), "names-INITIAL_FORMS": len(names), "names-MIN_NUM_FORMS": 0, "names-MAX_NUM_FORMS": 1000}
    for n, name in enumerate(names):
        data |= {f"names-{n}-id": name.pk, f"names-{n}-name": name.name, f"names-{n}-DELETE": ""}
        data |= {f"names-{n}-public": "on"} if name.public else {}
    return {**data, **changes}


@pytest.fixture
def house(site_called, user_with, client):  # type: ignore[no-untyped-def]
    """A museum, its curator signed in, and Hiroshige twice."""

    class House:
        brou = site_called("brou")
        ours = MuseumFactory(name="Musée de Brou", sites=[brou])
        curator, editor = user_with(Role.CURATOR, brou), user_with(Role.EDITOR, brou)
        loser = MakerFactory(name="Andō Hiroshige", names={"joconde": "HIROSHIGE Ando"})
        winner = MakerFactory(name="Hiroshige Andō", dates="1797–1858", names={"carnegie": "Hiroshige Andō"})
        work = WorkFactory(museum=ours, title="Averse", maker=loser)
        others = (WorkFactory(museum=ours, maker=winner), WorkFactory(museum=ours, maker=winner))

    client.force_login(House.curator)
    return House


def listed(client, query: str) -> list[str]:  # type: ignore[no-untyped-def]
    return sorted(row.name for row in client.get(f"{MAKERS}?{query}").context["object_list"])


def test_makers_are_searched_by_all_their_names_and_filtered(client, house) -> None:  # type: ignore[no-untyped-def]
    MakerFactory.anonymous(names={"joconde": "anonyme"})
    MakerFactory(name="Ancien nom", merged_into=house.winner)
    assert listed(client, "q=hiroshige+ando") == ["Andō Hiroshige", "Hiroshige Andō"]
    assert listed(client, "known=false") == ["anonyme"]
    assert listed(client, "source=joconde") == ["Andō Hiroshige", "anonyme"]
    assert listed(client, "likeness=true") == ["Andō Hiroshige", "Hiroshige Andō"]
    assert listed(client, "merged=merged") == ["Ancien nom"]
    assert "Ancien nom" not in listed(client, "")


def test_a_curator_changes_a_maker_with_its_names(client, house) -> None:  # type: ignore[no-untyped-def]
    assert client.get(edit(house.winner)).status_code == 200
    data = fields(house.winner, nationality="japonais", wikidata="Q200798", sort_name="")
    data |= {"names-TOTAL_FORMS": 2, "names-1-name": "Utagawa Hiroshige", "names-1-public": "on", "names-1-id": ""}
    answer = client.post(edit(house.winner), data)
    assert answer.status_code == 302, answer.context["form"].errors
    maker = Maker.objects.get(pk=house.winner.pk)
    assert (maker.nationality, maker.wikidata, maker.sort_name) == ("japonais", "Q200798", "ANDŌ Hiroshige")
    assert list(maker.names.values_list("source", "name")) == [("carnegie", "Hiroshige Andō"), ("hand", "Utagawa Hiroshige")]


@pytest.mark.rule("collections C9")
def test_a_sources_name_is_hidden_from_the_public_but_neither_rewritten_nor_removed(client, house) -> None:  # type: ignore[no-untyped-def]
    data = fields(house.winner, **{"names-0-name": "Falsifié"})
    del data["names-0-public"]
    client.post(edit(house.winner), data)
    assert (house.winner.names.get().name, house.winner.names.get().public) == ("Hiroshige Andō", False)
    answer = client.post(edit(house.winner), fields(house.winner, **{"names-0-DELETE": "on"}))
    assert "Hiroshige Andō" in answer.context["form"].non_field_errors()[0]
    assert house.winner.names.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ulan": "12"}, "ulan"),
        ({"wikidata": "200798"}, "wikidata"),
        ({"birth_year": "0"}, "birth_year"),
        ({"birth_year": "1900", "death_year": "1800", "dates": ""}, "death_year"),
        ({"birth_year": "1700"}, "dates"),
        ({"name": ""}, "name"),
    ],
)
def test_bad_values_are_named_by_their_field_and_nothing_is_kept(client, house, changes, field) -> None:  # type: ignore[no-untyped-def]
    answer = client.post(edit(house.winner), fields(house.winner, nationality="japonais", **changes))
    assert list(answer.context["form"].errors) == [field]
    assert Maker.objects.get(pk=house.winner.pk).nationality == ""


@pytest.mark.rule("collections C9")
def test_a_curator_merges_what_was_proposed_sees_it_in_the_list_and_undoes_it(client, house) -> None:  # type: ignore[no-untyped-def]
    shown = client.get(ALIKE)
    (pair,) = shown.context["proposals"]
    # Who has more works stays.
    assert (pair.loser.maker, pair.winner.maker, pair.loser.works, pair.winner.works) == (house.loser, house.winner, 1, 2)
    address = compare(house.loser, house.winner)
    assert address in shown.content.decode()
    page = client.get(address)
    assert page.context["refusal"] == ""
    assert not MakerMerge.objects.exists()
    assert client.post(address).url == edit(house.winner)
    assert Work.objects.get(pk=house.work.pk).work_makers.get().maker == house.winner
    assert "1797–1858" in client.get(MERGINGS).content.decode()
    merged = client.get(edit(house.loser))
    assert merged.templates[0].name == "cms_collections/makers/merged.html"
    assert merged.context["winner"] == house.winner
    refused = client.post(edit(house.loser), fields(house.loser, name="Trop tard"))
    assert refused.status_code == 200
    assert Maker.objects.get(pk=house.loser.pk).name == "Andō Hiroshige"
    merge = MakerMerge.objects.get()
    assert merge.by == house.curator
    client.post(f"{MERGINGS}{merge.pk}/undo/", follow=True)
    assert Work.objects.get(pk=house.work.pk).work_makers.get().maker == house.loser
    again = client.post(f"{MERGINGS}{merge.pk}/undo/", follow=True)
    assert [message.level_tag for message in again.context["messages"]] == ["error"]


def test_a_maker_is_merged_with_one_that_the_curator_chose(client, house) -> None:  # type: ignore[no-untyped-def]
    other = MakerFactory(name="Utagawa")
    address = f"/admin/makers/merge/{other.pk}/"
    page = client.get(address)
    assert page.context["proposals"] == []
    assert client.get(f"{address}?other={house.winner.pk}").url == compare(other, house.winner)
    gone = MakerFactory(merged_into=house.winner)
    assert list(client.get(f"{address}?other={gone.pk}").context["form"].errors) == ["other"]


def test_a_merging_that_is_refused_says_why_before_and_after_it_is_sent(client, house) -> None:  # type: ignore[no-untyped-def]
    nobody = MakerFactory.anonymous()
    for answer in (client.get(compare(house.loser, nobody)), client.post(compare(house.loser, nobody))):
        assert answer.context["refusal"]
    assert not MakerMerge.objects.exists()


@pytest.mark.rule("collections C9")
def test_two_people_are_not_proposed_again(client, house) -> None:  # type: ignore[no-untyped-def]
    client.post(f"{ALIKE}{house.winner.pk}/{house.loser.pk}/refuse/", {"p": "1"})
    distinct = DistinctMakers.objects.get()
    assert (distinct.first, distinct.second, distinct.by) == (house.loser, house.winner, house.curator)
    assert client.get(ALIKE).context["proposals"] == []


def test_others_neither_see_nor_merge_makers(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.editor)
    merge = compare(house.loser, house.winner)
    for address in (MAKERS, ALIKE, MERGINGS, edit(house.winner), merge, f"/admin/makers/merge/{house.loser.pk}/"):
        assert "Hiroshige" not in client.get(address, follow=True).content.decode()
    client.post(merge)
    client.post(f"{ALIKE}{house.winner.pk}/{house.loser.pk}/refuse/")
    client.post(edit(house.winner), fields(house.winner, name="Volé"))
    assert not MakerMerge.objects.exists()
    assert not DistinctMakers.objects.exists()
    assert Maker.objects.get(pk=house.winner.pk).name == "Hiroshige Andō"


def test_the_chooser_finds_makers_by_another_name_and_offers_none_that_was_merged(client, house) -> None:  # type: ignore[no-untyped-def]
    MakerFactory(name="Hiroshige fusionné", merged_into=house.winner)
    base = "/admin/snippets/choose/cms_collections/maker/"
    found = client.get(f"{base}results/?q=hiroshige").content.decode()
    assert "Andō Hiroshige" in found
    assert "Hiroshige fusionné" not in found
    gone = Maker.objects.get(name="Hiroshige fusionné")
    assert client.get(f"{base}chosen/{gone.pk}/").status_code == 404


def test_works_of_a_maker_are_listed_to_those_who_keep_them(client, house) -> None:  # type: ignore[no-untyped-def]
    WorkFactory(title="Ailleurs", maker=house.loser)
    page = client.get(edit(house.loser)).content.decode()
    assert "Averse" in page
    assert "Ailleurs" not in page


@pytest.mark.parametrize("address", [MAKERS, f"{MAKERS}?likeness=true", ALIKE, MERGINGS, "/admin/museums/"])
def test_lists_ask_as_much_of_many_rows_as_of_few(client, house, address: str) -> None:  # type: ignore[no-untyped-def]
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def more(times: int) -> None:
        for n in range(times):
            word = f"Nom{times}x{n}"
            MuseumFactory(sites=[house.brou], museofile=f"M{times:02}{n:02}")
            one, other = MakerFactory(name=f"Jeanne {word}", names={"joconde": word}), MakerFactory(name=f"{word} Jeanne")
            WorkFactory(maker=one)
            MakerMerge.objects.create(loser=one, winner=other, at=house.work.created_at, moved={"work_makers": [1]})

    more(2)
    client.get(address)
    few = statements()
    more(9)
    assert statements() == few


def test_the_list_of_museums_says_how_many_works_each_holds(client, house) -> None:  # type: ignore[no-untyped-def]
    (museum,) = client.get("/admin/museums/").context["object_list"]
    assert (museum.name, museum.holdings) == ("Musée de Brou", 3)


def test_a_museum_needs_a_code_of_the_ministrys_form_and_its_untitled_works_follow_its_name(client, house, site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours, title="", object_type="robe")
    client.force_login(user_with(Role.NETWORK_PUBLISHER, site_called("national", SiteKind.NATIONAL)))
    address, data = f"/admin/museums/edit/{house.ours.pk}/", {"name": "Musée renommé", "town": "Bourg", "sites": [house.brou.pk]}
    answer = client.post(address, {**data, "museofile": "0810"})
    assert list(answer.context["form"].errors) == ["museofile"]
    assert client.post(address, {**data, "museofile": "M0810"}).status_code == 302
    museum = Museum.objects.get()
    assert (museum.name, museum.museofile, list(museum.sites.all())) == ("Musée renommé", "M0810", [house.brou])
    assert Work.objects.get(pk=work.pk).label == "robe (Musée renommé)"
