from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import graphene

from gateway.context import Context
from gateway.fields import many, maybe_text, number, some, text, truth


class PageInfo(graphene.ObjectType):
    has_next_page = truth()
    has_previous_page = truth()
    start_cursor = maybe_text()
    end_cursor = maybe_text()


def connection_type(name: str, node: Any, *, counted: bool = True) -> type[graphene.ObjectType]:
    """The connection of ``node``, with its edges; ``counted`` gives it a totalCount."""
    edge = type(f"{name}Edge", (graphene.ObjectType,), {"cursor": text(), "node": some(node)})
    fields = {"page_info": some(PageInfo), "edges": many(edge), "nodes": many(node)}
    if counted:
        fields |= {"total_count": number(), "resolve_total_count": staticmethod(_total_count)}
    connection: type[graphene.ObjectType] = type(f"{name}Connection", (graphene.ObjectType,), fields)
    return connection


def _total_count(parents: Sequence[dict[str, Any]], context: Context) -> list[int]:
    """Only asked for when the document does; connections that share a counter are counted in one statement."""
    groups = defaultdict(list)
    for parent in parents:
        groups[parent["count"].counter].append(parent["count"].key)
    totals = {counter: counter(keys) for counter, keys in groups.items()}
    return [totals[parent["count"].counter].get(parent["count"].key, 0) for parent in parents]
