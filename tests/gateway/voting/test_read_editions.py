"""Editions through the API: what the public may know, and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cms.collections.actions import WithdrawWork
from cms.collections.models import Work
from cms.sites.models import SiteProfile
from gateway.relay import opaque
from tests.factories.collections import WorkFactory
from tests.gateway.conftest import Ask, SiteCalled
from workflows.voting.actions import ReadTurnout
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db
Make = Callable[..., Edition]

EDITION = """query($host: String!, $slug: String!, $order: Int! = 0) { site(host: $host) { edition(slug: $slug) {
  id uuid slug title url siteName state opensAt closesAt confirmUntil takesVotes candidateCount orderCount turnout
  rules { method seats min max noneOfThese recurrence eligibility resultsAt } opening { sha256 lotCommitment } amendments { n kind reason }
  candidates(order: $order, first: 100) { nodes { number caption storageNote stands work { uuid url } } pageInfo { endCursor } }
  candidate(number: "w02") { number } outcome { provisional seats ballots outcomeSha256 works {
    place elected votes lot candidate { number caption work { label } } } }
  exhibition { title } } } }"""
LIST = """query($host: String!) { site(host: $host) { editions {
  slug state takesVotes turnout candidateCount orderCount amendments { n } outcome { works { candidate { caption } } } exhibition { title }
  candidates(first: 2) { nodes { caption stands work { label museum { name } makersText image { alt } } } } } } }"""
HOST = "brou.localhost"


def edition_at(ask: Ask, slug: str, *, host: str = HOST, **variables: Any) -> Any:
    return ask(EDITION, host=host, slug=slug, **variables).data["site"]["edition"]


def slugs(ask: Ask, host: str) -> list[str]:
    return [edition["slug"] for edition in ask(LIST, host=host).data["site"]["editions"]]


def test_an_open_edition(ask: Ask, monument: SiteProfile, opened: Make) -> None:
    edition = opened(monument, "nuit")
    found = edition_at(ask, "nuit")
    assert (found["state"], found["takesVotes"], found["siteName"]) == ("OPEN", True, "Brou")
    assert (found["candidateCount"], found["orderCount"], found["candidate"]) == (4, 8, {"number": "w02"})
    assert found["rules"] == {
        "method": "approval",
        "seats": 2,
        "min": 1,
        "max": 3,
        "noneOfThese": False,
        "recurrence": "once",
        "eligibility": ["EMAIL", "MEMBER"],
        "resultsAt": "certification",
    }
    assert found["opening"] == {"sha256": edition.opening_sha256, "lotCommitment": edition.lot_commitment}
    first = found["candidates"]["nodes"][0]
    assert (first["number"], first["storageNote"], first["stands"]) == ("w01", "Trop fragile", True)
    assert first["work"]["url"].startswith("http://brou.localhost:3000/oeuvres/")
    assert (found["outcome"], found["exhibition"], found["turnout"]) == (None, None, 0)


def test_drafts_are_nobodys_business(ask: Ask, monument: SiteProfile, begun: Make) -> None:
    edition = begun(monument, "nuit")
    assert edition_at(ask, "nuit") is None
    assert slugs(ask, HOST) == []
    assert ask("query($id: ID!) { node(id: $id) { id } }", id=opaque("Edition", edition.uuid)).data == {"node": None}


def test_announced_editions_show_rules_and_candidates_and_no_opening(ask: Ask, monument: SiteProfile, announced: Make) -> None:
    announced(monument, "nuit")
    found = edition_at(ask, "nuit")
    assert (found["state"], found["takesVotes"], found["opening"], found["turnout"]) == ("ANNOUNCED", False, None, None)
    assert [one["number"] for one in found["candidates"]["nodes"]] == ["w01", "w02", "w03", "w04"]


def test_the_national_site_lists_the_networks_editions(
    ask: Ask, monument: SiteProfile, national: SiteProfile, site_called: SiteCalled, announced: Make
) -> None:
    announced(monument, "nuit")
    announced(site_called("cluny"), "jour")
    assert sorted(slugs(ask, "reseau.localhost")) == ["jour", "nuit"]
    assert slugs(ask, HOST) == ["nuit"]
    assert edition_at(ask, "jour") is None
    assert edition_at(ask, "jour", host="reseau.localhost")["siteName"] == "Cluny"


@pytest.mark.rule("voting V62")
def test_every_candidate_holds_every_place_equally_often(ask: Ask, monument: SiteProfile, opened: Make) -> None:
    opened(monument, "nuit")
    orders = [[one["number"] for one in edition_at(ask, "nuit", order=n)["candidates"]["nodes"]] for n in range(9)]
    assert orders[0] == ["w01", "w02", "w03", "w04"]
    for place in range(4):
        assert sorted(order[place] for order in orders[1:]) == sorted(orders[0] * 2)


def test_candidates_page_by_page_in_one_order(ask: Ask, monument: SiteProfile, opened: Make) -> None:
    opened(monument, "nuit", works=5)
    document = """query($order: Int!, $first: Int, $after: String, $last: Int, $before: String) { site(host: "brou.localhost") {
      edition(slug: "nuit") { candidates(order: $order, first: $first, after: $after, last: $last, before: $before) {
        nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }"""

    def page(**variables: Any) -> Any:
        return ask(document, order=3, **variables).data["site"]["edition"]["candidates"]

    whole = [one["number"] for one in page(first=100)["nodes"]]
    first = page(first=2)
    second = page(first=2, after=first["pageInfo"]["endCursor"])
    assert [one["number"] for one in [*first["nodes"], *second["nodes"]]] == whole[:4]
    assert (first["pageInfo"]["hasNextPage"], first["pageInfo"]["hasPreviousPage"]) == (True, False)
    back = page(last=2, before=second["pageInfo"]["startCursor"])
    assert [one["number"] for one in back["nodes"]] == whole[:2]
    assert ask(document, order=4, first=2, after=first["pageInfo"]["endCursor"]).codes == ["INVALID"]
    assert ask(document, order=-1).codes == ["INVALID"]


def test_a_record_that_was_withdrawn_leaves_its_caption(ask: Ask, monument: SiteProfile, opened: Make) -> None:
    edition = opened(monument, "nuit")
    for work in Work.objects.filter(candidacies__edition=edition):
        WithdrawWork(work=work, by=None).run()
    candidates = edition_at(ask, "nuit")["candidates"]["nodes"]
    assert [one["work"] for one in candidates] == [None] * 4
    assert all(one["caption"] for one in candidates)


@pytest.mark.rule("voting V34")
def test_nothing_betrays_the_count_while_the_vote_is_open(
    ask: Ask, monument: SiteProfile, opened: Make, cast: Callable[..., Any], mailed: Callable[[], tuple[str, str]], clock_offset: Any
) -> None:
    edition = opened(monument, "nuit")
    before = [edition_at(ask, "nuit", order=n) for n in range(3)]
    for voter in range(3):
        cast(edition, ["w03"], email=f"v{voter}@exemple.fr")
        token, _code = mailed()
        ask("mutation($t: String!) { confirmBallot(input: { token: $t }) { status } }", t=token)
    assert [edition_at(ask, "nuit", order=n) for n in range(3)] == before


@pytest.mark.rule("voting V35")
def test_turnout_is_the_reading_rounded_down(ask: Ask, monument: SiteProfile, opened: Make, cast: Callable[..., Any]) -> None:
    from cms.core import clock
    from workflows.voting.models import Ballot

    edition = opened(monument, "nuit")
    Ballot.objects.bulk_create(Ballot(edition=edition, choices=["w01"], ballot_tag=str(n), state="counted") for n in range(27))
    assert edition_at(ask, "nuit")["turnout"] == 0
    ReadTurnout(edition=edition, now=clock.now()).run()
    assert edition_at(ask, "nuit")["turnout"] == 20


def vote(ask: Ask, edition: Edition, cast: Callable[..., Any], mailed: Callable[[], tuple[str, str]], ballots: list[list[str]]) -> None:
    for n, choices in enumerate(ballots):
        cast(edition, choices, email=f"v{n}@exemple.fr")
        ask("mutation($t: String!) { confirmBallot(input: { token: $t }) { status } }", t=mailed()[0])


@pytest.mark.rule("voting V34")
def test_a_count_is_hidden_until_it_is_certified(
    ask: Ask, monument: SiteProfile, opened: Make, cast: Any, mailed: Any, tallied: Any, certified: Any
) -> None:
    edition = opened(monument, "nuit")
    vote(ask, edition, cast, mailed, [["w01", "w03"], ["w03"], ["w02"]])
    assert edition_at(ask, "nuit")["outcome"] is None
    tallied(edition)
    found = edition_at(ask, "nuit")
    assert (found["state"], found["outcome"]) == ("TALLIED", None)


def test_a_certified_outcome(ask: Ask, monument: SiteProfile, opened: Make, cast: Any, mailed: Any, certified: Any) -> None:
    edition = opened(monument, "nuit")
    vote(ask, edition, cast, mailed, [["w01", "w03"], ["w03"], ["w01", "w03"]])
    certified(edition)
    outcome = edition_at(ask, "nuit")["outcome"]
    assert (outcome["provisional"], outcome["seats"], outcome["ballots"]) == (False, 2, 3)
    placed = [(one["place"], one["candidate"]["number"], one["votes"], one["elected"]) for one in outcome["works"]]
    assert placed[:2] == [(1, "w03", 3, True), (2, "w01", 2, True)]
    assert [elected for *_rest, elected in placed] == [True, True, False, False]


def test_the_rules_may_let_a_count_show_before_it_is_certified(
    ask: Ask, monument: SiteProfile, opened: Make, cast: Any, mailed: Any, tallied: Any
) -> None:
    edition = opened(monument, "nuit", rules={"results_at": "tally"})
    vote(ask, edition, cast, mailed, [["w04"]])
    tallied(edition)
    assert edition_at(ask, "nuit")["outcome"]["provisional"] is True


@pytest.mark.rule("voting V59")
def test_numbers_are_withheld_where_few_voted(
    ask: Ask, monument: SiteProfile, opened: Make, cast: Any, mailed: Any, certified: Any
) -> None:
    edition = opened(monument, "nuit", rules={"min_people": 10})
    vote(ask, edition, cast, mailed, [["w04"]])
    certified(edition)
    works = edition_at(ask, "nuit")["outcome"]["works"]
    assert works[0]["candidate"]["number"] == "w04"
    assert {one["votes"] for one in works} == {None}


@pytest.mark.rule("gateway G1")
def test_statements_do_not_grow_with_candidates_or_editions(
    statements: Callable[..., int], monument: SiteProfile, opened: Make, announced: Make
) -> None:
    opened(monument, "few", works=10)
    at_ten = statements(EDITION, host=HOST, slug="few")
    opened(monument, "many", works=100)
    assert statements(EDITION, host=HOST, slug="many") == at_ten
    announced(monument, "soon", works=2)
    at_three = statements(LIST, host=HOST)
    for n in range(7):
        opened(monument, f"e{n}", works=2)
        announced(monument, f"a{n}", works=2)
    assert statements(LIST, host=HOST) == at_three


@pytest.mark.rule("voting V9")
def test_whether_votes_are_taken_is_asked_of_the_clock_not_of_a_task(
    ask: Ask, monument: SiteProfile, opened: Make, clock_offset: Callable[[str], None]
) -> None:
    opened(monument, "nuit")
    clock_offset("3d1s")
    assert edition_at(ask, "nuit")["takesVotes"] is False


def test_candidates_whose_work_was_never_public(ask: Ask, monument: SiteProfile, announced: Make) -> None:
    edition = announced(monument, "nuit", works=2)
    WorkFactory.withdrawn(museum=edition.museums.get())
    assert edition_at(ask, "nuit")["candidateCount"] == 2
