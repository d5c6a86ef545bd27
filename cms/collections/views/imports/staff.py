"""Who asks, and which imports they see: one that they may not see does not exist for them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.collections.models import ImportRun
from cms.collections.policies.imports import may_import, runs_of
from cms.core.admin import page_heading
from cms.core.models import User


def staff(request: HttpRequest) -> User:
    """Raises PermissionDenied for those who may bring no record in."""
    if not isinstance(request.user, User):
        raise TypeError("the admin lets only staff in")
    if not may_import(request.user):
        raise PermissionDenied
    return request.user


def run_of(request: HttpRequest, pk: int) -> ImportRun:
    return get_object_or_404(runs_of(staff(request)).select_related("museum", "by"), pk=pk)


def heading(title: str, *, run: ImportRun | None = None) -> dict[str, Any]:
    """What Wagtail's base page asks for: a title, an icon and the way back."""
    trail = [(reverse("wagtailadmin_home"), _("Home")), (reverse("records:imports"), _("Imports"))]
    if run is not None:
        trail.append((reverse("records:import", args=[run.pk]), run.file_name))
    return page_heading(title, trail, icon="upload")
