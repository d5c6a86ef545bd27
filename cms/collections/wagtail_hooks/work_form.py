from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.collections.enums import LocationState, Visibility
from cms.collections.errors import RoomOffView, YearsReversed, YearZero
from cms.collections.models import Museum, Work
from cms.collections.policies import curated_museums
from cms.collections.visibility import DEFAULTS, visibility_of

NAMES = {"makers": _("makers"), "left_reason": _("why it left"), "domains": _("domains"), "uses": _("uses")}


def _choices() -> list[tuple[str, Any]]:
    return [(name, NAMES.get(name) or Work._meta.get_field(name).verbose_name) for name in DEFAULTS]  # type: ignore[union-attr]


class WorkForm(WagtailAdminModelForm):
    """The record as a curator edits it: only their museums to choose from, and the version that they opened."""

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

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        earliest, latest = cleaned.get("date_earliest"), cleaned.get("date_latest")
        for name, year in (("date_earliest", earliest), ("date_latest", latest)):
            if year == 0:
                self.add_error(name, str(YearZero()))
        if earliest and latest and earliest > latest:
            self.add_error("date_latest", str(YearsReversed()))
        if cleaned.get("room") and cleaned.get("location_state") != LocationState.ON_VIEW:
            self.add_error("room", str(RoomOffView()))
        staff = set(cleaned.get("staff_only", []))
        # Only what differs from the default is kept, so that a later, stricter default reaches every record.
        wanted = {name: Visibility.STAFF if name in staff else Visibility.PUBLIC for name in DEFAULTS}
        self.instance.visibility = {name: word.value for name, word in wanted.items() if word != DEFAULTS[name]}
        return cleaned
