"""Several values in one box, one a line; what qualifies a value stands in parentheses at its end (collections C6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.collections.sources.splitting import qualified

Pairs = list[list[str]]


def line_of(text: str, qualifier: str) -> str:
    """One value as it stands in the box: a line, whatever breaks the text holds."""
    line = f"{text} ({qualifier})" if qualifier else text
    return " ".join(line.splitlines()).strip()


class LinesField(forms.CharField):
    """Pairs of a text and what qualifies it. A line that was there before means the pair that it stood for, however it reads."""

    widget = AdminAutoHeightTextInput

    def __init__(self, *, longest: int = 0, **options: Any) -> None:
        super().__init__(
            **{"required": False, "help_text": _("One value a line. What qualifies it stands in parentheses at the end."), **options}
        )
        self.longest = longest
        self.known: Sequence[Sequence[str]] = ()

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(line_of(*pair) for pair in value)

    def clean(self, value: Any) -> Pairs:
        before = [line_of(*pair) for pair in self.known]
        lines = _lines(super().clean(value))
        if lines == before:
            return [list(pair) for pair in self.known]
        meant = dict(zip(before, self.known, strict=True))
        pairs = [list(meant.get(line) or qualified(line)) for line in lines]
        if too_long := [text for text, _qualifier in pairs if self.longest and len(text) > self.longest]:
            raise ValidationError(_("This line is too long: %(line)s"), params={"line": too_long[0][:80]})
        return pairs

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _lines(self.prepare_value(initial)) != _lines(data)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def unchanged(new: str, old: str) -> bool:
    """Whether a browser sent back the text that it was given: it writes line ends its own way, and we trim edges."""
    return _as_sent(new) == _as_sent(old)


def with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_sent(text: str) -> str:
    return with_plain_ends(text).strip()
