from __future__ import annotations

from dataclasses import dataclass

from django.db import connections

from cms.core.actions import Action

NAME = "cms_mirroring_page_child"
# PostgreSQL: treebeard's paths have the collation "C", and so has what is cut from them.
MAKE = f"CREATE INDEX IF NOT EXISTS {NAME} ON wagtailcore_page ((CAST(substr(path, 1, length(path) - 4) AS text)), slug)"


@dataclass(frozen=True, kw_only=True)
class EnsureChildIndex(Action[None]):
    """The index that finds a page by its parent and slug, on Wagtail's own table, which has none.

    Made after every migrate: Django drops an index that it does not know whenever it rebuilds a table on SQLite.
    """

    using: str = "default"

    def execute(self) -> None:
        connection = connections[self.using]
        if "wagtailcore_page" not in connection.introspection.table_names():
            return
        with connection.cursor() as cursor:
            cursor.execute(MAKE)
