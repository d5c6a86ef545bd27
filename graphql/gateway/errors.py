"""What may be said of a failure, and what is only logged (gateway G30)."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from graphql import GraphQLError

logger = logging.getLogger("gateway")

BAD_REQUEST = "BAD_REQUEST"
CYCLE = "CYCLE"
FORBIDDEN = "FORBIDDEN"
INTERNAL = "INTERNAL"
INVALID = "INVALID"
SYNTAX = "SYNTAX"
TOO_DEEP = "TOO_DEEP"
TOO_LARGE = "TOO_LARGE"
TOO_MANY_ALIASES = "TOO_MANY_ALIASES"
UNAUTHENTICATED = "UNAUTHENTICATED"
UNAVAILABLE = "UNAVAILABLE"


class Refusal(GraphQLError):
    """Something that the caller asked for wrongly: its message is theirs to read."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message, extensions={"code": code})
        self.code = code


class NotRun(Exception):
    """Nothing was executed. ``status`` is sent whatever the caller accepts; without one, the document itself is at fault."""

    def __init__(self, *errors: GraphQLError, status: int | None = None, headers: dict[str, str] | None = None) -> None:
        super().__init__(*errors)
        self.errors, self.status, self.headers = errors, status, headers or {}


def refuse(code: str, message: str, *, status: int | None = None, headers: dict[str, str] | None = None) -> NotRun:
    return NotRun(Refusal(code, message), status=status, headers=headers)


def as_answer(error: GraphQLError, *, code: str = INVALID) -> dict[str, Any]:
    """One entry of ``errors``. What went wrong inside is logged under an id, and only the id is told."""
    cause = error.original_error
    if cause is None and error.path is None:
        return _entry(error, error.message, {"code": code} | (error.extensions or {}))
    if isinstance(cause, Refusal):
        return _entry(error, cause.message, {"code": cause.code})
    if type(cause) is GraphQLError and cause.message.startswith("Argument '"):
        # A variable that validation cannot judge: graphql-core says so when it reads the argument.
        return _entry(error, cause.message, {"code": INVALID})
    incident = uuid.uuid4().hex[:12]
    logger.error("%s at %s: %s", incident, error.path, error.message, exc_info=cause)
    return _entry(error, "Something went wrong on our side.", {"code": INTERNAL, "id": incident})


def _entry(error: GraphQLError, message: str, extensions: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {"message": message}
    if error.path is not None:
        entry["path"] = error.path
    return entry | {"extensions": extensions}
