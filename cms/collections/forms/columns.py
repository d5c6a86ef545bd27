from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.collections.sources.guessing import KEY, Pair

_MUSEUM = [
    ("museum.museofile", _("the museum’s Museofile code")),
    ("museum.name", _("the museum’s name")),
    ("museum.town", _("the museum’s town")),
]
SEPARATORS = [("", _("one value")), (";", ";"), ("|", "|"), (",", ","), ("/", "/"), ("#", "#")]


@dataclass(frozen=True)
class Row:
    """One column of the file and the controls that say what it holds."""

    column: str
    samples: Sequence[str]
    holds: Any
    separator: Any
    key: Any


class ColumnsForm(forms.Form):
    """For each column of a file: what it holds, what stands between several values of a cell, whether it identifies the work."""

    name = forms.CharField(label=_("Name of this layout"), max_length=120, help_text=_("You will find it again for the next file."))

    def __init__(
        self,
        *args: Any,
        columns: Sequence[str],
        samples: Sequence[Sequence[str]],
        fields: Sequence[tuple[str, Any]],
        pairs: Iterable[Pair],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        self.samples = [*samples, *[()] * (len(columns) - len(samples))]
        known, keys = {}, set()
        for pair in pairs:
            if pair.target == KEY:
                keys.add(pair.column)
            elif pair.target:
                known[pair.column] = pair
        holds = [("", _("not taken")), (_("the work"), list(fields)), (_("the museum"), _MUSEUM)]
        for place, column in enumerate(columns):
            pair = known.get(column, Pair(column))
            self.fields[f"holds-{place}"] = forms.ChoiceField(label=column, choices=holds, required=False, initial=pair.target)
            self.fields[f"separator-{place}"] = forms.ChoiceField(choices=SEPARATORS, required=False, initial=pair.separator)
            self.fields[f"key-{place}"] = forms.BooleanField(required=False, initial=column in keys)

    def rows(self) -> Iterator[Row]:
        for place, column in enumerate(self.columns):
            yield Row(column, self.samples[place], self[f"holds-{place}"], self[f"separator-{place}"], self[f"key-{place}"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(f"key-{place}") for place in range(len(self.columns))):
            self.add_error(None, _("Tick the column that identifies the work: the next file finds the work again by it."))
        return cleaned

    def pairs(self) -> list[Pair]:
        chosen, pairs = self.cleaned_data, []
        for place, column in enumerate(self.columns):
            if chosen[f"key-{place}"]:
                pairs.append(Pair(column, KEY))
            # A column that only identifies the work is taken; one that holds nothing is known and not taken.
            if chosen[f"holds-{place}"] or not chosen[f"key-{place}"]:
                pairs.append(Pair(column, chosen[f"holds-{place}"], chosen[f"separator-{place}"]))
        return pairs
