from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError

from cms.collections.models import NetworkImage
from cms.pages.blocks.rules import alt_fault
from cms.pages.forms.choices import Citation, citations_of, not_for, not_yours
from cms.pages.models.slugs import is_taken, slug_for, taken


class PageForm(WagtailAdminPageForm):
    """What every page's form asks, besides each field by itself. A draft may lack what a publication needs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without JavaScript nothing fills it in while the title is written.
        self.fields["slug"].required = False
        # What stands in the page already may stay, whoever put it there.
        self._cited_before = self._cited_by_page() if self.is_bound else set()

    def defer_required_fields(self) -> None:
        """Under review a page stays as complete as it was when it was submitted: its reviewer may publish it without opening it."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = slug_for(self.cleaned_data.get("title") or "", self.parent_page)
        cleaned: dict[str, Any] = super().clean()
        if self.instance.pk is None and is_taken(cleaned.get("slug", ""), self.parent_page):
            self.add_error("slug", taken())
        if cleaned.get("picture") and not self.is_deferred_validation:
            fault = alt_fault(alt=cleaned.get("picture_alt"), decorative=cleaned.get("picture_decorative"))
            if fault is not None:
                self.add_error(f"picture_{fault.field}", fault.error)
        self._refuse_what_is_not_theirs(cleaned)
        return cleaned

    def _cited_by_page(self) -> set[Citation]:
        picture = {(NetworkImage, str(self.instance.picture_id))} if self.instance.picture_id else set()
        return picture | citations_of(self.instance.body)

    def _refuse_what_is_not_theirs(self, cleaned: dict[str, Any]) -> None:
        picture, body = cleaned.get("picture"), cleaned.get("body")
        self._ask("picture", {(NetworkImage, str(picture.pk))} if picture else set(), not_yours())
        self._ask("body", citations_of(body) if body else set(), StreamBlockValidationError(non_block_errors=[not_yours()]))

    def _ask(self, field: str, cited: set[Citation], refusal: ValidationError) -> None:
        added = cited - self._cited_before
        if added and not_for(self.for_user, added):
            self.add_error(field, refusal)
