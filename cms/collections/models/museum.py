from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.sites.models import SiteProfile


class Museum(models.Model):
    """A holding institution. Curators of its sites may edit its works and editions."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=255)
    town = models.CharField(_("town"), max_length=120, blank=True)
    museofile = models.CharField(_("Museofile code"), max_length=10, null=True, blank=True, unique=True)
    sites = models.ManyToManyField(SiteProfile, related_name="museums", blank=True, verbose_name=_("sites"))

    class Meta:
        verbose_name = _("museum")
        verbose_name_plural = _("museums")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
