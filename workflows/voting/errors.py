"""Refusals that several acts share; the others stand beside the act that raises them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError


class WrongState(DomainError):
    code = "wrong_state"
    message = _("The edition is not in a state in which this can be done.")


class ReasonMissing(DomainError):
    code = "reason_missing"
    message = _("Give the reason: it will be public.")
    field = "reason"


class NotReady(DomainError):
    """``missing`` lists what is not there, each with a code of its own."""

    code = "not_ready"
    message = _("Something is missing before this can be done.")

    def __init__(self, missing: list[object]) -> None:
        super().__init__()
        self.missing = missing


class KeyFileMissing(DomainError):
    code = "key_missing"
    message = _("The edition's key file cannot be read: restore a copy, or cancel the edition.")


class BadToken(DomainError):
    code = "bad_token"
    message = _("This link is not valid. Open the newest mail again, or cast your ballot once more.")


class Expired(DomainError):
    code = "expired"
    message = _("It is too late: ballots of this edition can no longer be confirmed.")


class Replaced(DomainError):
    code = "replaced"
    message = _("A newer ballot took the place of this one: use the newest mail.")


class Cancelled(DomainError):
    code = "cancelled"
    message = _("This ballot was cancelled.")
