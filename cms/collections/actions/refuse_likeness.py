from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.actions.merging import require_keeper
from cms.collections.errors import SameMaker
from cms.collections.models import DistinctMakers, Maker
from cms.core import clock
from cms.core.actions import Action
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class RefuseLikeness(Action[DistinctMakers]):
    """Two makers who look alike are two people: they are not proposed for merging again. Saying so twice changes nothing.

    Raises NotAKeeper or SameMaker.
    """

    one: Maker
    other: Maker
    by: User | None

    def check(self) -> None:
        require_keeper(self.by)
        if self.one.pk == self.other.pk:
            raise SameMaker

    @transaction.atomic
    def execute(self) -> DistinctMakers:
        first, second = sorted((self.one, self.other), key=lambda maker: maker.pk)
        defaults = {"by": self.by, "at": clock.now()}
        return DistinctMakers.objects.get_or_create(first=first, second=second, defaults=defaults)[0]
