from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Maker(models.Model):
    """An authority: one row a person or workshop, whatever the records call them (collections C9)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=255)
    sort_name = models.CharField(_("name for sorting"), max_length=255, db_index=True)
    dates = models.CharField(_("dates"), max_length=80, blank=True)
    # False for « anonyme » and the like: they are values, and belong to no group of makers.
    known = models.BooleanField(_("a known maker"), default=True)

    class Meta:
        verbose_name = _("maker")
        verbose_name_plural = _("makers")
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return self.name
