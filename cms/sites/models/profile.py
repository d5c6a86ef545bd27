from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Site

from cms.sites.enums import Role, SiteKind, Theme


class SiteProfile(models.Model):
    """What Cimaise knows of one Wagtail site: its kind, its monument, its look and its time."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="profile", verbose_name=_("site"))
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # In host names, group names and ids of the demonstration; never changes.
    slug = models.SlugField(_("short name"), max_length=63, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=SiteKind)
    name = models.CharField(_("name"), max_length=200)
    tags = models.JSONField(_("tags"), default=list, blank=True)

    official_name = models.CharField(_("official name"), max_length=255, blank=True)
    merimee = models.JSONField(_("Mérimée references"), default=list, blank=True)
    commune = models.CharField(_("commune"), max_length=120, blank=True)
    insee = models.CharField(_("INSEE code"), max_length=5, blank=True)
    departement = models.CharField(_("département"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    website = models.URLField(_("former website"), blank=True)

    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Paris")
    locales = models.JSONField(_("languages"), default=list)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme, default=Theme.NATIONAL)
    media_collection = models.ForeignKey(
        Collection, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("media collection")
    )

    class Meta:
        verbose_name = _("site profile")
        verbose_name_plural = _("site profiles")
        ordering = ["name"]
        permissions = [(role.value, role.name.lower()) for role in Role]
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=models.Q(kind=SiteKind.NATIONAL), name="one_national_site"),
            models.CheckConstraint(condition=models.Q(kind__in=SiteKind.values), name="site_kind_known"),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                # Spelled out: a comparison with nothing is unknown, and a check lets the unknown pass.
                | models.Q(latitude__isnull=False, longitude__isnull=False)
                & models.Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="site_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return self.name
