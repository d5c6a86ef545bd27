from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.voting.forms.local_time import LocalTimeField, LocalTimesForm, local_of


class ReasonForm(LocalTimesForm):
    """An act that needs a public reason."""

    reason = forms.CharField(
        label=_("Public reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is published beside the edition and never removed."),
    )

    def visible(self) -> list[forms.BoundField]:
        return self.shown("reason")

    def clean_reason(self) -> str:
        """Browsers send other line ends than they are shown; what is hashed is one of them."""
        reason: str = self.cleaned_data["reason"]
        return reason.replace("\r\n", "\n")


class ExtensionForm(ReasonForm):
    """A later close. ``closes_at`` is an instant after ``is_valid``; ``proposed`` is what the form shows at first."""

    closes_at = LocalTimeField(label=_("New closing time"))

    def __init__(self, *args: Any, zone: str, proposed: datetime, **kwargs: Any) -> None:
        local, which = local_of(proposed, zone)
        super().__init__(*args, initial={"closes_at": local, "closes_at_which": which}, **kwargs)
        self.zone = zone
        self.fields["closes_at"].help_text = _("In the site's own time (%(zone)s); later only.") % {"zone": zone}
        if not self.is_bound:
            self.ask("closes_at", local, zone)

    def visible(self) -> list[forms.BoundField]:
        return self.shown("closes_at", "reason")

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.read_local("closes_at", self.zone)
        return self.cleaned_data


class ResumptionForm(ExtensionForm):
    """Takes ballots again; the close as proposed gives back the time that the pause took (V8)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        closes_at = self.fields["closes_at"]
        closes_at.label = _("Closing time from now on")
        help_text = _("In the site's own time (%(zone)s). The time proposed gives back what the pause took; an earlier close is refused.")
        closes_at.help_text = help_text % {"zone": self.zone}
