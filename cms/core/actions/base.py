from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

Result = TypeVar("Result", covariant=True)


class Action(ABC, Generic[Result]):
    """One act of the domain. Subclasses are keyword-only dataclasses; views, mutations, tasks and commands only call them.

    ``check`` refuses with a ``DomainError`` before anything is written; ``execute`` does the work in one transaction.
    """

    def check(self) -> None:
        """Raises a DomainError if this may not, or cannot, be done."""

    @abstractmethod
    def execute(self) -> Result: ...

    def run(self) -> Result:
        self.check()
        return self.execute()
