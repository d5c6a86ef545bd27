"""The list of works for those who keep them: its filters, its search, its columns."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from cms.collections.enums import LocationState, RecordState, TermKind
from cms.collections.folding import fold
from cms.collections.models import AccessionNumber, ImportRun, Maker, Museum, Origin, Work, WorkImage, WorkMaker, WorkTerm
from cms.collections.policies import curated_museums
from cms.collections.selectors.differences import count_differences

# The class of columns for which a telephone has no room.
WIDE = "records-wide"


def _museums_of(request: Any) -> QuerySet[Museum]:
    return curated_museums(request.user) if request else Museum.objects.none()


def _runs_of(request: Any) -> QuerySet[ImportRun]:
    """Those that name no museum are whole sources; what a curator sees of them are still only works of their own."""
    return ImportRun.objects.filter(Q(museum=None) | Q(museum__in=_museums_of(request)))


def _sources() -> list[tuple[str, str]]:
    return [(source, source) for source in Work.objects.order_by("source").values_list("source", flat=True).distinct()]


def by_maker(words: str) -> Q:
    """Works whose record gives the name, or whose maker is known by it under whatever name."""
    given = WorkMaker.objects.filter(Q(name_as_given__icontains=words) | Q(maker__in=Maker.objects.called(words).values("pk")))
    return Q(pk__in=given.values("work"))


def matching(words: str) -> Q:
    """By label, by any of its numbers, or by a maker: lists of keys, because joins would count a work once a maker."""
    numbers = AccessionNumber.objects.filter(number__icontains=words)
    return Q(label__icontains=words) | Q(pk__in=numbers.values("work")) | by_maker(words)


class WorkFilterSet(WagtailFilterSet):
    museum = django_filters.ModelChoiceFilter(label=_("museum"), queryset=_museums_of)
    location_state = django_filters.ChoiceFilter(label=_("location"), choices=LocationState.choices)
    object_type = django_filters.CharFilter(label=_("object type, part of it"), method="of_type")
    object_type_is = django_filters.CharFilter(label=_("object type, all of it"), method="of_type")
    maker = django_filters.CharFilter(label=_("maker"), method="of_maker")
    has_image = django_filters.BooleanFilter(label=_("has an image"), method="with_image")
    state = django_filters.ChoiceFilter(label=_("state of the record"), choices=RecordState.choices)
    source = django_filters.ChoiceFilter(label=_("source"), choices=_sources)
    differs = django_filters.BooleanFilter(label=_("differs from its source"), method="that_differs")
    absent = django_filters.BooleanFilter(label=_("absent from a complete file"), method="that_is_absent")
    run = django_filters.ModelChoiceFilter(label=_("import"), queryset=_runs_of, method="of_run")

    class Meta:
        model = Work
        fields = ["museum", "location_state", "has_image", "state", "source"]

    def of_type(self, works: QuerySet[Work], name: str, value: str) -> QuerySet[Work]:
        terms = WorkTerm.objects.filter(kind=TermKind.OBJECT_TYPE)
        found = terms.filter(folded=fold(value)) if name == "object_type_is" else terms.filter(folded__contains=fold(value))
        return works.filter(pk__in=found.values("work"))

    def of_maker(self, works: QuerySet[Work], name: str, value: str) -> QuerySet[Work]:
        return works.filter(by_maker(value))

    def with_image(self, works: QuerySet[Work], name: str, value: bool) -> QuerySet[Work]:
        """Any image, whatever its right: this list is for those who keep them."""
        image = Exists(WorkImage.objects.filter(work=OuterRef("pk")))
        return works.filter(image) if value else works.filter(~image)

    def that_differs(self, works: QuerySet[Work], name: str, value: bool) -> QuerySet[Work]:
        return _within(works, Origin.objects.filter(differing__gt=0), value)

    def that_is_absent(self, works: QuerySet[Work], name: str, value: bool) -> QuerySet[Work]:
        return _within(works, Origin.objects.filter(absent_since__isnull=False), value)

    def of_run(self, works: QuerySet[Work], name: str, value: ImportRun) -> QuerySet[Work]:
        """What it made, and what it was the last to write."""
        return _within(works, Origin.objects.filter(Q(run=value) | Q(created_by=value)), True)


def _within(works: QuerySet[Work], origins: QuerySet[Origin], value: bool) -> QuerySet[Work]:
    return works.filter(pk__in=origins.values("pk")) if value else works.exclude(pk__in=origins.values("pk"))


class StandingColumn(BaseColumn):
    """What a curator must know at a glance: it left, it differs, it is absent."""

    cell_template_name = "cms_collections/records/standing.html"

    class Media:
        css = {"all": ["cms_collections/records.css"]}


class WorkIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Work]:
        works: QuerySet[Work] = super().get_base_queryset()
        return works.only("label", "accession", "museum__name", "location_state", "state", "updated_at")

    def paginate_queryset(self, queryset: QuerySet[Work], page_size: int) -> Any:
        """What differs or is absent is asked for the works of the page alone: a join would be counted with all of them."""
        paginator, page, works, more = super().paginate_queryset(queryset, page_size)
        origins = Origin.objects.filter(pk__in=[work.pk for work in works]).values_list("pk", "differing", "absent_since")
        known = {work: (differing, absent) for work, differing, absent in origins}
        for work in works:
            work.differing, work.absent = known.get(work.pk, (0, None))
        return paginator, page, works, more

    @cached_property
    def permissions(self) -> dict[str, bool]:
        return {}

    def user_has_permission(self, permission: str) -> bool:
        """The same for every row, so asked once."""
        if permission not in self.permissions:
            self.permissions[permission] = super().user_has_permission(permission)
        return self.permissions[permission]

    def search_queryset(self, queryset: QuerySet[Work]) -> QuerySet[Work]:
        return queryset.filter(matching(self.search_query.strip())) if self.is_searching else queryset

    @cached_property
    def header_buttons(self) -> list[Any]:
        number, _fields = count_differences(super().get_base_queryset())
        told = ngettext("%(number)s work differs", "%(number)s works differ", number) % {"number": number}
        label = told if number else gettext("Nothing differs")
        return [*super().header_buttons, HeaderButton(label, url=reverse("records:differences"), icon_name="warning")]

    def get_list_more_buttons(self, instance: Work) -> list[Any]:
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if instance.state == RecordState.CURRENT:
            leave = reverse("records:leave", args=[instance.pk])
            buttons.append(MenuItem(gettext("Withdraw…"), url=leave, icon_name="bin", priority=30))
        return buttons
