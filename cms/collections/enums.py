from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LocationState(models.TextChoices):
    """Where a work is, as far as the public may know (collections C19, C20)."""

    ON_VIEW = "on_view", _("on view")
    IN_STORAGE = "in_storage", _("in storage")
    ON_LOAN = "on_loan", _("on loan")
    IN_RESTORATION = "in_restoration", _("in restoration")
    UNKNOWN = "unknown", pgettext_lazy("where a work is", "unknown")
    MISSING = "missing", pgettext_lazy("where a work is", "missing")


class RecordState(models.TextChoices):
    """Whether a record stands (collections C29)."""

    CURRENT = "current", pgettext_lazy("a record", "current")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DEACCESSIONED = "deaccessioned", _("deaccessioned")
    MERGED = "merged", _("merged into another")


class TitleKind(models.TextChoices):
    PLAIN = "", _("title")
    INSCRIBED = "inscribed", _("inscribed title")
    GIVEN = "given", _("given title")
    FORMER = "former", _("former title")


class MakerRole(models.TextChoices):
    MADE_BY = "made_by", pgettext_lazy("a maker’s part", "made by")
    AFTER = "after", pgettext_lazy("a maker’s part", "after")
    WORKSHOP_OF = "workshop_of", _("workshop of")
    ATTRIBUTED_TO = "attributed_to", _("attributed to")
    PRINTED_BY = "printed_by", _("printed by")
    PUBLISHED_BY = "published_by", _("published by")


class DateBasis(models.TextChoices):
    """What the years were read from (collections C11)."""

    NONE = "", _("no date")
    TEXT = "text", _("the text")
    PERIOD = "period", _("the period")
    SOURCE = "source", _("the source's own years")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("public")
    STAFF = "staff", _("staff only")
