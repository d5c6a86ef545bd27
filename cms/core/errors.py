"""What an Action refuses with: a stable code for programs, a sentence for people."""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """Base of every refusal. Subclasses stand beside the Action that raises them.

    ``code`` is stable and part of the API; ``message`` is translated when shown; ``field`` names the input at fault.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[str | Promise] = _("This cannot be done.")
    field: str | None = None

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        self.field = field if field is not None else self.field
        self.values = values
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message) % self.values if self.values else str(self.message)


class OutsideTransaction(RuntimeError):
    """An act that must be one with its consequences was begun without a transaction (gateway G23)."""


class NotAllowed(DomainError):
    code = "not_allowed"
    message = _("You may not do this.")
