"""The admin's start page says what is mine: the sites on which I have a role, which role, and where to go from here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.sites.policies.mine import my_sites
from cms.sites.policies.reviews import note_reviews
from cms.sites.policies.within import rows_within

SHOWN = 12


class MySitesPanel(Component):
    name = "my_sites"
    order = 60
    template_name = "cms_sites/home/my_sites.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        sites = my_sites(self.request.user, at_most=SHOWN + 1)
        return {"sites": sites[:SHOWN], "more": len(sites) > SHOWN}


class MyPages(Component):
    """How many pages are in one's own trees; Wagtail's counts everybody's."""

    order = 100
    template_name = "cms_sites/home/my_pages.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def is_shown(self) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(self.request.user, {"add", "change", "publish"}))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        mine = rows_within(self.request.user, Page, policy_registry.get_by_type(Page))
        return {"pages": mine.filter(depth__gt=1).count()}


@hooks.register("construct_homepage_panels")
def show_my_sites(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(MySitesPanel(request))
    # For Wagtail's own panel of what awaits review.
    note_reviews(request.user)


@hooks.register("construct_homepage_summary_items", order=100)
def count_my_pages(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if type(item).__name__ != "PagesSummaryItem"]
    items.append(MyPages(request))
