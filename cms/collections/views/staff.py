"""Who asks, and which records they keep: a record of another museum does not exist for them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.collections.models import Work
from cms.core.admin import page_heading
from cms.core.models import User

WORKS = "wagtailsnippets_cms_collections_work"


def curator(request: HttpRequest) -> User:
    """Raises PermissionDenied for those who keep no museum's records."""
    user: Any = request.user
    if not policy_registry.get_by_type(Work).user_has_permission(user, "change"):
        raise PermissionDenied
    return user


def kept_works(request: HttpRequest) -> QuerySet[Work]:
    rows: QuerySet[Work] = policy_registry.get_by_type(Work).instances_user_has_permission_for(curator(request), "change")
    return rows.select_related("museum")


def kept_work(request: HttpRequest, pk: int) -> Work:
    return get_object_or_404(kept_works(request), pk=pk)


def heading(title: str, *, work: Work | None = None, icon: str = "pick") -> dict[str, Any]:
    """What Wagtail's base page asks for: a title, an icon and the way back."""
    trail = [(reverse("wagtailadmin_home"), _("Home")), (reverse(f"{WORKS}:list"), _("Works"))]
    if work is not None:
        trail.append((edit_address(work), work.label))
    return page_heading(title, trail, icon=icon)


def edit_address(work: Work) -> str:
    return reverse(f"{WORKS}:edit", args=[work.pk])
