"""Makers as authorities. Only those whom a public work names to everybody: others look like what is not there (collections C21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import graphene

from cms.collections.selectors.makers import Authority, public_makers
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.fields import ident, many, maybe_number, text, truth
from gateway.relay import Node, opaque
from gateway.relay.ids import as_uuid

ULAN, WIKIDATA = "http://vocab.getty.edu/ulan/", "http://www.wikidata.org/entity/"


class MakerAuthority(graphene.ObjectType):
    """A person or a workshop, whatever the records call them. Two that were merged are one: each old id and uuid answers with it."""

    class Meta:
        interfaces = (Node,)

    id = ident()
    uuid = ident()
    name = text()
    sort_name = text(description="The form by which lists are sorted: the surname first.")
    dates = text(description="The life, as shown.")
    birth_year = maybe_number(description="Negative before our era; there is no year 0.")
    death_year = maybe_number()
    nationality = text()
    known = truth(description="False for « anonyme » and the like: a value, not a person.")
    alternative_names = many(graphene.String, description="Other names, in the order in which they became known.")
    same_as = many(graphene.String, description="The same maker elsewhere, as URIs: ULAN, Wikidata.")
    merged_from = graphene.Field(
        graphene.ID, description="The uuid that was asked for, where it has been merged into this maker: its address leads here for good."
    )


def maker_rows(uuids: Iterable[str | None], context: Context, site: SiteProfile) -> dict[str, dict[str, Any]]:
    """Authorities by the uuid asked for, in three statements an operation; ``site`` is where their works are looked for."""
    found = context.read("authorities", uuids, public_makers)
    return {uuid: _row(maker, uuid, site) for uuid, maker in found.items()}


def maker_of(site: SiteProfile, context: Context, asked: str) -> dict[str, Any] | None:
    """By an id of ours or a uuid."""
    uuid = as_uuid(asked, "MakerAuthority")
    return maker_rows([str(uuid)], context, site).get(str(uuid)) if uuid else None


def _row(maker: Authority, asked: str, site: SiteProfile) -> dict[str, Any]:
    numbers: Sequence[tuple[str, str]] = ((ULAN, maker.ulan), (WIKIDATA, maker.wikidata))
    return {
        "__typename": "MakerAuthority",
        "id": opaque("MakerAuthority", maker.uuid, site=site.pk),
        "site": site,
        "uuid": maker.uuid,
        "name": maker.name,
        "sort_name": maker.sort_name,
        "dates": maker.dates,
        "birth_year": maker.birth_year,
        "death_year": maker.death_year,
        "nationality": maker.nationality,
        "known": maker.known,
        "alternative_names": list(maker.other_names),
        "same_as": [base + number for base, number in numbers if number],
        "merged_from": asked if asked != maker.uuid else None,
    }
