"""What a page cites may be cited by whoever cites it: choosers show no more, and a form that was sent without one is asked as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.permissions import policy_registry

from cms.collections.models import NetworkImage, Work

Citation = tuple[type[Any], str]


def citations_of(body: StreamValue) -> set[Citation]:
    """Images and works in a body."""
    references = body.stream_block.extract_references(body)
    return {(model, str(pk)) for model, pk, *_paths in references if model in {NetworkImage, Work}}


def not_for(user: Any, citations: Iterable[Citation]) -> set[Citation]:
    """Those that ``user`` may not choose; works also once their record has left."""
    wanted: dict[type[Any], set[str]] = {}
    for model, pk in citations:
        wanted.setdefault(model, set()).add(pk)
    return {(model, pk) for model, keys in wanted.items() for pk in keys - _choosable(user, model, keys)}


def _choosable(user: Any, model: type[Any], keys: set[str]) -> set[str]:
    rows = policy_registry.get_by_type(model).instances_user_has_permission_for(user, "choose").filter(pk__in=keys)
    return {str(pk) for pk in (rows.public() if model is Work else rows).values_list("pk", flat=True)}


def not_yours() -> ValidationError:
    return ValidationError(_("This is not yours to use: choose among those that the list offers."), code="not_yours")
