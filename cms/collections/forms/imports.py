from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.collections.models import Mapping, Museum
from cms.collections.sources.profile import Profile, built_in

OTHER = ""
MAPPING = "mapping:"


class NewImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A table as CSV, from any spreadsheet, or compressed with gzip; or records in the tagged format of Joconde."),
    )
    profile = forms.ChoiceField(label=_("Layout of the file"), required=False)
    museum = forms.ModelChoiceField(
        label=_("Museum"), queryset=Museum.objects.none(), required=False, help_text=_("Of the rows that name none themselves.")
    )
    complete = forms.BooleanField(
        label=_("The file is complete"),
        required=False,
        help_text=_(
            "It holds all works of this museum. Those that it does not name are marked as absent, never deleted. "
            "If there are many, the import asks first."
        ),
    )

    def __init__(self, *args: Any, mappings: Iterable[Mapping], museums: QuerySet[Museum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mappings = {f"{MAPPING}{mapping.pk}": mapping for mapping in mappings}
        self.fields["profile"].choices = [  # type: ignore[attr-defined]
            (OTHER, _("another one: I will say what its columns hold")),
            *((name, mapping.name) for name, mapping in self.mappings.items()),
            *((profile.name, profile.label) for profile in built_in().values()),
        ]
        self.fields["museum"].queryset = museums  # type: ignore[attr-defined]
        if len(only := list(museums[:2])) == 1:
            self.initial["museum"] = only[0]

    @property
    def mapping(self) -> Mapping | None:
        return self.mappings.get(self.cleaned_data["profile"])

    @property
    def known_profile(self) -> Profile | None:
        """None for a layout that is not known yet."""
        if self.mapping is not None:
            return Profile.from_definition(self.mapping.definition)
        return built_in().get(self.cleaned_data["profile"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("complete") and not cleaned.get("museum"):
            self.add_error("museum", _("Say which museum the complete file is of."))
        return cleaned
