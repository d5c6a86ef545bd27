from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PutForwardForm(forms.Form):
    """What is said of all works put forward together."""

    storage_note = forms.CharField(
        label=_("Why they are in storage"),
        required=False,
        max_length=300,
        help_text=_("One sentence for the public about all works ticked. Never where they are kept."),
    )
