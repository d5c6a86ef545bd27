"""Objects that belong to a page and are edited with it: rows in an order, each known by a uuid (mirroring A2).

A row that was added to a page already public has no primary key until it is published, and a form that knew rows by it alone would make
another row, under another key, at each draft. So forms find the rows of a draft again by their uuid.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from django import forms
from django.db import models
from django.forms.models import BaseModelFormSet
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model
from wagtail.models import Orderable, TranslatableMixin


class PageRow(TranslatableMixin, Orderable):
    """Base of every child model of a page; each states that (page, uuid) is unique.

    A copy of the page, and its translation, keep the uuids: what one page knows of a row, the other can find.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def settle(self, changed: Collection[str] = ()) -> None:
        """Writes what has to stand before the row is kept anywhere; ``changed`` names the fields that a form has just changed."""


class RowForm(WagtailAdminModelForm):
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    # A draft's row has no primary key; unless it counts as changed, its formset would drop it.
    has_no_pk_yet = False

    def has_changed(self) -> bool:
        return self.has_no_pk_yet or bool(super().has_changed())

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            self.instance.settle(changed=self.changed_data)

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """After a save in the background, the open form learns the uuid of a row that it added."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if not self.data.get(self.add_prefix("key")):
            updates.append((self.add_prefix("key"), str(self.instance.uuid)))
        return updates


class RowFormSet(BaseChildFormSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._found: set[uuid.UUID] = set()
        super().__init__(*args, **kwargs)

    def _construct_form(self, i: int, **kwargs: Any) -> RowForm:
        row = self._row_without_pk(i)
        if row is None:
            form = super()._construct_form(i, **kwargs)
        else:
            # As modelcluster does, past the step that would make an empty row.
            construct = super(BaseModelFormSet, self)._construct_form  # type: ignore[misc]
            form = construct(i, instance=row, **kwargs)
        if i < self.initial_form_count():
            form.initial["key"] = form.instance.uuid
        form.has_no_pk_yet = row is not None and row.pk is None
        if form.instance.locale_id is None:
            form.instance.locale_id = self.instance.locale_id
        return form

    def _row_without_pk(self, i: int) -> PageRow | None:
        """The page's row that a posted form means by its uuid; each is found once."""
        if not self.is_bound or self.data.get(f"{self.add_prefix(i)}-{self.model._meta.pk.name}"):
            return None
        try:
            key = uuid.UUID(self.data.get(f"{self.add_prefix(i)}-key", ""))
        except ValueError:
            return None
        row = next((row for row in self.get_queryset() if row.uuid == key), None)
        if row is None or key in self._found:
            return None
        self._found.add(key)
        return row


class RowsPanel(InlinePanel):
    """An InlinePanel whose rows keep their uuid from draft to draft."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        form = get_form_for_model(self.db_field.related_model, form_class=RowForm, defer_required_on_fields=deferred)
        options["formsets"][self.relation_name] |= {"form": form, "formset": RowFormSet}
        return options
