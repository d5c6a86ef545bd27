"""What stands where a work was shown, after its record has left: its caption as it was, and nothing that came later (collections C29)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from cms.collections.actions import ChangeWork, WithdrawWork
from cms.collections.enums import LocationState, RecordState, Visibility
from cms.collections.models import Work
from cms.pages.models import HungWork
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory
from tests.factories.network import Network, published, small_network
from tests.factories.voting import EditionFactory, fresh
from tests.gateway.conftest import Ask
from workflows.curation.actions import HangElected
from workflows.voting.actions import Announce, ArmOpening, OpenEdition, PutForward
from workflows.voting.models import Edition
from workflows.voting.selectors.display import candidates_in_order

LATER = "TITRE-D-APRES"
PRIVATE = "NOM-PRIVE"

CANDIDATES = """query ($slug: String!) { site(host: "brou.localhost") { edition(slug: $slug) {
    candidates(first: 20) { nodes { number caption stands work { label } } }
} } }"""
HANG = """query ($path: String!) { site(host: "brou.localhost") { route(path: $path) { page { ... on ExhibitionPage {
    hang { caption label work { label } }
} } } } }"""
ARTICLE = """query ($path: String!) { site(host: "brou.localhost") { route(path: $path) { page { ... on ArticlePage {
    title body { key ... on WorksBlock { heading works { label } gone } }
} } } } }"""


@pytest.fixture
def network(db: None) -> Network:
    return small_network()


def changed(work: Work, **values: Any) -> Work:
    fresh: Work = Work.objects.get(pk=work.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    ChangeWork(work=fresh, by=None).run()
    return fresh


def withdraw(work: Work) -> None:
    WithdrawWork(work=changed(work, notes=PRIVATE), by=None, reason=PRIVATE).run()


def deaccession(work: Work) -> None:
    WithdrawWork(work=work_of(work), by=None, state=RecordState.DEACCESSIONED, reason=PRIVATE).run()


def merge(work: Work) -> None:
    other = WorkFactory(museum=work.museum, title=LATER)
    WithdrawWork(work=work_of(work), by=None, state=RecordState.MERGED, merged_into=other).run()


def work_of(work: Work) -> Work:
    found: Work = Work.objects.get(pk=work.pk)
    return found


LEAVING = pytest.mark.parametrize("leave", [withdraw, deaccession, merge])


@pytest.mark.rule("collections C29")
@LEAVING
def test_a_candidate_keeps_its_caption(network: Network, ask: Ask, leave: Callable[[Work], None]) -> None:
    work = network.works[1]
    changed(work, title=LATER)
    leave(work)
    found = ask(CANDIDATES, slug="chambre")
    (gone,) = [node for node in found.data["site"]["edition"]["candidates"]["nodes"] if node["work"] is None]
    assert gone["number"] == "w02"
    assert work.label in gone["caption"]
    assert LATER not in str(found.body)
    assert PRIVATE not in str(found.body)


@pytest.mark.rule("collections C29")
@LEAVING
def test_a_hung_work_keeps_its_caption(network: Network, ask: Ask, leave: Callable[[Work], None]) -> None:
    work = network.works[1]
    changed(work, title=LATER)
    leave(work)
    with transaction.atomic():
        published(network.exhibition)
    found = ask(HANG, path="/exposition/")
    (gone,) = [hung for hung in found.data["site"]["route"]["page"]["hang"] if hung["work"] is None]
    assert (gone["caption"], gone["label"]) == (work.label, "Un cartel")
    assert LATER not in str(found.body)


@pytest.mark.rule("collections C29")
@LEAVING
def test_what_was_elected_hangs_with_the_caption_that_was_voted_on(network: Network, ask: Ask, leave: Callable[[Work], None]) -> None:
    """The record left between the vote and the hang: its last words were never put to the vote."""
    network.exhibition.delete()
    network.certified()
    edition = Edition.objects.select_related("site__site__root_page").get(pk=network.edition.pk)
    work = network.works[0]
    changed(work, title=LATER)
    leave(work)
    page = HangElected(edition=edition).run()
    hung = HungWork.objects.get(page=page, work=work)
    copy = edition.copies.get(candidate__work=work)
    assert hung.caption == f"{copy.maker_name}, {copy.title}"
    with transaction.atomic():
        published(page)
    found = ask(HANG, path=f"/{page.slug}/")
    assert hung.caption in [row["caption"] for row in found.data["site"]["route"]["page"]["hang"]]
    assert LATER not in str(found.body)


@pytest.mark.rule("collections C29")
@LEAVING
def test_a_work_that_an_article_cites_keeps_its_name_and_museum(network: Network, ask: Ask, leave: Callable[[Work], None]) -> None:
    work = network.works[0]
    assert ask(ARTICLE, path="/visiter/une-nuit/").data["site"]["route"]["page"]["body"][-1]["gone"] == []
    leave(work)
    found = ask(ARTICLE, path="/visiter/une-nuit/")
    block = found.data["site"]["route"]["page"]["body"][-1]
    assert [one["label"] for one in block["works"]] == [network.works[1].label]
    assert block["gone"] == [f"{work.label}, Musée du monastère"]
    assert LATER not in str(found.body)
    assert PRIVATE not in str(found.body)


@pytest.mark.rule("collections C20")
@pytest.mark.rule("collections C29")
def test_a_record_that_stands_but_is_not_public_is_named_nowhere(network: Network, ask: Ask) -> None:
    work = network.works[0]
    Work.objects.filter(pk=work.pk).update(location_state=LocationState.MISSING)
    block = ask(ARTICLE, path="/visiter/une-nuit/").data["site"]["route"]["page"]["body"][-1]
    assert [one["label"] for one in block["works"]] == [network.works[1].label]
    assert block["gone"] == []


@pytest.mark.rule("collections C29")
def test_a_whole_block_of_works_that_left_is_captions(network: Network, ask: Ask) -> None:
    for work in network.works:
        withdraw(work)
    block = ask(ARTICLE, path="/visiter/une-nuit/").data["site"]["route"]["page"]["body"][-1]
    assert block["works"] == []
    assert len(block["gone"]) == 2


@pytest.mark.django_db
@pytest.mark.rule("collections C21")
@pytest.mark.rule("collections C29")
def test_a_maker_kept_for_staff_is_in_no_caption() -> None:
    """Neither before the opening nor in the copies that the count reads, which everybody may."""
    for open_it in (EditionFactory.announced, EditionFactory.open):
        museum = MuseumFactory()
        work = WorkFactory.in_storage(
            museum=museum, number="A1", maker=MakerFactory(name=PRIVATE), visibility={"makers": Visibility.STAFF.value}
        )
        edition = _with(open_it, museum, work)
        (copy,) = [one for one in candidates_in_order(edition) if one.candidate.work_id == work.pk]
        assert (copy.title, copy.maker_name, copy.maker) == (work.label, "", "")
        assert PRIVATE not in str(edition.frozen_opening if edition.frozen else "")


def _with(open_it: Callable[..., Edition], museum: Any, work: Work) -> Edition:
    edition = EditionFactory.draft(museum=museum)
    PutForward(edition=edition, works=[work], by=None, storage_note="Trop fragile").run()
    Announce(edition=edition, by=None).run()
    if open_it is EditionFactory.open:
        ArmOpening(edition=fresh(edition), by=None).run()
        OpenEdition(edition=fresh(edition)).run()
    return fresh(edition)
