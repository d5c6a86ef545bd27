"""What a member of staff meets on a page: its addresses, buttons and messages."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.sites import StaffFactory
from workflows.voting.forms.edition import initial_of
from workflows.voting.models import Edition


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def with_role(role: Role, site: SiteProfile) -> Client:
    return browser(StaffFactory.with_role(role, site))


def address(name: str, edition: Edition | None = None, *more: object) -> str:
    return reverse(f"voting:{name}", args=[*([edition.pk] if edition else []), *more])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.acts: list[str] = []
        self.primary: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self._form = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "form":
            self._form = values.get("action", "")
            self.acts += [self._form] if values.get("method") == "post" else []
        if tag == "button" and values.get("type") == "submit" and values.get("class", "").split() == ["button"]:
            self.primary.append(self._form)


def read(response: Any) -> _Page:
    page = _Page()
    page.feed(response.content.decode())
    return page


def verbs(response: Any, edition: Edition) -> set[str]:
    """Acts on this edition that the page offers by a button."""
    start = address("edition", edition)
    return {act.removeprefix(start).strip("/") for act in read(response).acts if act.startswith(start)}


def said(response: Any) -> list[str]:
    """Messages that an answer leaves for the next page, or shows itself."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def form_values(edition: Edition, **changes: object) -> dict[str, object]:
    """What the form sends for a draft as it is, with changes; None leaves a field out."""
    values = initial_of(edition) | dict.fromkeys(("opens_at_which", "closes_at_which"), "") | changes
    values = {name: f"{value:%Y-%m-%dT%H:%M}" if hasattr(value, "isoformat") else value for name, value in values.items()}
    return {name: value for name, value in values.items() if value is not None and value is not False}
