"""The list of makers for those who keep works: its filters, its search, its columns."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from cms.collections.models import Maker, MakerName, Museum, Work, WorkMaker
from cms.collections.selectors.likeness import likely_same
from cms.collections.views.makers import MAKERS
from cms.core.admin import AskedOnce

MERGED, EVERY = "merged", "all"


def _sources() -> list[tuple[str, str]]:
    return [(source, source) for source in MakerName.objects.order_by("source").values_list("source", flat=True).distinct()]


class MakerFilterSet(WagtailFilterSet):
    known = django_filters.BooleanFilter(label=_("a known maker"))
    source = django_filters.ChoiceFilter(label=_("source"), choices=_sources, method="known_to")
    likeness = django_filters.BooleanFilter(label=_("may be another one too"), method="that_are_alike")
    merged = django_filters.ChoiceFilter(
        label=pgettext_lazy("makers", "merged"),
        choices=[(MERGED, pgettext_lazy("makers", "only merged ones")), (EVERY, pgettext_lazy("makers", "merged or not"))],
        method="that_are",
    )

    class Meta:
        model = Maker
        fields = ["known"]

    def filter_queryset(self, queryset: QuerySet[Maker]) -> QuerySet[Maker]:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("merged") else found.filter(merged_into=None)

    def known_to(self, makers: Any, name: str, value: str) -> QuerySet[Maker]:
        return makers.known_to(value)

    def that_are(self, makers: QuerySet[Maker], name: str, value: str) -> QuerySet[Maker]:
        return makers.exclude(merged_into=None) if value == MERGED else makers

    def that_are_alike(self, makers: QuerySet[Maker], name: str, value: bool) -> QuerySet[Maker]:
        alike = {pk for pair in likely_same() for pk in (pair.first, pair.second)}
        return makers.filter(pk__in=alike) if value else makers.exclude(pk__in=alike)


class MakerIndexView(AskedOnce, IndexView):
    def search_queryset(self, queryset: Any) -> Any:
        return queryset.called(self.search_query) if self.is_searching else queryset

    @cached_property
    def header_buttons(self) -> list[Any]:
        alike = HeaderButton(gettext("Who may be one"), url=reverse(f"{MAKERS}:likenesses"), icon_name="group")
        merged = HeaderButton(gettext("Mergings"), url=reverse(f"{MAKERS}:mergings"), icon_name="history")
        return [*super().header_buttons, alike, merged]


def _life(maker: Maker) -> str:
    return ", ".join(part for part in (maker.dates, maker.nationality) if part)


def _note(maker: Maker) -> str:
    if maker.merged_into:
        return gettext("merged into %(winner)s") % {"winner": maker.merged_into}
    return "" if maker.known else gettext("not a known maker")


# Few, so that a telephone shows them all.
MAKER_COLUMNS = [
    "name",
    Column("life", label=pgettext_lazy("of a maker", "Life"), accessor=_life),
    NumberColumn("works", label=_("Works")),
    Column("note", label=pgettext_lazy("on a maker", "Note"), accessor=_note),
]


def with_works(makers: QuerySet[Maker]) -> QuerySet[Maker]:
    """Counted for the rows of a page alone: a subquery that no order and no filter asks for."""
    links = WorkMaker.objects.filter(maker=OuterRef("pk")).order_by().values("maker").annotate(number=Count("work", distinct=True))
    return makers.annotate(works=Coalesce(Subquery(links.values("number")), 0, output_field=IntegerField()))


def with_holdings(museums: QuerySet[Museum]) -> QuerySet[Museum]:
    works = Work.objects.filter(museum=OuterRef("pk")).order_by().values("museum").annotate(number=Count("pk"))
    return museums.annotate(holdings=Coalesce(Subquery(works.values("number")), 0, output_field=IntegerField()))
