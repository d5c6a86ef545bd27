"""Authorities at the counter: what was merged leads to its winner, and what staff keep is betrayed by none (collections C9, C21)."""

from __future__ import annotations

import pytest

from cms.collections.actions.merge_makers import MergeMakers
from cms.collections.actions.undo_merge import UndoMerge
from cms.collections.models import Maker, MakerName
from cms.sites.enums import SiteKind
from gateway.relay import opaque
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory

pytestmark = pytest.mark.django_db

FIELDS = "id uuid name sortName dates birthYear deathYear nationality known alternativeNames sameAs mergedFrom"
MAKER = f'query ($uuid: ID!) {{ site(host: "brou.localhost") {{ maker(uuid: $uuid) {{ {FIELDS} }} }} }}'
NODE = f"query ($id: ID!) {{ node(id: $id) {{ id ... on MakerAuthority {{ {FIELDS} }} }} }}"
WORKS = 'query ($id: ID!) { site(host: "brou.localhost") { works(filter: {makerId: $id}) { totalCount nodes { label } } } }'


@pytest.fixture
def house(site_called, ask):  # type: ignore[no-untyped-def]
    class House:
        brou = site_called("brou")
        museum = MuseumFactory(sites=[brou])
        maker = MakerFactory(
            name="Hiroshige Andō",
            sort_name="ANDŌ Hiroshige",
            dates="1797–1858",
            birth_year=1797,
            death_year=1858,
            nationality="japonais",
            ulan="500115337",
            wikidata="Q200798",
            names={"carnegie": "Hiroshige Andō", "joconde": "ANDO Hiroshige", "images": "Utagawa Hiroshige"},
        )

        @staticmethod
        def shown(maker: Maker):  # type: ignore[no-untyped-def]
            return ask(MAKER, uuid=str(maker.uuid)).data["site"]["maker"]

    return House


@pytest.mark.rule("collections C9")
def test_an_authority_is_read_by_uuid_and_by_id(house, ask) -> None:  # type: ignore[no-untyped-def]
    WorkFactory(museum=house.museum, maker=house.maker)
    expected = {
        "id": opaque("MakerAuthority", house.maker.uuid, site=house.brou.pk),
        "uuid": str(house.maker.uuid),
        "name": "Hiroshige Andō",
        "sortName": "ANDŌ Hiroshige",
        "dates": "1797–1858",
        "birthYear": 1797,
        "deathYear": 1858,
        "nationality": "japonais",
        "known": True,
        "alternativeNames": ["ANDO Hiroshige", "Utagawa Hiroshige"],
        "sameAs": ["http://vocab.getty.edu/ulan/500115337", "http://www.wikidata.org/entity/Q200798"],
        "mergedFrom": None,
    }
    assert house.shown(house.maker) == expected
    assert ask(NODE, id=expected["id"]).data["node"] == expected
    assert ask(MAKER, uuid=expected["id"]).data["site"]["maker"] == expected
    for nothing in ("", "x", str(house.museum.uuid), opaque("Museum", house.maker.uuid)):
        assert ask(MAKER, uuid=nothing).data["site"]["maker"] is None
        assert ask(NODE, id=nothing).data["node"] is None


@pytest.mark.rule("collections C9")
def test_the_losing_address_leads_to_the_winner_for_good_until_it_is_undone(house, ask) -> None:  # type: ignore[no-untyped-def]
    loser = MakerFactory(name="Andō Tokutarō")
    WorkFactory(museum=house.museum, title="Averse", maker=loser)
    merge = MergeMakers(loser=loser, winner=house.maker, by=None).run()
    found = house.shown(loser)
    assert (found["uuid"], found["mergedFrom"]) == (str(house.maker.uuid), str(loser.uuid))
    assert "Andō Tokutarō" in found["alternativeNames"]
    assert ask(NODE, id=opaque("MakerAuthority", loser.uuid, site=house.brou.pk)).data["node"] == found
    for one in (loser, house.maker):
        assert ask(WORKS, id=str(one.uuid)).data["site"]["works"]["nodes"] == [{"label": "Averse"}]
    UndoMerge(merge=merge, by=None).run()
    assert (house.shown(loser)["name"], house.shown(loser)["mergedFrom"]) == ("Andō Tokutarō", None)
    assert house.shown(house.maker) is None


@pytest.mark.rule("collections C21")
def test_a_maker_whom_only_staff_may_connect_with_a_work_is_not_there(house, ask) -> None:  # type: ignore[no-untyped-def]
    for hidden in ({"visibility": {"makers": "staff"}}, {"location_state": "missing"}):
        WorkFactory(museum=house.museum, title="Secret", maker=house.maker, **hidden)
    WorkFactory.withdrawn(museum=house.museum, maker=house.maker)
    assert house.shown(house.maker) is None
    assert ask(NODE, id=opaque("MakerAuthority", house.maker.uuid, site=house.brou.pk)).data["node"] is None
    assert ask(WORKS, id=str(house.maker.uuid)).data["site"]["works"] == {"totalCount": 0, "nodes": []}


@pytest.mark.rule("collections C21")
def test_a_name_that_is_planted_in_private_is_in_no_answer_after_a_merging_either(house, ask) -> None:  # type: ignore[no-untyped-def]
    WorkFactory(museum=house.museum, maker=house.maker)
    MakerName.objects.filter(source="images").update(name="PLANTED", public=False)
    secret = MakerFactory(name="PLANTED", names={"joconde": "PLANTED Name"})
    WorkFactory(museum=house.museum, title="Secret", maker=secret, visibility={"makers": "staff"})
    merge = MergeMakers(loser=secret, winner=house.maker, by=None).run()
    for uuid in (house.maker.uuid, secret.uuid):
        assert house.shown(Maker.objects.get(uuid=uuid))["alternativeNames"] == ["ANDO Hiroshige"]
    assert ask(WORKS, id=str(secret.uuid)).data["site"]["works"]["totalCount"] == 1
    UndoMerge(merge=merge, by=None).run()
    assert house.shown(secret) is None
    assert secret.names.get().public


def test_a_maker_of_another_museum_is_an_authority_here_with_no_work(house, site_called, ask) -> None:  # type: ignore[no-untyped-def]
    site_called("national", SiteKind.NATIONAL)
    WorkFactory(maker=house.maker)
    assert house.shown(house.maker)["name"] == "Hiroshige Andō"
    assert ask(WORKS, id=str(house.maker.uuid)).data["site"]["works"]["totalCount"] == 0


def test_an_authority_takes_as_many_statements_with_many_names_as_with_few(house, statements) -> None:  # type: ignore[no-untyped-def]
    WorkFactory(museum=house.museum, maker=house.maker)
    few = statements(MAKER, uuid=str(house.maker.uuid))
    for n in range(12):
        MakerName.objects.create(maker=house.maker, source=f"source {n}", name=f"Nom {n}", folded=f"nom {n}")
    assert statements(MAKER, uuid=str(house.maker.uuid)) == few
