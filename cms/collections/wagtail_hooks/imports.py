from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.collections.policies.imports import may_import


class ImportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return may_import(user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ImportsMenuItem(_("Imports"), reverse_lazy("records:imports"), name="imports", icon_name="upload", order=215)
