from __future__ import annotations

from typing import Any

from django.db.models import Func


class Unindexed(Func):
    """A column as a value that SQLite looks for in no index.

    It keeps no count of values: asked for one museum of 80,000 works, it reads them all by the museum's index and sorts them (166 ms),
    rather than walk the order that was asked for until a page is full (0.02 ms). PostgreSQL counts, and is left alone.
    """

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)
