"""Which pages are a site's: its root page and that page's translations, which Wagtail keeps as siblings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import Page

from cms.sites.models import SiteProfile


def roots_of(root_page_ids: Iterable[int]) -> dict[int, list[Page]]:
    """{root page: itself and its translations}, in two statements."""
    wanted = list(root_page_ids)
    keys = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
    pages = defaultdict(list)
    for page in Page.objects.filter(translation_key__in=set(keys.values())).select_related("locale").order_by("path"):
        pages[page.translation_key].append(page)
    return {pk: pages[key] for pk, key in keys.items()}


def site_of_page(page: Page) -> SiteProfile | None:
    """The site in whose tree a page stands, whatever its language."""
    top = Page.objects.filter(path=page.path[: 2 * Page.steplen]).values("translation_key")
    return SiteProfile.objects.select_related("site", "site__root_page").filter(site__root_page__translation_key__in=top).first()


def wagtails_welcome() -> QuerySet[Page]:
    """The page that Wagtail's migrations made, while nobody has written below it or given it a profile."""
    welcome: QuerySet[Page] = Page.objects.filter(depth=2, slug="home", numchild=0, owner=None, content_type__model="page")
    return welcome.exclude(sites_rooted_here__profile__isnull=False)
