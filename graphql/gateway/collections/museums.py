from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import graphene

from cms.collections.models import Museum as MuseumModel
from gateway.context import Context
from gateway.fields import ident, text
from gateway.relay import Node, opaque

COLUMNS = ("pk", "uuid", "name", "town", "museofile")


class Museum(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    id = ident()
    uuid = ident()
    name = text()
    town = text()
    museofile = text()


def museum_row(values: dict[str, Any]) -> dict[str, Any]:
    uuid = str(values["uuid"])
    return {
        "__typename": "Museum",
        "id": opaque("Museum", uuid),
        "uuid": uuid,
        "name": values["name"],
        "town": values["town"],
        "museofile": values["museofile"] or "",
    }


def museums_of(keys: Iterable[int], context: Context) -> dict[int, dict[str, Any]]:
    def read(missing: list[int]) -> dict[int, dict[str, Any]]:
        return {row["pk"]: museum_row(row) for row in MuseumModel.objects.filter(pk__in=missing).values(*COLUMNS)}

    return context.read("museums", keys, read)
