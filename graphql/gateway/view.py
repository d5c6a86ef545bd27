"""The one door: POST /graphql, and GET for queries."""

from __future__ import annotations

import logging

from django.core.exceptions import DisallowedHost
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from graphql import DocumentNode, ExecutionResult, OperationDefinitionNode, OperationType

from cms.core.views import health
from gateway import errors
from gateway.callers import Caller, caller_of
from gateway.context import Context
from gateway.errors import NotRun, refuse
from gateway.execution import execute
from gateway.execution.engine import Refused
from gateway.http import Asked, answer, asked, not_run
from gateway.limits import prepared
from gateway.schema import schema

logger = logging.getLogger("gateway")


@csrf_exempt
def graphql(request: HttpRequest) -> HttpResponse:
    """Reads no cookie, so no other site can act in a visitor's name (gateway G35)."""
    if request.method == "OPTIONS":
        return _shared(request, HttpResponse(status=204))
    try:
        caller = caller_of(request)
        question = asked(request)
        document = prepared(schema.graphql_schema, question.document)
        changes = _changes(document)
        _check_may(request, caller, question, changes=changes)
        result = _run(request, caller, question, document)
    except NotRun as refused:
        return _shared(request, not_run(request, refused))
    response = answer(request, result.data, result.errors or [])
    return response if changes else _shared(request, response)


# Each action opens its own transaction, and a query needs none (gateway G23).
graphql.opens_own_transactions = True  # type: ignore[attr-defined]


def _changes(document: DocumentNode) -> bool:
    operations = (node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    return any(node.operation is not OperationType.QUERY for node in operations)


def _check_may(request: HttpRequest, caller: Caller, question: Asked, *, changes: bool) -> None:
    if changes and question.by_get:
        raise refuse(errors.BAD_REQUEST, "GET changes nothing: send a mutation by POST.", status=405, headers={"Allow": "POST"})
    if changes and not caller.front_end and "Origin" in request.headers:
        # A page of some other site, in a visitor's browser. Front ends ask from their server, with a key.
        raise refuse(errors.FORBIDDEN, "Mutations are not taken from other sites' pages.", status=403)


def _run(request: HttpRequest, caller: Caller, question: Asked, document: DocumentNode) -> ExecutionResult:
    try:
        with translation.override(caller.language):
            context = Context(caller, host=_host(request))
            result = execute(schema.graphql_schema, document, context, variables=question.variables, operation=question.operation)
    except Refused as refused:
        raise NotRun(*refused.errors) from refused
    if any(isinstance(error.original_error, DatabaseError) for error in result.errors or ()):
        _check_database(request)
    return result


def _check_database(request: HttpRequest) -> None:
    """A database that is down or not migrated is said once, plainly, in place of an error a field."""
    state = health(request)
    if state.status_code != 200:
        logger.error("the database is not ready: %s", state.content.decode())
        message = "The service is not ready: its database is down or not migrated (GET /healthz says which)."
        raise refuse(errors.UNAVAILABLE, message, status=503, headers={"Retry-After": "30"})


def _host(request: HttpRequest) -> str:
    try:
        return request.get_host()
    except DisallowedHost:
        return ""


def _shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Pages of any site may read what everybody may read; they cannot send a key or a session (gateway G28)."""
    if "Origin" in request.headers:
        response["Access-Control-Allow-Origin"] = "*"
        if request.method == "OPTIONS":
            response["Access-Control-Allow-Methods"] = "GET, POST"
            response["Access-Control-Allow-Headers"] = "Content-Type, Accept, Accept-Language"
            response["Access-Control-Max-Age"] = "86400"
    return response
