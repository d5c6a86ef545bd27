from __future__ import annotations

from typing import Any

from cms.collections.models import Work
from cms.pages.forms.choices import Citation, not_for, not_yours
from cms.pages.forms.page import PageForm
from cms.pages.models.exhibition import hung_twice_fault


class ExhibitionForm(PageForm):
    """Each work hangs once; the row that hangs it again is named."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        rows = [(form, work) for form in self._kept_rows() if (work := form.cleaned_data.get("work"))]
        seen = self._hung_unseen()
        for form, work in rows:
            if work.pk in seen:
                form.add_error("work", hung_twice_fault(work))
            seen.add(work.pk)
        strangers = not_for(self.for_user, {(Work, str(work.pk)) for _form, work in rows} - self._cited_before)
        for form, work in rows:
            if (Work, str(work.pk)) in strangers:
                form.add_error("work", not_yours())
        return cleaned

    def _kept_rows(self) -> list[Any]:
        formset = self.formsets["hung_works"]
        return [form for form in formset.forms if form.is_valid() and not formset._should_delete_form(form)]

    def _hung_unseen(self) -> set[int]:
        """Works that somebody else hung since this form was opened: their rows stay, though it does not send them."""
        sent = {form.instance.pk for form in self.formsets["hung_works"].forms}
        return {row.work_id for row in self.instance.hung_works.all() if row.pk and row.pk not in sent}

    def _cited_by_page(self) -> set[Citation]:
        return super()._cited_by_page() | {(Work, str(row.work_id)) for row in self.instance.hung_works.all()}
