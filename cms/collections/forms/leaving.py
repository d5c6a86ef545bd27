from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.collections.enums import RecordState
from cms.collections.errors import NoTarget
from cms.collections.models import Work

WAYS = [
    (RecordState.WITHDRAWN, _("Withdrawn: the record is taken back, its address says that it is gone (410)")),
    (RecordState.DEACCESSIONED, _("Deaccessioned: the object left the collection, its address says so (410)")),
    (RecordState.MERGED, _("Merged: another record takes its place, its address leads there (301)")),
]


class LeavingForm(forms.Form):
    """How a record leaves, why, and whether the public may read why."""

    state = forms.ChoiceField(label=_("What becomes of the record"), choices=WAYS, widget=forms.RadioSelect, initial=RecordState.WITHDRAWN)
    merged_into = forms.ModelChoiceField(
        label=_("Record that takes its place"), queryset=Work.objects.none(), required=False, help_text=_("Only for a merged record.")
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    reason_is_public = forms.BooleanField(
        label=_("The public may read the reason"), required=False, help_text=_("Without this it is for staff only.")
    )
    opened_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, targets: QuerySet[Work], chooser: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["merged_into"].queryset = targets  # type: ignore[attr-defined]
        self.fields["merged_into"].widget = chooser

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        merged = cleaned.get("state") == RecordState.MERGED
        if merged and not cleaned.get("merged_into") and "merged_into" not in self.errors:
            self.add_error("merged_into", str(NoTarget()))
        if not merged:
            cleaned["merged_into"] = None
        return cleaned
