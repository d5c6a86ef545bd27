"""Who is told of which change. Rooms subscribe when their app starts; nothing here touches the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Handler = Callable[[Any], None]


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """``handler(change)`` is called after commit, in a transaction of its own, at least once: it must bear repetition."""

    name: str
    kind: str
    handler: Handler


_subscriptions: dict[str, Subscription] = {}


def subscribe(kind: str, *, name: str) -> Callable[[Handler], Handler]:
    """Registers a handler for changes of ``kind``. ``name`` is stored on delivery rows, so it never changes.

    Raises ValueError if the name is taken by another handler.
    """

    def register(handler: Handler) -> Handler:
        known = _subscriptions.get(name)
        if known is not None and known.handler is not handler:
            raise ValueError(f"subscriber {name!r} is registered twice")
        _subscriptions[name] = Subscription(name=name, kind=kind, handler=handler)
        return handler

    return register


def subscriptions_to(kind: str) -> list[Subscription]:
    return [subscription for subscription in _subscriptions.values() if subscription.kind == kind]


def subscription(name: str) -> Subscription | None:
    return _subscriptions.get(name)
