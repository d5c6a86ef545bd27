from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """A visitor known by a confirmed address. Members of staff are users, and no person is one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    canonical = models.CharField(max_length=320, unique=True)
    # As typed: this is where mail goes.
    address = models.EmailField(_("e-mail address"), max_length=320)
    language = models.CharField(max_length=5, default="fr")
    confirmed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def __str__(self) -> str:
        return str(self.uuid)


class Member(models.Model):
    """A person with an account in the club."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="member")
    joined_at = models.DateTimeField()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return str(self.uuid)
