"""What keeps addresses exact, looked at when the server starts."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import connections

from cms.mirroring.actions.ensure_child_index import NAME


@register(Tags.database)
def check_child_index(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Without it every address is found by a scan of all pages."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            if "wagtailcore_page" in tables and NAME not in connection.introspection.get_constraints(cursor, "wagtailcore_page"):
                hint = "Run manage.py migrate: the index is made after it, every time."
                problems.append(CheckWarning(f"The index {NAME} is missing.", hint=hint, id="cimaise.W050"))
    return problems


@register(Tags.database)
def check_nested_roots(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A site below another would show its pages twice (B9)."""
    from cms.sites.models import SiteProfile

    if "default" not in (databases or ()) or SiteProfile._meta.db_table not in connections["default"].introspection.table_names():
        return []
    paths = dict(SiteProfile.objects.values_list("site__root_page__path", "slug"))
    nested = [(slug, paths[path[:end]]) for path, slug in paths.items() for end in range(4, len(path), 4) if path[:end] in paths]
    return [
        Error(
            f"The site {inner} stands inside the tree of the site {outer}.",
            hint="Move its home page to the top of the tree, beside the others.",
            id="cimaise.E051",
        )
        for inner, outer in nested
    ]
