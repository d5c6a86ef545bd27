from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.collections.models import NetworkDocument
from cms.collections.policies import may_read_document
from cms.collections.wagtail_hooks import imports, pictures  # noqa: F401 - they register their hooks
from cms.collections.wagtail_hooks.authorities import MakerViewSet, MuseumViewSet
from cms.collections.wagtail_hooks.works import WorkViewSet
from cms.core import clock

register_snippet(WorkViewSet)
register_snippet(MuseumViewSet)
register_snippet(MakerViewSet)


@hooks.register("register_admin_urls")
def records() -> list[URLResolver]:
    return [path("records/", include("cms.collections.urls"))]


@hooks.register("before_serve_document")
def ask_before_serving(document: NetworkDocument, request: HttpRequest) -> None:
    """Not allowed looks like not there."""
    if not may_read_document(request.user, document, now=clock.now()):
        raise Http404
