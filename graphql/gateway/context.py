from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from cms.core import clock
from gateway.callers import Caller
from gateway.execution import Batches
from workflows.people.models import Member
from workflows.people.selectors import member_of_session

Key = TypeVar("Key", bound=Hashable)


class Context:
    """One operation: who asks, when, and what has been read for it so far."""

    batches: Batches

    def __init__(self, caller: Caller, *, host: str) -> None:
        self.caller, self.host = caller, host
        self._read: dict[Hashable, dict[Any, Any]] = {}

    @property
    def language(self) -> str:
        """Of messages and labels; content has the language of its page."""
        return self.caller.language

    @cached_property
    def now(self) -> datetime:
        """One instant for the whole operation, from the database's clock."""
        return clock.now()

    @cached_property
    def member(self) -> Member | None:
        return member_of_session(self.caller.session, now=self.now) if self.caller.session else None

    def read(self, what: Hashable, keys: Iterable[Key | None], reader: Callable[[list[Key]], dict[Key, Any]]) -> dict[Key, Any]:
        """``reader``'s rows for ``keys``, each read once in an operation; keys that have no row are absent.

        ``what`` names the reader and all that its rows depend on besides the key.
        """
        known = self._read.setdefault(what, {})
        wanted = dict.fromkeys(key for key in keys if key is not None)
        if missing := [key for key in wanted if key not in known]:
            found = reader(missing)
            known.update({key: found.get(key) for key in missing})
        return {key: known[key] for key in wanted if known[key] is not None}
