from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from cms.collections.actions.telling import in_portions, works_changed
from cms.collections.actions.writing import name_it
from cms.collections.models import Museum, Work
from cms.collections.policies import MuseumPolicy
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import NotAllowed
from cms.core.models import User

# What every record of the museum is exported with (C35).
EXPORTED = ("name", "museofile")
COLUMNS = ("name", "town", "museofile")


@dataclass(frozen=True, kw_only=True)
class KeepMuseum(Action[list[str]]):
    """Keeps a museum, new or changed in memory; answers with the names of what changed.

    A work without a title is called by its museum (C8), and every record is exported with it: they change with a new name.
    Nothing changed: nothing is written. ``by`` None: the house itself. Raises NotAllowed.
    """

    museum: Museum
    by: User | None

    def check(self) -> None:
        if self.by is not None and not MuseumPolicy().user_has_permission(self.by, "change"):
            raise NotAllowed

    @transaction.atomic
    def execute(self) -> list[str]:
        museum = self.museum
        museum.museofile = museum.museofile or None
        if museum.pk is None:
            museum.save()
            RecordChange(kind="museum.created", subject=museum).run()
            return list(COLUMNS)
        stored = Museum.objects.select_for_update().get(pk=museum.pk)
        changed = [column for column in COLUMNS if getattr(stored, column) != getattr(museum, column)]
        if changed:
            museum.save()
            if set(changed) & set(EXPORTED):
                self._tell(stored.name, now=clock.now())
            RecordChange(kind="museum.changed", subject=museum, data={"changed": changed}).run()
        return changed

    def _tell(self, former: str, *, now: datetime) -> None:
        works = Work.objects.select_for_update().filter(museum=self.museum).order_by("pk")
        ids = list(works.values_list("pk", flat=True))
        for some in in_portions(ids):
            called = Work.objects.filter(pk__in=some, label__endswith=f"({former})")
            renamed = []
            for work in called.only("label", "title", "object_type", "visibility", "accession"):
                before = work.label
                name_it(work, [(work.accession, "")], self.museum.name)
                renamed += [work] if work.label != before else []
            Work.objects.bulk_update(renamed, ["label"])
        works_changed(ids, changed=["museum"], exported=Q(pk__isnull=False), now=now)
