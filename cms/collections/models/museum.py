from __future__ import annotations

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.sites.models import SiteProfile

MUSEOFILE = RegexValidator(r"^M\d{4}$", _("A Museofile code is an M and four digits: M0810."))


class Museum(models.Model):
    """A holding institution. Curators of its sites may edit its works and editions."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=255)
    town = models.CharField(_("town"), max_length=120, blank=True)
    museofile = models.CharField(_("Museofile code"), max_length=10, null=True, blank=True, unique=True, validators=[MUSEOFILE])
    sites = models.ManyToManyField(SiteProfile, related_name="museums", blank=True, verbose_name=_("sites"))

    class Meta:
        verbose_name = _("museum")
        verbose_name_plural = _("museums")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
