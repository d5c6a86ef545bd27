from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError


class NotAnImage(DomainError):
    code = "not_an_image"
    message = _("This file is not an image that we can read. Send a JPEG, PNG, WebP, AVIF or GIF file.")
    field = "file"


class VectorImage(DomainError):
    code = "vector_image"
    message = _("SVG files are not accepted: they can hold programs. Send a JPEG or PNG of the picture.")
    field = "file"


class TooManyPixels(DomainError):
    code = "too_many_pixels"
    message = _("This image has %(pixels)s million pixels; %(limit)s million are accepted. Send a smaller one.")
    field = "file"


class TooManyBytes(DomainError):
    code = "too_many_bytes"
    message = _("This file weighs %(megabytes)s MB; %(limit)s MB are accepted. Send a smaller one.")
    field = "file"


class AnimatedImage(DomainError):
    code = "animated_image"
    message = _("This image holds %(frames)s frames; only still images are accepted.")
    field = "file"


class NotYourMuseum(DomainError):
    code = "not_your_museum"
    message = _("You are not a curator of %(museum)s.")
    field = "museum"


class RecordLeft(DomainError):
    code = "record_left"
    message = _("This record has been withdrawn; it is not changed any more.")


class StaleWork(DomainError):
    code = "stale_work"
    message = _("Somebody else has changed this work since you opened it. Open it again and make your change.")


class YearsReversed(DomainError):
    code = "years_reversed"
    message = _("The earliest year comes after the latest.")
    field = "date_latest"


class YearZero(DomainError):
    code = "year_zero"
    message = _("There is no year 0: years before our era are negative, from −1.")
    field = "date_earliest"


class RoomOffView(DomainError):
    code = "room_off_view"
    message = _("A room is given only for a work on view.")
    field = "room"


class NoTarget(DomainError):
    code = "no_target"
    message = _("A merged record names the record that takes its place, another one that stands.")
    field = "merged_into"
