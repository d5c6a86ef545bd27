"""Who asks, and which edition they may see: an edition of another site does not exist for them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.core.admin import page_heading
from cms.core.models import User
from workflows.voting.models import Edition
from workflows.voting.policies.editions import editions_of, has_editions_menu


def staff(request: HttpRequest) -> User:
    """Raises PermissionDenied for those who neither curate nor certify anywhere."""
    if not isinstance(request.user, User):
        raise TypeError("the admin lets only staff in")
    if not has_editions_menu(request.user):
        raise PermissionDenied
    return request.user


def edition_of(request: HttpRequest, pk: int) -> Edition:
    return get_object_or_404(editions_of(staff(request)).select_related("site"), pk=pk)


def heading(title: str, *, edition: Edition | None = None, icon: str = "check") -> dict[str, Any]:
    """What Wagtail's base page asks for: a title, an icon and the way back."""
    trail = [(reverse("wagtailadmin_home"), _("Home")), (reverse("voting:editions"), _("Editions"))]
    if edition is not None:
        trail.append((reverse("voting:edition", args=[edition.pk]), edition.title))
    return page_heading(title, trail, icon=icon)
