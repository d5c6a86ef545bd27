"""What may be chosen is what the policy lets this member of staff choose, in the list and by number alike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from cms.collections.models import Maker, Work
from cms.collections.wagtail_hooks.work_listing import matching


class PlainSearchForm(BaseFilterForm):
    q = forms.CharField(label=_("Search"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        if words := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, words
            objects = objects.filter(_matches(objects.model, words))
        return objects


def _matches(model: type[Any], words: str) -> Q:
    if model is Work:
        return matching(words)
    if model is Maker:
        return Q(pk__in=Maker.objects.called(words).values("pk"))
    return Q(name__icontains=words)


class _Permitted:
    """Works and makers that the user may choose; works only while their record is public."""

    request: Any
    model_class: Any

    def permitted(self) -> QuerySet[Any]:
        rows = policy_registry.get_by_type(self.model_class).instances_user_has_permission_for(self.request.user, "choose")
        return rows.public().order_by("label", "pk") if self.model_class is Work else rows


class _Listing(_Permitted):
    filter_form_class = PlainSearchForm

    def get_object_list(self) -> QuerySet[Any]:
        return self.permitted()


class PermittedChooseView(_Listing, ChooseView):
    pass


class PermittedResultsView(_Listing, ChooseResultsView):
    pass


class PermittedChosenView(_Permitted, SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        return self.permitted().get(pk=pk)


class PermittedChosenMultipleView(_Permitted, SnippetChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        return self.permitted().filter(pk__in=pks)


class PermittedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = PermittedChooseView
    choose_results_view_class = PermittedResultsView
    chosen_view_class = PermittedChosenView
    chosen_multiple_view_class = PermittedChosenMultipleView
