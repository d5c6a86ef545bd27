"""What belongs to one work and is edited with it: numbers, makers, images, former keys."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cms.collections.enums import MakerRole, MeasureKind, TermKind, Unit
from cms.collections.models.image import NetworkImage
from cms.collections.models.maker import Maker
from cms.collections.models.work import Work


class OrderedPart(models.Model):
    # Not unique: an editor's form saves row by row, and swapping two would pass through a pair of equals.
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    sort_order_field = "order"

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class AccessionNumber(OrderedPart):
    """One number of a work; the first without a label is the one shown (collections C1)."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="accession_numbers")
    number = models.CharField(_("number"), max_length=255, db_index=True)
    label = models.CharField(_("what the number is"), max_length=255, blank=True)

    class Meta(OrderedPart.Meta):
        abstract = False
        verbose_name = _("accession number")
        verbose_name_plural = _("accession numbers")
        constraints = [
            models.UniqueConstraint(fields=["work", "number", "label"], name="accession_once"),
            models.CheckConstraint(condition=~Q(number=""), name="accession_number_given"),
        ]

    def __str__(self) -> str:
        return self.number


class KeyAlias(models.Model):
    """A key by which a source knew this work before (collections C2)."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="key_aliases")
    source = models.CharField(max_length=40)
    source_key = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "source_key"], name="alias_once")]

    def __str__(self) -> str:
        return f"{self.source}:{self.source_key}"


class WorkMaker(OrderedPart):
    """Who made it, in which role: the authority where there is one, and always the name as the record gives it (C9)."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="work_makers")
    maker = models.ForeignKey(Maker, models.PROTECT, related_name="work_makers", null=True, blank=True, verbose_name=_("maker"))
    name_as_given = models.CharField(_("name as given"), max_length=500)
    role = models.CharField(_("role"), max_length=24, choices=MakerRole, default=MakerRole.MADE_BY)
    # "lithographe", "architect": as the record words it.
    craft = models.CharField(_("craft"), max_length=255, blank=True)
    doubtful = models.BooleanField(_("doubtful"), default=False)

    class Meta(OrderedPart.Meta):
        abstract = False
        verbose_name = _("maker of the work")
        verbose_name_plural = _("makers of the work")

    def __str__(self) -> str:
        return self.name_as_given


class WorkTerm(OrderedPart):
    """One of several values: an object type, a material, a subject … (collections C6)."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="terms")
    kind = models.CharField(_("kind"), max_length=12, choices=TermKind)
    text = models.TextField(_("term"))
    # What the source said in parentheses after it: « dessus », « (incertain) ».
    qualifier = models.CharField(_("qualifier"), max_length=255, blank=True)
    # For filters: no accents, no capitals; written by the actions.
    folded = models.CharField(max_length=120, editable=False)

    class Meta(OrderedPart.Meta):
        abstract = False
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="term_given")]
        indexes = [models.Index(fields=["kind", "folded", "work"], name="work_by_term")]

    def __str__(self) -> str:
        return f"{self.text} ({self.qualifier})" if self.qualifier else self.text


class Measure(OrderedPart):
    """One measurement that was read for sure; the text as shown is on the work (collections C18)."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(_("kind"), max_length=14, choices=MeasureKind)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=2, choices=Unit)
    # Null for weights; rounded to a millimetre, never to none.
    mm = models.PositiveIntegerField(_("millimetres"), null=True, blank=True, editable=False)
    part = models.CharField(_("part of the object"), max_length=120, blank=True)

    class Meta(OrderedPart.Meta):
        abstract = False
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        constraints = [
            models.CheckConstraint(condition=Q(value__gt=0), name="measure_positive"),
            models.CheckConstraint(
                condition=Q(unit__in=["g", "kg"], kind="weight", mm=None)
                | (~Q(unit__in=["g", "kg"]) & ~Q(kind="weight") & Q(mm__isnull=False)),
                name="measure_unit_of_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value.normalize():f} {self.unit}"


class ImageAddress(OrderedPart):
    """Where a source shows a picture of the work: an address, not the file, and not evaluated (collections C25). For staff."""

    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="image_addresses")
    url = models.TextField(_("address"))
    # Once it was fetched and taken in.
    image = models.ForeignKey(NetworkImage, models.SET_NULL, null=True, blank=True, related_name="fetched_from", verbose_name=_("image"))

    class Meta(OrderedPart.Meta):
        abstract = False
        verbose_name = _("address of an image")
        verbose_name_plural = _("addresses of images")

    def __str__(self) -> str:
        return self.url


class WorkImage(OrderedPart):
    work = ParentalKey(Work, on_delete=models.CASCADE, related_name="work_images")
    image = models.ForeignKey(NetworkImage, models.PROTECT, related_name="work_images", verbose_name=_("image"))
    alt = models.TextField(_("alternative text"), blank=True)
    # The picture was fetched or imported and nobody has looked: ``alt`` only repeats the work's label.
    alt_to_review = models.BooleanField(_("the alternative text is still to be written"), default=False)
    decorative = models.BooleanField(_("decorative"), default=False)
    caption = models.TextField(_("caption"), blank=True)

    class Meta(OrderedPart.Meta):
        abstract = False
        verbose_name = _("image of the work")
        verbose_name_plural = _("images of the work")
        constraints = [
            models.UniqueConstraint(fields=["work", "image"], name="work_image_once"),
            models.CheckConstraint(
                condition=Q(decorative=True, alt="") | (Q(decorative=False) & ~Q(alt="")),
                name="work_image_alt",
                violation_error_message=_("Write an alternative text, or tick “decorative”; not both."),
            ),
        ]

    def __str__(self) -> str:
        return self.alt or str(self.image)
