"""Which museum a row means, and whether who imports may bring works into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cms.collections.errors import NotYourMuseum
from cms.collections.folding import fold
from cms.collections.models import Museum
from cms.collections.policies.imports import imports_for_all, museums_to_import
from cms.collections.sources.doubts import Doubt, HeldBy, Reason
from cms.core.models import User

_NAME, _TOWN, _CODE = 255, 120, 10


def require_museums(by: User | None, museums: Iterable[Museum]) -> None:
    """Raises NotYourMuseum for the first that ``by`` may not bring works into. None is the house itself."""
    theirs = None if by is None else set(museums_to_import(by).values_list("pk", flat=True))
    for museum in museums:
        if theirs is not None and museum.pk not in theirs:
            raise NotYourMuseum(museum=museum.name)


class Museums:
    """By Museofile code, else by exact folded name; the run's own museum where a row names none.

    One that the network does not know is made, if who imports may make museums: the house itself, or a network publisher.
    All museums are read once; ``forget`` after a rollback.
    """

    def __init__(self, *, by: User | None, own: Museum | None) -> None:
        self._own = own
        self._may_make = by is None or imports_for_all(by)
        self._theirs = None if by is None or self._may_make else set(museums_to_import(by).values_list("pk", flat=True))
        self.forget()

    def forget(self) -> None:
        self._read = False
        self._by_pk: dict[int, Museum] = {}
        self._by_code: dict[str, Museum] = {}
        self._by_name: dict[str, list[Museum]] = defaultdict(list)

    def named(self, pk: int) -> Museum:
        """A museum by its primary key."""
        self._read_all()
        return self._by_pk[pk]

    def of(self, held: HeldBy) -> Museum | Doubt | None:
        """The museum that a row names or the run's own; None if nothing says; a doubt if the named one is not known and may not be made."""
        if not held.museofile and not held.name:
            return self._own
        self._read_all()
        by_code = self._by_code.get(held.museofile)
        called = [by_code] if by_code else self._called(held)
        if len(called) == 1:
            return called[0]
        if called or not self._may_make or not held.name or len(held.museofile) > _CODE:
            return Doubt(Reason.UNKNOWN_MUSEUM, "museum", " ".join(part for part in (held.museofile, held.name, held.town) if part))
        made = Museum.objects.create(name=held.name[:_NAME], town=held.town[:_TOWN], museofile=held.museofile or None)
        self._add(made)
        return made

    def may_keep(self, museum_id: int) -> bool:
        """Whether who imports may write works of this museum."""
        return self._theirs is None or museum_id in self._theirs

    def _called(self, held: HeldBy) -> list[Museum]:
        """Those of this name that neither another code nor another town contradicts. Of several none is meant for sure."""
        return [
            museum
            for museum in self._by_name.get(fold(held.name), [])
            if not (held.museofile and museum.museofile) and not (held.town and museum.town and fold(held.town) != fold(museum.town))
        ]

    def _read_all(self) -> None:
        if not self._read:
            self._read = True
            for museum in Museum.objects.order_by("pk"):
                self._add(museum)

    def _add(self, museum: Museum) -> None:
        self._by_pk[museum.pk] = museum
        if museum.museofile:
            self._by_code[museum.museofile] = museum
        self._by_name[fold(museum.name)].append(museum)
