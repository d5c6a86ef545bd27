"""Candidates of many editions at once, in the orders in which they are shown (voting V62)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import graphene

from gateway.collections.works import Work, on_each_site
from gateway.context import Context
from gateway.fields import text, truth
from gateway.relay import Order, Paging, by, connection_of, connection_type
from gateway.relay.connections import slice_of
from workflows.voting.models import Amendment
from workflows.voting.models import Edition as EditionModel
from workflows.voting.selectors.display import display_order
from workflows.voting.selectors.lists import amendments_of, candidates_of, withdrawn_among

Rows = Sequence[dict[str, Any]]


class Candidate(graphene.ObjectType):
    number = text(description="The id on ballots: w01, w02 …")
    caption = text()
    storage_note = text()
    stands = truth(description="False once it was withdrawn from the vote.")
    work = graphene.Field(Work, description="The live record; null if it is no longer public.")

    @staticmethod
    def resolve_work(parents: Rows, context: Context) -> list[Any]:
        found = on_each_site(parents, lambda parent: [parent["work_id"]], context)
        return [found.get((parent["site"].pk, parent["work_id"])) for parent in parents]


CandidateConnection = connection_type("Candidate", Candidate, counted=False)


def candidates_by_number(parents: Rows, context: Context) -> list[dict[str, dict[str, Any]]]:
    """For each edition row its candidates by number, ascending."""
    editions = {parent["edition"].pk: parent["edition"] for parent in parents}
    copies = context.read("candidates", editions, lambda keys: candidates_of([editions[key] for key in keys]))
    gone = {pk: withdrawn_among(found) for pk, found in amendments(editions.values(), context).items()}
    return [
        {
            copy.number: {
                "number": copy.number,
                "caption": ", ".join(part for part in (copy.title, copy.maker_name) if part),
                "storage_note": copy.candidate.storage_note,
                "stands": copy.number not in gone.get(parent["edition"].pk, ()),
                "work_id": copy.candidate.work_id,
                "site": parent["site"],
            }
            for copy in copies.get(parent["edition"].pk, ())
        }
        for parent in parents
    ]


def candidate_connections(parents: Rows, context: Context, *, order: int, paging: Paging) -> list[dict[str, Any]]:
    drawn = Order(f"DRAWN{order}", (by("number"),))
    answer = []
    for parent, by_number in zip(parents, candidates_by_number(parents, context), strict=True):
        numbers = display_order(list(by_number), seed=parent["edition"].display_seed, order=order)
        rows, more = slice_of([by_number[number] for number in numbers], drawn, paging)
        answer.append(connection_of(rows, [drawn.cursor(row) for row in rows], paging, more=more))
    return answer


def amendments(editions: Iterable[EditionModel], context: Context) -> dict[int, list[Amendment]]:
    return context.read("amendments", [edition.pk for edition in editions], amendments_of)
