"""Withdraws works that a run made and that nothing uses (collections C29, C30)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from cms.collections.actions.imports.kept import Kept, Why
from cms.collections.actions.imports.load import load_works
from cms.collections.enums import RecordState
from cms.collections.models import ImportRun, Origin, Work
from cms.core import clock
from cms.core.actions import RecordChanges

# Columns that only a person fills.
_WRITTEN_BY_HAND = ("notice", "image_restriction", "visibility", "missing_listed", "location_said_by")


def take_back(run: ImportRun, pks: Sequence[int]) -> tuple[int, list[Kept]]:
    """How many were withdrawn, and which were left."""
    works = load_works(pks)
    origins = {origin.pk: origin for origin in Origin.objects.select_for_update().filter(pk__in=works)}
    used = used_elsewhere(works)
    why = {pk: _why_not(work, origins[pk], used) for pk, work in works.items()}
    going = [work for pk, work in works.items() if why[pk] is None]
    now = clock.now()
    for work in going:
        work.state, work.left_at, work.version = RecordState.WITHDRAWN, now, work.version + 1
        work.updated_at = work.exported_at = now
    Work.objects.bulk_update(going, ["state", "left_at", "version", "updated_at", "exported_at"])
    Origin.objects.filter(pk__in=[work.pk for work in going]).update(undone=True)
    RecordChanges(
        kind="work.left", subjects=[(work, {"state": RecordState.WITHDRAWN.value, "version": work.version}) for work in going]
    ).run()
    return len(going), [Kept(str(work.uuid), work.label, "", reason.value) for pk, work in works.items() if (reason := why[pk])]


def used_elsewhere(pks: Iterable[int]) -> set[int]:
    """Works at which a row of another room points, or a text of a page, or another record that was merged into it."""
    wanted = list(pks)
    used: set[int] = set()
    relations: Any = Work._meta.get_fields(include_hidden=True)
    for relation in relations:
        if not (relation.auto_created and not relation.concrete and relation.is_relation):
            continue
        pointing = relation.related_model
        if pointing is Work or pointing._meta.app_label != Work._meta.app_label:
            name = relation.field.name
            used |= set(pointing._base_manager.filter(**{f"{name}__in": wanted}).values_list(name, flat=True))
    texts = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Work), to_object_id__in=[str(pk) for pk in wanted]
    ).exclude(base_content_type__app_label=Work._meta.app_label)
    return used | {int(pk) for pk in texts.values_list("to_object_id", flat=True)}


def _why_not(work: Work, origin: Origin, used: set[int]) -> Why | None:
    if work.state != RecordState.CURRENT:
        return Why.LEFT
    if work.pk in used:
        return Why.USED
    if origin.hand or any(getattr(work, name) for name in _WRITTEN_BY_HAND):
        return Why.BY_HAND
    brought = {address.image_id for address in work.image_addresses.all() if address.image_id}
    own = any(image.image_id not in brought or not image.alt_to_review for image in work.work_images.all())
    return Why.PICTURES if own else None
