"""GraphQL over HTTP: what is asked, and how it is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from graphql import GraphQLError

from gateway import errors
from gateway.errors import NotRun, as_answer, refuse
from gateway.limits import VARIABLES_BYTES

RESPONSE_JSON, JSON = "application/graphql-response+json", "application/json"
# The document, its variables and what JSON puts around them.
BODY_BYTES = 128_000

# No database keeps a NUL in a text; a backslash before the escape makes it plain words.
NUL = re.compile(r"\x00|(?<!\\)(?:\\\\)*\\u(?:0000|\{0+\})")


@dataclass(frozen=True, kw_only=True)
class Asked:
    document: str
    variables: dict[str, Any] | None
    operation: str | None
    by_get: bool


def asked(request: HttpRequest) -> Asked:
    """Raises NotRun with the status to answer."""
    if request.method == "GET":
        return _asked(dict(request.GET.items()), by_get=True)
    if request.method != "POST":
        raise refuse(errors.BAD_REQUEST, "Ask by POST, or by GET for queries.", status=405, headers={"Allow": "GET, POST, OPTIONS"})
    if request.content_type != JSON:
        raise refuse(errors.BAD_REQUEST, f"Send {JSON}.", status=415)
    declared = request.headers.get("Content-Length") or "0"
    # Told by its header where it is, so that a large body is not even read.
    if not declared.isdecimal() or int(declared) > BODY_BYTES or len(request.body) > BODY_BYTES:
        raise refuse(errors.TOO_LARGE, f"A request has at most {BODY_BYTES} bytes.", status=413)
    try:
        parameters = orjson.loads(request.body)
    except orjson.JSONDecodeError as error:
        raise refuse(errors.BAD_REQUEST, "The body is not JSON.", status=400) from error
    if not isinstance(parameters, dict):
        raise refuse(errors.BAD_REQUEST, "Send one operation, as a JSON object; batches are not taken.", status=400)
    return _asked(parameters, by_get=False)


def _asked(parameters: dict[str, Any], *, by_get: bool) -> Asked:
    document, operation = parameters.get("query"), parameters.get("operationName")
    if not isinstance(document, str) or not document:
        raise refuse(errors.BAD_REQUEST, "`query` must hold a document.", status=400)
    if operation is not None and not isinstance(operation, str):
        raise refuse(errors.BAD_REQUEST, "`operationName` must be a string.", status=400)
    if NUL.search(document):
        raise refuse(errors.BAD_REQUEST, "No text may hold a NUL.", status=400)
    variables, extensions = (_object(parameters, name, by_get=by_get) for name in ("variables", "extensions"))
    if extensions is not None and not isinstance(extensions, dict):
        raise refuse(errors.BAD_REQUEST, "`extensions` must be an object.", status=400)
    return Asked(document=document, variables=variables, operation=operation or None, by_get=by_get)


def _object(parameters: dict[str, Any], name: str, *, by_get: bool) -> dict[str, Any] | None:
    value = parameters.get(name)
    try:
        if by_get and value is not None:
            value = orjson.loads(value)
        written = orjson.dumps(value) if value else b""
    except (orjson.JSONDecodeError, orjson.JSONEncodeError) as error:
        raise refuse(errors.BAD_REQUEST, f"`{name}` is not JSON.", status=400) from error
    if len(written) > VARIABLES_BYTES:
        raise refuse(errors.TOO_LARGE, f"`{name}` has at most {VARIABLES_BYTES} bytes.", status=413)
    if NUL.search(written.decode()):
        raise refuse(errors.BAD_REQUEST, "No text may hold a NUL.", status=400)
    if value is not None and not isinstance(value, dict):
        raise refuse(errors.BAD_REQUEST, f"`{name}` must be an object.", status=400)
    return value


def media_type(request: HttpRequest) -> str:
    """The newer type where the caller names it before the older; the older for callers that do not say."""
    best, quality = JSON, 0.0
    for part in request.headers.get("Accept", "").split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            q = float(weight)
        except ValueError:
            q = 0.0
        if name.lower() in {RESPONSE_JSON, JSON} and q > quality:
            best, quality = name.lower(), q
    return best


def answer(request: HttpRequest, data: Any, problems: Sequence[GraphQLError]) -> HttpResponse:
    body: dict[str, Any] = {"errors": [as_answer(problem) for problem in problems]} if problems else {}
    return _response(request, body | {"data": data}, 200)


def not_run(request: HttpRequest, refused: NotRun) -> HttpResponse:
    """``data`` is absent: nothing ran. Faults of the document are 200 for callers that only know application/json."""
    status = refused.status or (400 if media_type(request) == RESPONSE_JSON else 200)
    response = _response(request, {"errors": [as_answer(error) for error in refused.errors]}, status)
    for name, value in refused.headers.items():
        response[name] = value
    return response


def _response(request: HttpRequest, body: dict[str, Any], status: int) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), status=status, content_type=f"{media_type(request)}; charset=utf-8")
    # A free document may ask for anything: no copy is kept anywhere (gateway G28).
    response["Cache-Control"] = "no-store"
    return response
