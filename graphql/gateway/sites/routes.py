"""What stands at a path, and the menu: ``cms.mirroring`` says both, this only puts it into words of the schema."""

from __future__ import annotations

from typing import Any

import graphene

from cms.mirroring.selectors import resolve
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.fields import maybe_text, some, text, truth
from gateway.pages.lists import menu_pages
from gateway.pages.reading import addresses_of, pages_of
from gateway.pages.types import Page


class MenuEntry(graphene.ObjectType):
    title = text()
    url = text()
    path = text(description="The path without the host, as `route` takes it.")


class RouteStatus(graphene.Enum):
    FOUND = "found"
    REDIRECT = "redirect"
    GONE = "gone"
    NOT_FOUND = "not_found"


class Route(graphene.ObjectType):
    status = some(RouteStatus)
    location = maybe_text(description="Where a redirect leads; null otherwise.")
    permanent = truth(description="Whether the redirect is for good (301) or for a time (302).")
    page = graphene.Field(Page)


NOTHING: dict[str, Any] = {"status": "not_found", "location": None, "permanent": False, "page": None}


def route(site: SiteProfile, context: Context, *, path: str) -> dict[str, Any]:
    """A page that nobody may see stands nowhere, whatever the tree says of its path."""
    found = resolve(site=site, path=path, now=context.now)
    status = str(found.status.value)
    if status == "found":
        page = next(iter(pages_of([found.page], context, site).values()), None)
        return NOTHING | {"status": "found", "page": page} if page else NOTHING
    return NOTHING | {"status": status, "location": found.location, "permanent": found.permanent}


def menu(site: SiteProfile, context: Context, *, locale: str) -> list[dict[str, Any]]:
    """The pages below the home page of one language that their editors put into the menu, in the tree's order."""
    pages = menu_pages(site, context, locale=locale)
    addresses = addresses_of([page["pk"] for page in pages], context, site)
    return [
        {"title": page["title"], "url": addresses[page["pk"]].url, "path": addresses[page["pk"]].path}
        for page in pages
        if page["pk"] in addresses
    ]
