"""No page of another site is opened by its number, whichever of Wagtail's views is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.sites.policies.within import rows_within

# By these names Wagtail's addresses and forms speak of pages; in its namespace of pages ``pk`` is one too.
IN_ADDRESSES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
IN_FORMS = ("new_parent_page",)
NAMESPACE = "wagtailadmin_pages"


class PagesOfOnesOwn:
    """Several of Wagtail's views show the title of whatever page they are given, and only then ask what one may do with it.

    Page trees of different languages stand side by side, so to Wagtail everybody's common ground is the root of all. Must stand after
    the authentication, and asks nothing of superusers and of requests that no page is named in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> HttpResponse | None:
        asked = _pages_named(request, kwargs)
        user: Any = request.user if asked else None
        if not asked or user.is_superuser or not user.has_perm("wagtailadmin.access_admin"):
            # Nothing to ask; or the view itself sends them to sign in.
            return None
        mine = rows_within(user, Page, policy_registry.get_by_type(Page))
        if not Page.objects.filter(pk__in=asked).exclude(pk__in=mine.values("pk")).exists():
            return None
        refused: HttpResponse = permission_denied(request)
        return refused


def _pages_named(request: HttpRequest, kwargs: dict[str, Any]) -> set[int]:
    match = request.resolver_match
    names = IN_ADDRESSES + (("pk",) if match and NAMESPACE in match.namespaces else ())
    asked = [kwargs[name] for name in names if name in kwargs]
    if asked and request.method == "POST":
        asked += [value for name in IN_FORMS for value in request.POST.getlist(name)]
    return {int(pk) for pk in asked if str(pk).isdecimal()}
