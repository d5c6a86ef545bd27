"""Editions as the public may see them: nothing here reads a ballot, the roll, or a count that the rules still hide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from cms.sites.models import SiteProfile
from gateway import errors
from gateway.context import Context
from gateway.errors import Refusal
from gateway.fields import ident, many, maybe_number, needed, number, some, text, truth
from gateway.pages.exhibitions import exhibitions_of_editions
from gateway.relay import PAGING, Node, Paging, opaque
from gateway.scalars import DateTime
from gateway.voting.candidates import Candidate, CandidateConnection, amendments, candidate_connections, candidates_by_number
from gateway.voting.enums import EditionState, Eligibility
from workflows.voting.models import Edition as EditionModel
from workflows.voting.selectors.display import order_count
from workflows.voting.selectors.lists import candidate_counts
from workflows.voting.selectors.outcomes import OutcomeView, public_outcomes
from workflows.voting.selectors.turnout import public_turnouts

Rows = Sequence[dict[str, Any]]
ELIGIBILITIES = {"member", "email"}


class EditionRules(graphene.ObjectType):
    method = text()
    seats = number()
    min = number()
    max = number()
    none_of_these = truth()
    recurrence = text()
    eligibility = many(Eligibility)
    results_at = text()


class Opening(graphene.ObjectType):
    sha256 = text(description="SHA-256 of rules, candidates, window and commitment, as published at opening.")
    lot_commitment = text()


class Amendment(graphene.ObjectType):
    n = number()
    kind = text()
    at = some(DateTime)
    reason = text()


class Placing(graphene.ObjectType):
    place = number()
    elected = truth()
    votes = maybe_number(description="Null where so few people voted that numbers could betray one of them.")
    lot = truth(description="True where the lot decided between equal numbers.")
    candidate = some(Candidate)


class Outcome(graphene.ObjectType):
    provisional = truth(description="True while it is counted but not certified.")
    seats = number()
    ballots = number()
    works = many(Placing)
    outcome_sha256 = text()

    @staticmethod
    def resolve_works(parents: Rows, context: Context) -> list[Any]:
        candidates = candidates_by_number(parents, context)
        return [_placings(parent["view"], by_number) for parent, by_number in zip(parents, candidates, strict=True)]


class Edition(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    id = ident()
    uuid = ident()
    slug = text()
    title = text()
    standfirst = text()
    url = text(description="The edition's page in the club.")
    site_name = text()
    state = some(EditionState)
    opens_at = some(DateTime)
    closes_at = some(DateTime)
    confirm_until = some(DateTime, description="Until when a ballot that was cast in time may be confirmed.")
    takes_votes = truth(description="True between opening and close, when nothing is paused, by the database's clock.")
    rules = some(EditionRules)
    opening = graphene.Field(Opening, description="Null before opening.")
    amendments = many(Amendment)
    candidate_count = number()
    turnout = maybe_number(description="Turnout, rounded down to 10, at most an hour old; null before opening.")
    candidates = some(
        CandidateConnection,
        order=needed(graphene.Int, default_value=0),
        **PAGING,
        description="Candidates in one of the drawn orders; 0 is the order of accession numbers.",
    )
    candidate = graphene.Field(Candidate, number=needed(graphene.String))
    order_count = number(description="How many orders of display there are: twice the candidates.")
    outcome = graphene.Field(Outcome, description="Null until the rules let results show.")
    exhibition = graphene.Field("gateway.pages.types.ExhibitionPage", description="The exhibition that came of it, once published.")

    @staticmethod
    def resolve_takes_votes(parents: Rows, context: Context) -> list[bool]:
        return [parent["edition"].takes_votes(context.now) for parent in parents]

    @staticmethod
    def resolve_amendments(parents: Rows, context: Context) -> list[Any]:
        found = amendments([parent["edition"] for parent in parents], context)
        return [
            [{"n": one.n, "kind": one.kind, "at": one.at, "reason": one.reason} for one in found.get(parent["edition"].pk, ())]
            for parent in parents
        ]

    @staticmethod
    def resolve_candidate_count(parents: Rows, context: Context) -> list[int]:
        counts = _counts(parents, context)
        return [counts.get(parent["edition"].pk, 0) for parent in parents]

    @staticmethod
    def resolve_order_count(parents: Rows, context: Context) -> list[int]:
        counts = _counts(parents, context)
        return [order_count(counts.get(parent["edition"].pk, 0)) for parent in parents]

    @staticmethod
    def resolve_turnout(parents: Rows, context: Context) -> list[int | None]:
        found = public_turnouts([parent["edition"] for parent in parents])
        return [found.get(parent["edition"].pk) for parent in parents]

    @staticmethod
    def resolve_candidates(parents: Rows, context: Context, *, order: int, **paging: Any) -> list[Any]:
        if order < 0:
            raise Refusal(errors.INVALID, "Orders are numbered from 0.")
        return candidate_connections(parents, context, order=order, paging=Paging(**paging))

    @staticmethod
    def resolve_candidate(parents: Rows, context: Context, *, number: str) -> list[Any]:
        return [by_number.get(number) for by_number in candidates_by_number(parents, context)]

    @staticmethod
    def resolve_outcome(parents: Rows, context: Context) -> list[Any]:
        found = public_outcomes([parent["edition"] for parent in parents])
        return [_outcome(parent, found.get(parent["edition"].pk)) for parent in parents]

    @staticmethod
    def resolve_exhibition(parents: Rows, context: Context) -> list[Any]:
        return exhibitions_of_editions([(parent["edition"].uuid, parent["edition"].site) for parent in parents], context)


def edition_row(edition: EditionModel, site: SiteProfile | None = None) -> dict[str, Any]:
    """``site`` shows the works of its candidates; the organising site does where nobody else asked."""
    rules = edition.frozen_rules
    uuid = str(edition.uuid)
    return {
        "__typename": "Edition",
        "id": opaque("Edition", uuid),
        "edition": edition,
        "site": site or edition.site,
        "uuid": uuid,
        "slug": edition.slug,
        "title": edition.title,
        "standfirst": edition.standfirst,
        "url": edition.url,
        "site_name": edition.site.name,
        "state": edition.state,
        "opens_at": edition.opens_at,
        "closes_at": edition.closes_at,
        "confirm_until": edition.confirm_until,
        "rules": {name: rules[name] for name in ("method", "seats", "min", "max", "none_of_these", "recurrence", "results_at")}
        | {"eligibility": [one for one in rules["eligibility"] if one in ELIGIBILITIES]},
        "opening": {"sha256": edition.opening_sha256, "lot_commitment": edition.lot_commitment} if edition.frozen else None,
    }


def _counts(parents: Rows, context: Context) -> dict[int, int]:
    return context.read("candidate counts", [parent["edition"].pk for parent in parents], candidate_counts)


def _outcome(parent: dict[str, Any], view: OutcomeView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {
        "edition": parent["edition"],
        "site": parent["site"],
        "view": view,
        "provisional": view.provisional,
        "seats": view.seats,
        "ballots": view.ballots,
        "outcome_sha256": view.outcome_sha256,
    }


def _placings(view: OutcomeView, by_number: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "place": placing.position,
            "elected": placing.elected,
            "votes": placing.votes,
            "lot": placing.lot,
            "candidate": by_number[placing.number],
        }
        for placing in view.works
    ]
