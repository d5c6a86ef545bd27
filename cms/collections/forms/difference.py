"""One field that differs, as it can be written anew in one box; what needs more than a box is edited on the record's own form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.collections.fields import TERMS, TEXTS, Value
from cms.collections.forms.lines import LinesField


class EditForm(forms.Form):
    """``value()`` is in the shape of the field."""

    def value(self) -> Value:
        return self.cleaned_data["text"]


class EditTitleForm(EditForm):
    kind = forms.CharField(widget=forms.HiddenInput, required=False)

    def value(self) -> Value:
        return {"text": self.cleaned_data["text"], "kind": self.cleaned_data["kind"]}


def edit_form(field: str, ours: Value, sent: Any) -> EditForm | None:
    """None for a field that one box cannot hold."""
    options: dict[str, Any] = {"label": _("Write it anew"), "required": False}
    if field in TERMS or field == "accession_numbers":
        form = EditForm(sent, initial={"text": ours})
        lines = LinesField(**options)
        lines.known = ours
        form.fields["text"] = lines
    elif field == "title":
        form = EditTitleForm(sent, initial={"text": ours["text"], "kind": ours["kind"]})
        form.fields["text"] = forms.CharField(widget=AdminAutoHeightTextInput, **options)
    elif field in TEXTS and field != "record_right":
        form = EditForm(sent, initial={"text": ours})
        form.fields["text"] = forms.CharField(widget=AdminAutoHeightTextInput, **options)
    else:
        return None
    return form
