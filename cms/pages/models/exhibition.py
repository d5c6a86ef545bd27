from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.models import Orderable, TranslatableMixin

from cms.collections.selectors import caption_of
from cms.pages.models.base import ContentPage, Faults
from cms.pages.models.rows import PageRow, RowsPanel


class ExhibitionPage(ContentPage):
    """A hang: works in order, each with the label written for it."""

    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Included. The page says by itself whether the exhibition is to come, on, or past."),
    )
    venue = models.CharField(_("where"), max_length=200, blank=True, help_text=_("A room, a wing, a garden of the monument."))
    # The edition that elected what hangs here; by uuid, since the visitors' side is not known on this side.
    edition_uuid = models.UUIDField(null=True, blank=True, editable=False, db_index=True)

    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]), FieldPanel("venue")],
            heading=_("When and where"),
        ),
        RowsPanel("hung_works", label=_("work"), heading=_("Works, in the order of the hang")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage", "cms_pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Works hung in an order, with their labels and the exhibition's days.")

    class Meta:
        verbose_name = _("exhibition")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")), name="exhibition_days_in_order"
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise ValidationError({"ends_on": ValidationError(_("The last day comes before the first."), code="days_reversed")})

    def faults(self) -> Faults:
        faults = super().faults()
        if twice := hung_twice(self.hung_works.all()):
            faults["hung_works"] = [hung_twice_fault(work) for work in twice]
        return faults


class HungWork(PageRow):
    """One work of a hang."""

    page = ParentalKey(ExhibitionPage, on_delete=models.CASCADE, related_name="hung_works")
    work = models.ForeignKey("cms_collections.Work", models.PROTECT, related_name="+", verbose_name=_("work"))
    # Frozen when hung: stands when the record is withdrawn (collections C29).
    caption = models.CharField(_("caption"), max_length=500, blank=True, editable=False)
    label = models.TextField(
        _("label"), blank=True, max_length=1200, help_text=_("Written for this exhibition; shown beside the work. May stay empty.")
    )
    label_by = models.CharField(
        _("label signed"), max_length=160, blank=True, help_text=_("Such as “A visitor” or “A class”: name nobody who has not agreed.")
    )
    votes = models.PositiveIntegerField(_("votes"), null=True, blank=True, editable=False)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("work"),
        FieldPanel("caption", read_only=True, help_text=_("Written when the work is hung. It stays if the record changes or leaves.")),
        FieldPanel("label"),
        FieldPanel("label_by"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("hung work")
        constraints = [models.UniqueConstraint(fields=["page", "uuid"], name="hung_once")]

    def __str__(self) -> str:
        return self.caption or str(self.work)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.settle()
        super().save(*args, **kwargs)

    def settle(self, changed: Collection[str] = ()) -> None:
        if self.work_id and (not self.caption or "work" in changed):
            self.caption = caption_of(self.work)


def hung_twice(rows: Any) -> list[Any]:
    """Captions of works that hang more than once."""
    counts = Counter(row.work_id for row in rows)
    return sorted({row.caption for row in rows if counts[row.work_id] > 1})


def hung_twice_fault(work: Any) -> ValidationError:
    return ValidationError(_("“%(work)s” hangs here already: a work hangs once."), code="hung_twice", params={"work": work})
