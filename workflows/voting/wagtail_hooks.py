from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from workflows.voting.policies.editions import has_editions_menu


class EditionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return has_editions_menu(user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    return [path("editions/", include("workflows.voting.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return EditionsMenuItem(_("Editions"), reverse_lazy("voting:editions"), name="editions", icon_name="check", order=350)
