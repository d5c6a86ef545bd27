"""Views of Wagtail's that show more than one's own sites, narrowed. They stand before Wagtail's own addresses."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views import chooser
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.sites.policies.within import rows_within


class ChosenPages(chooser.ChosenMultipleView):
    """Wagtail's answers with the title of any page asked for by number, drafts too."""

    def get(self, request: HttpRequest) -> HttpResponse:
        _refuse_others(request, Page)
        response: HttpResponse = super().get(request)
        return response


class PageTypesUsage(PageTypesUsageReportView):
    """Counts the whole network and names the pages edited last: for those who run it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class OfOnesOwn:
    """ "All of the listing" is all of it that one may know of; Wagtail's means everything, and names what one may not change."""

    request: Any
    model: Any

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        listed = super().get_all_objects_in_listing_query(parent_id)  # type: ignore[misc]
        return _ones_own(self.request, self.model).filter(pk__in=list(listed)).values_list("pk", flat=True)


def bulk(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Wagtail's does nothing to a row that one may not change, but names it."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    known = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if known is None:
        raise Http404
    _refuse_others(request, model)
    response: HttpResponse = type(known.__name__, (OfOnesOwn, known), {})(request, model).dispatch(request)
    return response


def _ones_own(request: HttpRequest, model: Any) -> QuerySet[Any]:
    return rows_within(request.user, model, policy_registry.get_by_type(model))


def _refuse_others(request: HttpRequest, model: Any) -> None:
    asked = {pk for pk in request.GET.getlist("id") if pk != "all"}
    if issubclass(model, Page):
        # Where from, and where to.
        asked |= {pk for pk in (request.GET.get("childOf"), request.POST.get("chooser")) if pk}
    if not all(pk.isdecimal() for pk in asked):
        raise Http404
    if _ones_own(request, model).filter(pk__in=asked).count() != len(asked):
        raise PermissionDenied
