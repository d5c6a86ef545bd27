"""Lists of pages: newest first, or in the order of the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import DateField, F, Value, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate

from cms.mirroring.selectors import children, visible_publications
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.pages.reading import COLUMNS, on_each_site, page_row
from gateway.relay import Count, Order, Paging, by, connection_of, page_of

Rows = Sequence[dict[str, Any]]
NEWEST = Order("NEWEST", (by("day", date, down=True), by("page_id", int, down=True)))
TREE = Order("TREE", (by("page__path"),))
# An exhibition whose days are not set yet is the newest of all.
SOME_DAY = date(9999, 12, 31)


def articles(site: SiteProfile, context: Context, *, locale: str, paging: Paging) -> dict[str, Any]:
    """By the day that an article gives itself, else that of its first publication."""
    shown = visible_publications(site=site, now=context.now).filter(kind="ArticlePage", page__locale__language_code=locale)
    published = TruncDate("page__first_published_at")
    return _newest(shown.annotate(day=Coalesce("page__articlepage__published_on", published, output_field=DateField())), site, paging)


def exhibitions(site: SiteProfile, context: Context, *, locale: str, paging: Paging) -> dict[str, Any]:
    shown = visible_publications(site=site, now=context.now).filter(kind="ExhibitionPage", page__locale__language_code=locale)
    day = Coalesce("page__exhibitionpage__starts_on", Value(SOME_DAY), output_field=DateField())
    return _newest(shown.annotate(day=day), site, paging)


def _newest(shown: Any, site: SiteProfile, paging: Paging) -> dict[str, Any]:
    found, more = page_of(shown.values(*COLUMNS, "day"), NEWEST, paging)
    rows = [page_row(values, site) for values in found]
    cursors = [NEWEST.cursor(values) for values in found]
    return connection_of(rows, cursors, paging, more=more, count=Count(lambda _keys: {None: shown.count()}))


def children_connections(parents: Rows, context: Context, paging: Paging) -> list[dict[str, Any]]:
    """The pages below each parent, whatever the number of parents in one statement."""
    found = on_each_site(parents, lambda site, rows: _children(site, rows, context, paging))
    return [found[parent["site"].pk][parent["tree_path"]] for parent in parents]


def _children(site: SiteProfile, parents: Rows, context: Context, paging: Paging) -> dict[str, dict[str, Any]]:
    paths = [parent["tree_path"] for parent in parents]
    below = children(site=site, parents=paths, now=context.now)
    wanted = below
    if paging.after is not None:
        wanted = wanted.filter(TREE.beyond(TREE.read(paging.after)))
    if paging.before is not None:
        wanted = wanted.filter(TREE.beyond(TREE.read(paging.before), backwards=True))
    path = F("page__path")
    place = Window(RowNumber(), partition_by="parent_path", order_by=path.desc() if paging.backwards else path.asc())
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for values in TREE.sorted(wanted.annotate(place=place).filter(place__lte=paging.size + 1)).values(*COLUMNS, "parent_path"):
        groups[values["parent_path"]].append(values)

    def counter(keys: Sequence[str]) -> dict[str, int]:
        totals = below.filter(parent_path__in=keys).order_by().values("parent_path").annotate(number=CountOf("pk"))
        return dict(totals.values_list("parent_path", "number"))

    answer = {}
    for key in paths:
        group, more = groups[key], len(groups[key]) > paging.size
        kept = group[-paging.size :] if paging.backwards else group[: paging.size]
        rows, cursors = [page_row(one, site) for one in kept], [TREE.cursor(one) for one in kept]
        answer[key] = connection_of(rows, cursors, paging, more=more, count=Count(counter, key))
    return answer


def menu_pages(site: SiteProfile, context: Context, *, locale: str) -> list[dict[str, Any]]:
    """Below the home page of one language, those that their editors put into the menu."""
    below_home = len(site.site.root_page.path) // 4 + 1
    shown = visible_publications(site=site, now=context.now)
    listed = shown.filter(page__show_in_menus=True, page__locale__language_code=locale, page__depth=below_home)
    return [page_row(values, site) for values in TREE.sorted(listed).values(*COLUMNS)]
