"""What a mutation answers: a domain error is part of the answer, never an error of the operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import graphene
from graphene.utils.str_converters import to_camel_case

from cms.core.errors import DomainError
from gateway.fields import maybe_text, text


class UserError(graphene.ObjectType):
    """What went wrong with one act: `code` is stable, `message` is for people in the request's language."""

    code = text()
    field = maybe_text(description="The field of the input, null where it is not one field's.")
    message = text()


def user_error(error: DomainError) -> dict[str, Any]:
    return {"code": error.code, "field": to_camel_case(error.field) if error.field else None, "message": str(error)}


def attempt(act: Callable[[], dict[str, Any]], *, refused: dict[str, Any]) -> dict[str, Any]:
    """``act``'s answer, or ``refused`` with the reason; ``refused`` holds every field of the payload."""
    try:
        return refused | act() | {"errors": []}
    except DomainError as error:
        return refused | {"errors": [user_error(error)]}
