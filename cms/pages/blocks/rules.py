"""What must hold before a page is published, whoever asks: a block, a form or the page itself. Drafts may wait."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SECTION, SUBSECTION = "2", "3"


class AltFault(NamedTuple):
    """``field`` is "alt" or "decorative"."""

    field: str
    error: ValidationError


def alt_fault(*, alt: str | None, decorative: bool | None) -> AltFault | None:
    """A picture has an alternative text or is said to be decorative: one of them, and not both."""
    written = bool((alt or "").strip())
    if not written and not decorative:
        return AltFault("alt", ValidationError(_("Write an alternative text, or tick “decorative”."), code="alt_missing"))
    if written and decorative:
        message = _("A decorative image has no alternative text: empty it, or untick “decorative”.")
        return AltFault("decorative", ValidationError(message, code="alt_and_decorative"))
    return None


def early_subsections(levels: Iterable[str | None]) -> list[int]:
    """Places of subsections that no section stands above; ``levels`` has None for what is no heading."""
    early = []
    for place, level in enumerate(levels):
        if level == SECTION:
            break
        if level == SUBSECTION:
            early.append(place)
    return early


def early_subsection() -> ValidationError:
    return ValidationError(_("A subsection needs a section above it: choose the level “section”."), code="subsection_first")
