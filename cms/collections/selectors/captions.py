from __future__ import annotations

from collections.abc import Iterable

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


def captions_of_gone(work_ids: Iterable[int]) -> dict[int, str]:
    """Label and museum of those among the works whose record has left, as their tombstones say them: what stands where one is cited (C29).

    A record that left changes no more. One statement; records that stand, and those that were never public, are left out.
    """
    gone = Work.objects.tombstones().filter(pk__in=set(work_ids)).values_list("pk", "label", "museum__name")
    return {pk: f"{label}, {museum}"[:LENGTH] for pk, label, museum in gone}
