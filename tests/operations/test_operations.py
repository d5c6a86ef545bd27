"""Every operation of every front end runs here, on real rows. A new one fails until it is given variables and what it must find."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.network import Network
from tests.gateway.conftest import Ask
from tests.operations.documents import Operation, operations

OPERATIONS = operations()
NATIONAL = {"host": "reseau.localhost"}
HERE = {"host": "brou.localhost"}
VOTE = NATIONAL | {"slug": "chambre"}

SIGNED_IN = {"club.Me", "club.SignOut"}

# For each operation: its variables, from what the network holds, and the paths in its answer that must not be empty.
CASES: dict[str, tuple[Any, list[str]]] = {
    "portal.Shell": (
        HERE,
        ["site.name", "site.monument.officialName", "site.network.url", "site.menuFr", "site.editions", "site.works.nodes"],
    ),
    "portal.Home": (
        HERE | {"locale": "FR", "national": True},
        ["site.articles.nodes", "site.exhibitions.nodes", "site.editions", "site.monuments"],
    ),
    "portal.Content": (HERE | {"path": "/exposition/"}, [f"site.route.page.{name}" for name in ("body", "hang", "edition", "breadcrumbs")]),
    "portal.Preview": (lambda network: {"token": network.preview_token()}, ["preview.body", "preview.title"]),
    "portal.Feed": (HERE | {"locale": "FR"}, ["site.articles.nodes"]),
    "portal.Sitemap": (HERE, ["site.sitemap.nodes"]),
    "portal.Works": (
        HERE | {"order": "TITLE", "first": 2, "maker": "", "byMaker": False},
        ["site.museums", "site.works.nodes", "site.works.pageInfo.endCursor"],
    ),
    "portal.WorkDetail": (lambda network: HERE | {"uuid": network.work_uuid}, ["site.work.label", "site.work.images", "site.editions"]),
    "portal.Neighbours": (lambda network: HERE | {"museum": network.museum_uuid}, ["site.works.nodes"]),
    "club.Shell": (NATIONAL, ["site.name", "site.timeZone"]),
    "club.Me": ({}, ["me.email"]),
    "club.Editions": (NATIONAL, ["site.editions"]),
    "club.EditionHead": (VOTE, ["site.edition.rules.eligibility", "site.edition.candidateCount"]),
    "club.EditionFront": (VOTE | {"order": 3}, ["site.edition.candidates.nodes", "site.edition.opening.sha256"]),
    "club.Candidates": (VOTE | {"order": 2, "first": 3}, ["site.edition.candidates.nodes", "site.edition.candidates.pageInfo.endCursor"]),
    "club.CandidateNumbers": (VOTE | {"order": 2}, ["site.edition.candidates.nodes"]),
    "club.ChosenCandidate": (VOTE | {"number": "w01"}, ["site.edition.candidate.work.label"]),
    "club.CandidateInLarge": (VOTE | {"number": "w01"}, ["site.edition.candidate.work.image.image.srcset"]),
    "club.Results": (lambda network: network.certified(), ["site.edition.outcome.works"]),
    "club.CastBallot": (lambda network: {"input": network.ballot()}, ["castBallot.receipt.browserSecret", "castBallot.receipt.words"]),
    "club.Confirmation": (lambda network: {"token": network.waiting().token}, ["confirmation.words", "confirmation.edition.slug"]),
    "club.ConfirmBallot": (lambda network: {"input": {"token": network.waiting().token}}, ["confirmBallot.receiptCode"]),
    "club.ConfirmBallotByCode": (lambda network: {"input": network.waiting().by_code()}, ["confirmBallotByCode.receiptCode"]),
    "club.CancelBallot": (lambda network: {"input": {"token": network.waiting().token}}, ["cancelBallot.cancelled"]),
    "club.CheckReceipt": (lambda network: {"input": network.waiting().receipt()}, ["checkReceipt.status"]),
    "club.RequestSignIn": ({"input": {"email": "nouvelle@exemple.fr"}}, ["requestSignIn.sent"]),
    "club.SignIn": (lambda network: {"input": {"token": network.sign_in_token()}}, ["signIn.session"]),
    "club.SignOut": ({}, ["signOut.signedOut"]),
}


def test_the_front_ends_have_operations() -> None:
    assert {operation.app for operation in OPERATIONS} >= {"portal", "club"}


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_has_a_case(operation: Operation) -> None:
    assert str(operation) in CASES, "give this operation its variables, and what its answer must hold"


def test_no_case_is_left_over() -> None:
    assert set(CASES) <= {str(operation) for operation in OPERATIONS}


@pytest.mark.django_db
@pytest.mark.parametrize("operation", [one for one in OPERATIONS if str(one) in CASES], ids=str)
def test_operation(operation: Operation, network: Network, ask: Ask) -> None:
    given, paths = CASES[str(operation)]
    variables = given(network) if callable(given) else given
    headers = {"Authorization": f"Bearer {network.session()}"} if str(operation) in SIGNED_IN else {}
    answer = ask(operation.text, headers=headers, **variables)
    assert answer.status == 200
    for payload in answer.data.values():
        assert not (isinstance(payload, dict) and payload.get("errors"))
    for path in paths:
        value: Any = answer.data
        for step in path.split("."):
            value = value[step]
        assert value, f"nothing at {path}"
