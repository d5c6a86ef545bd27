from __future__ import annotations

from cms.collections.models import Work
from cms.collections.selectors.works import makers_of, public_values

LENGTH = 500


def caption_of(work: Work) -> str:
    """Maker, label, date, as the public may read them on this day: what is frozen where a work is hung or put forward (C29).

    500 characters at most; one statement.
    """
    makers = ", ".join(maker.name for maker in makers_of([work.pk])[work.pk])
    values = public_values(work)
    return ", ".join(part for part in (makers, values["label"], values["date_display"]) if part)[:LENGTH]
