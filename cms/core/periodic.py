"""Acts that happen again and again, each safe to run twice and late; ``manage.py tick`` runs those that are due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

Act = Callable[[datetime], str]


@dataclass(frozen=True, kw_only=True)
class Periodic:
    """``act(now)`` does the work and answers with one line about it."""

    name: str
    every: timedelta
    act: Act


_acts: dict[str, Periodic] = {}


def periodic(name: str, *, every: timedelta) -> Callable[[Act], Act]:
    """Registers a periodic act. Raises ValueError if the name is taken."""

    def register(act: Act) -> Act:
        known = _acts.get(name)
        if known is not None and known.act is not act:
            raise ValueError(f"periodic act {name!r} is registered twice")
        _acts[name] = Periodic(name=name, every=every, act=act)
        return act

    return register


def periodic_acts() -> list[Periodic]:
    return sorted(_acts.values(), key=lambda act: act.name)
