from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.collections.policies.imports import runs_of
from cms.collections.views.imports.staff import heading, staff

PAGE = 50


def imports(request: HttpRequest) -> HttpResponse:
    """The imports that this member of staff may see, newest first."""
    runs = runs_of(staff(request)).select_related("museum", "by").order_by("-pk")
    runs = runs.annotate(
        written=F("created") + F("changed") + F("differs") + F("suspicious"), doubted=F("rejected") + F("differs") + F("suspicious")
    )
    context = {**heading(_("Imports")), "page": Paginator(runs, PAGE).get_page(request.GET.get("p"))}
    return render(request, "cms_collections/imports/list.html", context)
