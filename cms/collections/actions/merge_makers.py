from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from cms.collections.actions.merging import (
    NUMBERS,
    Moved,
    gained,
    hidden_makers,
    locked_makers,
    locked_works,
    require_keeper,
    unlisted_name,
)
from cms.collections.actions.telling import works_changed
from cms.collections.errors import AlreadyMerged, KnownAndUnknown, SameMaker
from cms.collections.models import Maker, MakerMerge, MakerName, WorkMaker
from cms.collections.visibility import readable
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class MergeMakers(Action[MakerMerge]):
    """Two authorities turn out to be one maker: works and names go to the winner, and the loser's address leads there for good (C9).

    The winner gains what it did not know: years, nationality, numbers. All that moves is kept, for UndoMerge. ``by`` None is the house
    itself. Raises NotAKeeper, SameMaker, AlreadyMerged, or KnownAndUnknown: an « anonyme » swallows nobody, and nobody an « anonyme ».
    """

    loser: Maker
    winner: Maker
    by: User | None

    def check(self) -> None:
        require_keeper(self.by)
        if self.loser.pk == self.winner.pk:
            raise SameMaker
        _require_standing(self.loser, self.winner)

    @transaction.atomic
    def execute(self) -> MakerMerge:
        now = clock.now()
        links = WorkMaker.objects.filter(maker=self.loser)
        works = locked_works(links)
        loser, winner = locked_makers(self.loser, self.winner)
        _require_standing(loser, winner)
        moved = Moved(last=WorkMaker.objects.aggregate(last=Max("pk"))["last"] or 0)
        self._move_names(loser, winner, moved)
        moved.work_makers = list(links.order_by("pk").values_list("pk", flat=True))
        links.update(maker=winner)
        followers = Maker.objects.filter(merged_into=loser)
        moved.followers = list(followers.order_by("pk").values_list("pk", flat=True))
        followers.update(merged_into=winner)
        self._fill(loser, winner, moved)
        works_changed(works, changed=["makers"], exported=readable("makers"), now=now)
        merge = MakerMerge.objects.create(loser=loser, winner=winner, by=self.by, at=now, moved=moved.to_json())
        RecordChange(kind="maker.merged", subject=loser, data={"into": str(winner.uuid)}).run()
        return merge

    def _move_names(self, loser: Maker, winner: Maker, moved: Moved) -> None:
        private = hidden_makers(loser, winner)
        hidden = MakerName.objects.filter(maker__in=private, public=True)
        moved.hidden = list(hidden.order_by("pk").values_list("pk", flat=True))
        hidden.update(public=False)
        made = unlisted_name(loser, winner)
        if made is not None:
            made.public = loser not in private
            made.save()
            moved.made_name = made.pk
        names = MakerName.objects.filter(maker=loser)
        moved.names = list(names.order_by("pk").values_list("pk", flat=True))
        names.update(maker=winner)

    def _fill(self, loser: Maker, winner: Maker, moved: Moved) -> None:
        moved.filled = gained(winner, loser)
        # A number belongs to one row: it leaves the loser first.
        for column in NUMBERS:
            if column in moved.filled:
                setattr(loser, column, None)
        loser.merged_into = winner
        loser.save()
        if moved.filled:
            for column, (_before, after) in moved.filled.items():
                setattr(winner, column, after)
            winner.save()


def _require_standing(loser: Maker, winner: Maker) -> None:
    if loser.merged_into_id:
        raise AlreadyMerged(field="loser", name=loser.name)
    if winner.merged_into_id:
        raise AlreadyMerged(field="winner", name=winner.name)
    if loser.known != winner.known:
        raise KnownAndUnknown
