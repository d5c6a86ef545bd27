from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from cms.core.demonstration.mailbox import mail, mails


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    with translation.override("fr"):
        response = render(request, template, context)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def mailbox(request: HttpRequest) -> HttpResponse:
    """Every mail of the demonstration; nowhere else does this page exist."""
    if not settings.DEMONSTRATION:
        raise Http404
    return _page(request, "cms_core/mailbox.html", {"mails": mails()})


def letter(request: HttpRequest, name: str) -> HttpResponse:
    found = mail(name) if settings.DEMONSTRATION else None
    if found is None:
        raise Http404
    return _page(request, "cms_core/letter.html", {"mail": found})
