"""Pages as one site shows them, from their published rows: cards for lists, bodies only where they are asked for (gateway G7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import orjson

from cms.mirroring.models import Publication
from cms.mirroring.selectors import Address, address, visible_publications
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.relay import opaque

Row = dict[str, Any]
Rows = Sequence[Row]
# The columns of a card's row: what is published, and the page's facts that the tree and the clock may change.
COLUMNS = (
    "page_id",
    "kind",
    "card",
    "page__path",
    "page__translation_key",
    "page__locale__language_code",
    "page__first_published_at",
    "page__last_published_at",
)


def page_row(values: Row, site: SiteProfile) -> Row:
    card = orjson.loads(values["card"])
    return card_row(card, site) | {
        "id": opaque(values["kind"], values["page_id"], site=site.pk),
        "source_id": opaque(values["kind"], values["page_id"]),
        "pk": values["page_id"],
        "tree_path": values["page__path"],
        "translation_key": values["page__translation_key"],
        "locale": values["page__locale__language_code"],
        "published_at": values["page__first_published_at"],
        "updated_at": values["page__last_published_at"],
    }


def card_row(card: Row, site: SiteProfile) -> Row:
    """What the card alone knows."""
    row = {"__typename": card["kind"], "site": site, "card": card, "title": card["title"]}
    row |= {"summary": card["summary"], "standfirst": card["standfirst"]}
    row |= {name: card[name] for name in ("byline", "venue", "edition") if name in card}
    return row | {name: _day(card[name]) for name in ("published_on", "starts_on", "ends_on") if name in card}


def pages_of(keys: Iterable[int | None], context: Context, site: SiteProfile) -> dict[int, Row]:
    """Pages that ``site`` shows, by primary key; what nobody may see is absent. One statement."""

    def read(missing: list[int]) -> dict[int, Row]:
        rows = visible_publications(site=site, now=context.now).filter(page__in=missing).values(*COLUMNS)
        return {row["page_id"]: page_row(row, site) for row in rows}

    return context.read(("pages", site.pk), keys, read)


def bodies(parents: Rows, context: Context) -> list[Row]:
    """Whoever has the row may read the body; a preview brings its own."""

    def read(missing: list[int]) -> dict[int, Row]:
        texts = Publication.objects.filter(page__in=missing, current=True).values_list("page_id", "body")
        return {pk: orjson.loads(body) for pk, body in texts}

    found = context.read("bodies", [parent["pk"] for parent in parents if "own_body" not in parent], read)
    return [parent["own_body"] if "own_body" in parent else found[parent["pk"]] for parent in parents]


def addresses_of(keys: Iterable[int], context: Context, site: SiteProfile) -> dict[int, Address]:
    return context.read(("addresses", site.pk), keys, lambda missing: address(site=site, pages=missing))


def linkable(keys: Sequence[int], context: Context, site: SiteProfile) -> dict[int, str]:
    """Addresses of those that ``site`` shows; for links, which must not betray a hidden page."""
    shown = visible_publications(site=site, now=context.now).filter(page__in=keys).values_list("page_id", flat=True)
    return {pk: found.url for pk, found in addresses_of(list(shown), context, site).items()}


class At(NamedTuple):
    """Where a page would be that has no address yet."""

    url: str
    path: str


def addresses(parents: Rows, context: Context) -> list[Address | At | None]:
    """Each page's address on its own row's site."""
    found = on_each_site(parents, lambda site, rows: addresses_of([row["pk"] for row in rows], context, site))
    return [parent["own_address"] if "own_address" in parent else found[parent["site"].pk].get(parent["pk"]) for parent in parents]


def breadcrumbs(parents: Rows, context: Context) -> list[list[Row]]:
    """The ancestors of every parent in one statement, their addresses in another."""

    def of_site(site: SiteProfile, rows: Rows) -> dict[str, Row]:
        paths = {path for row in rows for path in _ancestors(row, site)}
        shown = visible_publications(site=site, now=context.now).filter(page__path__in=paths)
        titles = {path: (pk, title) for pk, path, title in shown.values_list("page_id", "page__path", "page__title")}
        found = addresses_of([pk for pk, _title in titles.values()], context, site)
        return {path: {"title": title, "url": found[pk].url} for path, (pk, title) in titles.items() if pk in found}

    links = on_each_site(parents, of_site)
    return [
        [crumbs[path] for path in _ancestors(row, row["site"]) if path in crumbs] for row in parents for crumbs in [links[row["site"].pk]]
    ]


def translations(parents: Rows, context: Context) -> list[list[Row]]:
    """The same page in the site's other languages, if it is to be seen there."""

    def of_site(site: SiteProfile, rows: Rows) -> dict[Any, list[tuple[int, str]]]:
        shown = visible_publications(site=site, now=context.now).filter(page__translation_key__in={row["translation_key"] for row in rows})
        found = defaultdict(list)
        columns = ("page__translation_key", "page_id", "page__locale__language_code")
        for key, pk, locale in shown.order_by("page__locale_id").values_list(*columns):
            found[key].append((pk, locale))
        addresses_of([pk for pages in found.values() for pk, _locale in pages], context, site)
        return found

    families = on_each_site(parents, of_site)
    answer = []
    for row in parents:
        others = [(pk, locale) for pk, locale in families[row["site"].pk].get(row["translation_key"], ()) if pk != row["pk"]]
        known = addresses_of([pk for pk, _locale in others], context, row["site"])
        answer.append([{"locale": locale, "url": known[pk].url} for pk, locale in others if pk in known])
    return answer


def on_each_site(parents: Rows, read: Callable[[SiteProfile, Rows], Any]) -> dict[int, Any]:
    """{site: ``read(site, its rows)``}; an answer is nearly always of one site."""
    by_site: dict[int, list[Row]] = defaultdict(list)
    for parent in parents:
        by_site[parent["site"].pk].append(parent)
    return {key: read(rows[0]["site"], rows) for key, rows in by_site.items()}


def _ancestors(row: Row, site: SiteProfile) -> list[str]:
    """Tree paths from the site's home page down to the parent. Wagtail keeps each step in four characters."""
    home, path = len(site.site.root_page.path), row["tree_path"]
    return [path[:length] for length in range(home, len(path), 4)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
