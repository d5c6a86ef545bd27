from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.collections.actions.hand import show
from cms.collections.actions.shown import by_uuid
from cms.collections.enums import LocationState, TermKind, Visibility
from cms.collections.errors import RoomOffView, YearsReversed, YearZero
from cms.collections.fields import TERMS
from cms.collections.forms.lines import LinesField, unchanged, with_plain_ends
from cms.collections.models import Museum, Work
from cms.collections.policies import curated_museums
from cms.collections.selectors.differences import Provenance, provenance_of
from cms.collections.selectors.shown import shown_value
from cms.collections.visibility import DEFAULTS, visibility_of

NAMES = {"makers": _("makers"), "left_reason": _("why it left"), "domains": _("domains"), "uses": _("uses")}


def _choices() -> list[tuple[str, Any]]:
    return [(name, NAMES.get(name) or Work._meta.get_field(name).verbose_name) for name in DEFAULTS]  # type: ignore[union-attr]


def lines_of(field: str) -> str:
    """The box in which the terms of ``field`` stand; the columns of some bear the field's own name."""
    return f"{field}_lines"


class WorkForm(WagtailAdminModelForm):
    """The record as a curator edits it: only their museums to choose from, and the version that they opened.

    Terms stand in one box a kind. A box that comes back as it was sent out changes nothing, whatever a browser does to its line ends (C5).
    """

    object_types_lines = LinesField(label=capfirst(TermKind.OBJECT_TYPE.label))
    materials_lines = LinesField(label=capfirst(TermKind.MATERIAL.label))
    subjects_lines = LinesField(label=capfirst(TermKind.SUBJECT.label))
    domains_lines = LinesField(label=capfirst(TermKind.DOMAIN.label))
    uses_lines = LinesField(label=capfirst(TermKind.USE.label))
    staff_only = forms.MultipleChoiceField(
        label=_("For staff only"),
        help_text=_("Ticked fields are shown to nobody outside: donors, sellers, wearers and sitters may be alive."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=_choices,
    )
    opened_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["museum"].queryset = curated_museums(self.for_user) if self.for_user else Museum.objects.all()
        chosen = self.instance.visibility
        self.initial["staff_only"] = [name for name in DEFAULTS if visibility_of(name, chosen) == Visibility.STAFF]
        self.initial["opened_version"] = self.instance.version
        for field in TERMS:
            self.initial[lines_of(field)] = self.fields[lines_of(field)].known = shown_value(self.instance, field)

    @cached_property
    def provenance(self) -> dict[str, Provenance]:
        """Where each value comes from, for the panels under the fields."""
        return provenance_of(self.instance) if self.instance.pk else {}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, text in cleaned.items():
            if isinstance(text, str):
                before = self.initial.get(name) or ""
                cleaned[name] = before if unchanged(text, before) else with_plain_ends(text)
        self._check_values(cleaned)
        staff = set(cleaned.get("staff_only", []))
        if staff != set(self.initial["staff_only"]):
            # Only what differs from the default is kept, so that a later, stricter default reaches every record.
            wanted = {name: Visibility.STAFF if name in staff else Visibility.PUBLIC for name in DEFAULTS}
            self.instance.visibility = {name: word.value for name, word in wanted.items() if word != DEFAULTS[name]}
        return cleaned

    def _check_values(self, cleaned: dict[str, Any]) -> None:
        earliest, latest = cleaned.get("date_earliest"), cleaned.get("date_latest")
        for name, year in (("date_earliest", earliest), ("date_latest", latest)):
            if year == 0:
                self.add_error(name, str(YearZero()))
        if earliest and latest and earliest > latest:
            self.add_error("date_latest", str(YearsReversed()))
        if cleaned.get("room") and cleaned.get("location_state") != LocationState.ON_VIEW:
            self.add_error("room", str(RoomOffView()))

    def save(self, commit: bool = True) -> Work:
        for field in TERMS:
            pairs = self.cleaned_data[lines_of(field)]
            if pairs != self.initial[lines_of(field)]:
                show(self.instance, field, pairs, by_uuid)
        work: Work = super().save(commit=commit)
        return work
