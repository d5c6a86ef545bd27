"""Child models of pages that would lose their identity at the next publication are refused at start (mirroring A2)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db.models import UniqueConstraint, UUIDField
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import InlinePanel, Panel
from wagtail.models import Page, get_page_models

from cms.pages.models.rows import RowsPanel


@register()
def check_rows_of_pages(**kwargs: Any) -> list[CheckMessage]:
    return [problem for model in get_page_models() for problem in problems_of(model)]


def problems_of(model: type[Page]) -> Iterator[CheckMessage]:
    """Of one page model: E040 for a child model without a lasting uuid, E041 for a form that would make a new one at each draft."""
    for relation in get_all_child_relations(model):
        if relation.model is Page:
            # Wagtail's own, such as comments.
            continue
        child = relation.related_model
        if not _has_lasting_uuid(child, relation.field.name):
            hint = f"Derive {child.__name__} from cms.pages.models.rows.PageRow and make ({relation.field.name}, uuid) unique."
            yield Error(f"{child._meta.label} has no uuid that is unique on its page.", hint=hint, obj=child, id="cimaise.E040")
        name = relation.get_accessor_name()
        if any(panel.relation_name == name and not isinstance(panel, RowsPanel) for panel in _inline_panels(model.get_edit_handler())):
            hint = "Use RowsPanel: an InlinePanel gives the rows of a draft a new uuid at each save."
            yield Error(f"{model._meta.label} edits {name} in an InlinePanel.", hint=hint, obj=model, id="cimaise.E041")


def _has_lasting_uuid(child: Any, parent: str) -> bool:
    field = next((field for field in child._meta.get_fields() if field.name == "uuid"), None)
    if not isinstance(field, UUIDField) or field.null or field.default is not uuid.uuid4:
        return False
    constraints = (one for one in child._meta.constraints if isinstance(one, UniqueConstraint) and one.condition is None)
    return field.unique or any(set(one.fields) == {parent, "uuid"} for one in constraints)


def _inline_panels(panel: Panel) -> Iterator[InlinePanel]:
    if isinstance(panel, InlinePanel):
        yield panel
    for child in getattr(panel, "children", ()):
        yield from _inline_panels(child)
