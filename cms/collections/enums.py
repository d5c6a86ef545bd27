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
    USUAL = "usual", _("usual title")
    ORIGINAL = "original", _("original title")
    TRANSLATED = "translated", _("translated title")


class MakerRole(models.TextChoices):
    """What a maker has to do with a work: a closed list (collections C9). The craft, as the record words it, is kept beside it."""

    MADE_BY = "made_by", pgettext_lazy("a maker’s part", "made by")
    AFTER = "after", pgettext_lazy("a maker’s part", "after")
    WORKSHOP_OF = "workshop_of", _("workshop of")
    SCHOOL_OF = "school_of", _("school of")
    CIRCLE_OF = "circle_of", _("circle of")
    FOLLOWER_OF = "follower_of", _("follower of")
    MANNER_OF = "manner_of", _("manner of")
    ATTRIBUTED_TO = "attributed_to", _("attributed to")
    FORMERLY_ATTRIBUTED_TO = "formerly_attributed_to", _("formerly attributed to")
    DESIGNED_BY = "designed_by", _("designed by")
    MANUFACTURED_BY = "manufactured_by", _("manufactured by")
    PRINTED_BY = "printed_by", _("printed by")
    PUBLISHED_BY = "published_by", _("published by")
    # Who sold, ordered, wrote or edited: named by the record, maker of nothing.
    WITH = "with", pgettext_lazy("a maker’s part", "with the help of")


class TermKind(models.TextChoices):
    """What one of several values of a record says (collections C6)."""

    OBJECT_TYPE = "object_type", _("object type")
    MATERIAL = "material", _("materials and techniques")
    SUBJECT = "subject", pgettext_lazy("what a work shows", "subject")
    DOMAIN = "domain", pgettext_lazy("of a collection", "domain")
    USE = "use", pgettext_lazy("of an object", "use")


class MeasureKind(models.TextChoices):
    HEIGHT = "height", _("height")
    WIDTH = "width", _("width")
    DEPTH = "depth", _("depth")
    LENGTH = "length", _("length")
    DIAMETER = "diameter", _("diameter")
    THICKNESS = "thickness", _("thickness")
    CIRCUMFERENCE = "circumference", _("circumference")
    WEIGHT = "weight", _("weight")


class Unit(models.TextChoices):
    """Units as sources write them."""

    MILLIMETRE = "mm", "mm"
    CENTIMETRE = "cm", "cm"
    METRE = "m", "m"
    INCH = "in", "in"
    GRAM = "g", "g"
    KILOGRAM = "kg", "kg"


class RunState(models.TextChoices):
    """Where an import stands (collections C30)."""

    MAPPED = "mapped", pgettext_lazy("an import", "prepared")
    # Being read for a preview, which writes no record and so neither takes the source's lock nor can be resumed.
    PREVIEWING = "previewing", pgettext_lazy("an import", "being previewed")
    PREVIEWED = "previewed", pgettext_lazy("an import", "previewed")
    RUNNING = "running", pgettext_lazy("an import", "running")
    ASKING = "asking", pgettext_lazy("an import", "waiting for an answer")
    DONE = "done", pgettext_lazy("an import", "done")
    FAILED = "failed", pgettext_lazy("an import", "failed")
    UNDONE = "undone", pgettext_lazy("an import", "undone")


class Outcome(models.TextChoices):
    """What became of one row of a file: exactly one of six (collections C10)."""

    CREATED = "created", pgettext_lazy("rows", "created")
    CHANGED = "changed", pgettext_lazy("rows", "changed")
    UNCHANGED = "unchanged", pgettext_lazy("rows", "unchanged")
    DIFFERS = "differs", pgettext_lazy("rows", "differ from what was kept by hand")
    REJECTED = "rejected", pgettext_lazy("rows", "rejected")
    SUSPICIOUS = "suspicious", pgettext_lazy("rows", "imported, doubtful")


class DateBasis(models.TextChoices):
    """What the years were read from (collections C11)."""

    NONE = "", _("no date")
    TEXT = "text", _("the text")
    PERIOD = "period", _("the period")
    SOURCE = "source", _("the source's own years")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("public")
    STAFF = "staff", _("staff only")
