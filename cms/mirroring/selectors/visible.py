"""The one answer to "which pages may this site's visitors see" (gateway G8). Every path to a page goes through it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction

from cms.mirroring.models import Publication
from cms.sites.models import SiteProfile

if TYPE_CHECKING:
    from django.db.models import QuerySet

STEP = Page.steplen
# The deepest page that is looked at: a page below it is shown nowhere.
LEVELS = 14


def visible_publications(*, site: SiteProfile, now: datetime) -> QuerySet[Publication]:
    """What is published of the pages that stand in the site's own trees, in all its languages, and may be seen at ``now``.

    The page and every page above it are live, within their dates, and not restricted. No statement is spent before the queryset is read.
    """
    home = site.site.root_page
    # Wagtail keeps the home pages of one site side by side, one a language.
    homes = Page.objects.filter(translation_key=home.translation_key, depth=home.depth)
    return (
        Publication.objects.filter(current=True)
        .annotate(home_path=Substr("page__path", 1, home.depth * STEP))
        .filter(home_path__in=homes.values("path"), page__depth__lte=LEVELS)
        .filter(~Exists(closed(now).filter(path__in=_way_to("page__path"))))
    )


def closed(now: datetime) -> QuerySet[Page]:
    """Pages that hide themselves and whatever hangs below: drafts, out of their dates, or restricted."""
    dated = Q(go_live_at__gt=now) | Q(expire_at__lte=now)
    restricted = Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
    pages: QuerySet[Page] = Page.objects.filter(Q(live=False) | dated | restricted)
    return pages


def _way_to(path: str) -> list[Substr]:
    """The tree paths of a page and of all above it; a shorter path only repeats itself."""
    return [Substr(OuterRef(path), 1, STEP * level) for level in range(1, LEVELS + 1)]


def children(*, site: SiteProfile, parents: list[str], now: datetime) -> QuerySet[Any]:
    """Of the pages just below those at the tree paths ``parents``, what may be seen; ``parent_path`` says below which one.

    In one statement for any number of parents; the caller orders by ``page__path``, which is the order of the site.
    """
    parent = Substr(F("page__path"), Value(1), Length("page__path") - STEP)
    return visible_publications(site=site, now=now).annotate(parent_path=parent).filter(parent_path__in=parents)
