from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.collections.querysets.makers import MakerQuerySet

# The source of what somebody wrote here.
WRITTEN_HERE = "hand"
ULAN = RegexValidator(r"^500\d{6}$", _("A ULAN number has nine digits and begins with 500."))
WIKIDATA = RegexValidator(r"^Q[1-9]\d*$", _("A Wikidata number is a Q and digits: Q296."))


class Maker(ClusterableModel, models.Model):
    """An authority: one row a person or workshop, whatever the records call them (collections C9)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=255)
    sort_name = models.CharField(_("name for sorting"), max_length=255, db_index=True)
    # As shown; the years are what can be compared.
    dates = models.CharField(_("dates"), max_length=80, blank=True)
    birth_year = models.IntegerField(_("year of birth"), null=True, blank=True)
    death_year = models.IntegerField(_("year of death"), null=True, blank=True)
    nationality = models.CharField(_("nationality"), max_length=120, blank=True)
    ulan = models.CharField(_("ULAN number"), max_length=20, null=True, blank=True, unique=True, validators=[ULAN])
    wikidata = models.CharField(_("Wikidata number"), max_length=20, null=True, blank=True, unique=True, validators=[WIKIDATA])
    # False for « anonyme » and the like: they are values, and belong to no group of makers.
    known = models.BooleanField(_("a known maker"), default=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into"), editable=False
    )

    objects = MakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("maker")
        verbose_name_plural = _("makers")
        ordering = ["sort_name", "pk"]
        constraints = [models.CheckConstraint(condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="maker_not_into_itself")]

    def __str__(self) -> str:
        return self.name


class MakerName(models.Model):
    """A name by which one source knows a maker; the key by which imports find them again (collections C9).

    ``life`` tells namesakes apart: "1749-1824", "1950-", or nothing; it is part of the key because two William Sharps are two people.
    Names written here are no keys: two people may share one.
    """

    maker = ParentalKey(Maker, on_delete=models.CASCADE, related_name="names")
    source = models.CharField(_("source"), max_length=40, default=WRITTEN_HERE, editable=False)
    name = models.CharField(_("name"), max_length=255)
    folded = models.CharField(max_length=255, editable=False)
    life = models.CharField(max_length=20, blank=True, editable=False)
    # A name that someone has left behind, or that only staff may connect with them, is not told (C21).
    public = models.BooleanField(_("shown to the public"), default=True)

    class Meta:
        verbose_name = _("name of a maker")
        verbose_name_plural = _("names of makers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "folded", "life"], condition=~Q(source=WRITTEN_HERE), name="maker_name_once")
        ]
        indexes = [models.Index(fields=["folded"], name="maker_name_folded")]

    def __str__(self) -> str:
        return self.name


class MakerMerge(models.Model):
    """One merging, with all that is needed to undo it: the rows that it moved from the losing maker to the winning one (C9)."""

    loser = models.ForeignKey(Maker, models.PROTECT, related_name="lost")
    winner = models.ForeignKey(Maker, models.PROTECT, related_name="won")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # What was moved or filled; the shape is ``cms.collections.actions.merging.Moved``.
    moved = models.JSONField(default=dict)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("merging of makers")
        verbose_name_plural = _("mergings of makers")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["loser"], condition=Q(undone_at=None), name="maker_merged_once")]

    def __str__(self) -> str:
        return f"{self.loser} → {self.winner}"


class DistinctMakers(models.Model):
    """Two makers whose likeness was proposed and refused: never proposed again. ``first`` has the smaller id."""

    first = models.ForeignKey(Maker, models.CASCADE, related_name="+")
    second = models.ForeignKey(Maker, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="makers_distinct_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="makers_distinct_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
