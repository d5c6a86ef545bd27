"""Where Wagtail publishes without a form to ask, the page itself is asked first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms.pages.models import ContentPage


@hooks.register("before_bulk_action")
def publish_only_what_is_whole(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """One page of many that lacks something stops them all: nothing is published, and each is named."""
    if action_type != "publish":
        return None
    below = action.cleaned_form.cleaned_data.get("include_descendants", False)
    lacking = [(page, fields) for page in _to_publish(objects, below=below) if (fields := _lacking(page))]
    for page, fields in lacking:
        text = _("“%(title)s” cannot be published yet: %(fields)s.") % {"title": page.title, "fields": ", ".join(fields)}
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        messages.error(request, text, buttons=[messages.button(edit, _("Complete this page"))])
    return redirect(action.next_url) if lacking else None


def _to_publish(objects: Iterable[Any], *, below: bool) -> Iterator[ContentPage]:
    for page in objects:
        if not isinstance(page, Page):
            continue
        for one in (page, *(page.get_descendants().not_live() if below else ())):
            draft = one.get_latest_revision_as_object()
            if isinstance(draft, ContentPage):
                yield draft


def _lacking(page: ContentPage) -> list[str]:
    """Names of the fields that keep a draft from being published, as its form calls them."""
    fields: set[str] = set(page.faults())
    try:
        page.full_clean()
    except ValidationError as error:
        fields |= set(error.message_dict)
    try:
        page.body.stream_block.clean(page.body)
    except ValidationError:
        fields.add("body")
    return [_name_of(page, field) for field in sorted(fields)]


def _name_of(page: ContentPage, field: str) -> str:
    if field == NON_FIELD_ERRORS:
        return _("its fields together")
    known = page._meta.get_field(field)
    return str(getattr(known, "verbose_name", None) or known.related_model._meta.verbose_name)
