"""The batching future (gateway G4): fields ask one parent at a time, and are answered all together."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

Cells = Sequence[Any]
# ``read(parents, context, **arguments)``: one cell a parent, in order; a cell is a value, or the exception that is this cell's error.
Reader = Callable[..., Cells]


class Pending:
    """One cell that waits for its batch. Awaiting it yields to whoever runs the batches."""

    __slots__ = ("cell", "settled")

    def __init__(self) -> None:
        self.cell: Any = None
        self.settled = False

    def settle(self, cell: Any) -> None:
        self.cell, self.settled = cell, True

    def __await__(self) -> Generator[None, None, Any]:
        while not self.settled:
            yield
        if isinstance(self.cell, Exception):
            raise self.cell
        return self.cell


@dataclass
class Batch:
    """All that one place in the document asked in one wave."""

    reader: Reader
    arguments: dict[str, Any]
    parents: list[Any] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)

    def run(self, context: Any) -> None:
        try:
            cells = self.reader(self.parents, context, **self.arguments)
            if len(cells) != len(self.parents):
                raise RuntimeError(f"{self.reader.__qualname__} answered {len(cells)} cells for {len(self.parents)} parents")
        except Exception as error:
            # The failure is each cell's, so the rest of the answer stands.
            cells = [error] * len(self.parents)
        for pending, cell in zip(self.pending, cells, strict=True):
            pending.settle(cell)


class Batches:
    """What has been asked and not been read yet, of one operation."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._open: dict[tuple[int, int], Batch] = {}

    def ask(self, reader: Reader, place: object, parent: Any, arguments: dict[str, Any]) -> Pending:
        """``place`` is the field's node: one node has one set of arguments in one operation."""
        batch = self._open.setdefault((id(reader), id(place)), Batch(reader, arguments))
        pending = Pending()
        batch.parents.append(parent)
        batch.pending.append(pending)
        return pending

    def run(self) -> None:
        """Reads all that is open. Raises RuntimeError if nothing is: somebody then waits for nobody."""
        due, self._open = self._open, {}
        if not due:
            raise RuntimeError("an operation waits, and no field has asked for anything")
        for batch in due.values():
            batch.run(self._context)
