from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.core.models import Notice
from cms.core.views import put_notice_away

SHOWN = 20


class NoticesPanel(Component):
    """What the house has told this member of staff and they have not put away, newest first."""

    name = "notices"
    order = 50
    template_name = "cms_core/home/notices.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = Notice.objects.filter(user=self.request.user.pk, seen_at=None).order_by("-at", "-pk")
        notices = list(waiting[: SHOWN + 1])
        return {"notices": notices[:SHOWN], "more": len(notices) > SHOWN, "request": self.request}


@hooks.register("construct_homepage_panels")
def show_notices(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NoticesPanel(request))


@hooks.register("register_admin_urls")
def notice_urls() -> list[URLPattern]:
    return [path("notices/<int:pk>/put-away/", put_notice_away, name="cms_core_put_notice_away")]
