"""One transaction for the whole of an unsafe request (gateway G23)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class AtomicUnsafeRequests:
    """Wagtail saves, then signals, in no transaction of its own: a crash between the two would publish without a trace.

    Must stand last in MIDDLEWARE. A view that opens its own transactions carries ``opens_own_transactions = True``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> HttpResponse | None:
        if request.method in SAFE or getattr(view, "opens_own_transactions", False):
            return None
        with transaction.atomic():
            response: Any = view(request, *args, **kwargs)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
