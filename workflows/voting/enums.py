from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    """The states of section I of the rules (docs/states draws them)."""

    DRAFT = "draft", _("draft")
    ANNOUNCED = "announced", _("announced")
    OPEN = "open", _("open")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("closed")
    TALLIED = "tallied", _("counted")
    CERTIFIED = "certified", _("certified")
    CANCELLED = "cancelled", _("cancelled")


class AmendmentKind(models.TextChoices):
    """The only changes after opening, each public with its reason (V7)."""

    EXTENDED = "extended", _("extended")
    PAUSED = "paused", _("paused")
    RESUMED = "resumed", _("resumed")
    REOPENED = "reopened", _("reopened")
    WITHDRAWN = "withdrawn", _("work withdrawn")
    UNAVAILABLE = "unavailable", _("work unavailable")


class BallotState(models.TextChoices):
    AWAITING_CONFIRMATION = "awaiting_confirmation", _("awaiting confirmation")
    COUNTED = "counted", _("counted")
    REPLACED = "replaced", _("replaced")
    SET_ASIDE = "set_aside", _("set aside")
    CANCELLED = "cancelled", _("cancelled")
    UNCONFIRMED = "unconfirmed", _("never confirmed")


class SignedAct(models.TextChoices):
    """What needs two different people (section I)."""

    CERTIFY = "certify", _("certify the outcome")
    CANCEL = "cancel", _("cancel the edition")
    REOPEN = "reopen", _("reopen the vote")
    WITHDRAW = "withdraw", _("withdraw a work")
