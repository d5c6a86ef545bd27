"""One page of a list (gateway G29, G33): how much is asked, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import graphene
from django.db.models import QuerySet

from gateway import errors
from gateway.errors import Refusal
from gateway.relay.cursors import Order

DEFAULT, MOST = 20, 100
PAGING = {"first": graphene.Int(), "after": graphene.String(), "last": graphene.Int(), "before": graphene.String()}


@dataclass(frozen=True)
class Paging:
    """Raises Refusal where the numbers make no sense."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            raise Refusal(errors.INVALID, "Ask for `first` or for `last`, not for both.")
        if not 1 <= self.size <= MOST:
            raise Refusal(errors.INVALID, f"`first` and `last` lie between 1 and {MOST}.")

    @property
    def size(self) -> int:
        sizes = [size for size in (self.first, self.last) if size is not None]
        return sizes[0] if sizes else DEFAULT

    @property
    def backwards(self) -> bool:
        return self.last is not None


@dataclass(frozen=True)
class Count:
    """``counter(keys)`` answers totals by key, for all connections that share it."""

    counter: Callable[[Sequence[Any]], Mapping[Any, int]]
    key: Hashable = None


def page_of(rows: QuerySet[Any, Any], order: Order, paging: Paging) -> tuple[list[Any], bool]:
    """The rows of one page, in order, and whether there are more in the direction of reading. One statement."""
    if paging.after is not None:
        rows = rows.filter(order.beyond(order.read(paging.after)))
    if paging.before is not None:
        rows = rows.filter(order.beyond(order.read(paging.before), backwards=True))
    found = list(order.sorted(rows, backwards=paging.backwards)[: paging.size + 1])
    more, found = len(found) > paging.size, found[: paging.size]
    return (found[::-1] if paging.backwards else found), more


def slice_of(rows: Sequence[Mapping[str, Any]], order: Order, paging: Paging) -> tuple[list[Any], bool]:
    """The same from rows that are all at hand, in order: for lists with a bound of their own."""
    start, stop = 0, len(rows)
    ranks = {order.cursor(row): place for place, row in enumerate(rows)}
    if paging.after is not None:
        order.read(paging.after)
        start = ranks.get(paging.after, -1) + 1
    if paging.before is not None:
        order.read(paging.before)
        stop = ranks.get(paging.before, stop)
    found = list(rows[start:stop])
    more = len(found) > paging.size
    return (found[-paging.size :] if paging.backwards else found[: paging.size]), more


def connection_of(
    nodes: Sequence[Any], cursors: Sequence[str], paging: Paging, *, more: bool, count: Count | None = None
) -> dict[str, Any]:
    """A cursor that was given came from a row, so there is something on its other side."""
    return {
        "page_info": {
            "has_next_page": paging.before is not None if paging.backwards else more,
            "has_previous_page": more if paging.backwards else paging.after is not None,
            "start_cursor": cursors[0] if cursors else None,
            "end_cursor": cursors[-1] if cursors else None,
        },
        "edges": [{"cursor": cursor, "node": node} for cursor, node in zip(cursors, nodes, strict=True)],
        "nodes": list(nodes),
        "count": count,
    }
