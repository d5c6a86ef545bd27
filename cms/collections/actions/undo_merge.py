from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from cms.collections.actions.merging import NUMBERS, Moved, came_as, locked_makers, locked_works, require_keeper
from cms.collections.actions.telling import in_portions, works_changed
from cms.collections.errors import MergeUndone, NumberTaken, WinnerMergedSince
from cms.collections.models import Maker, MakerMerge, MakerName, WorkMaker
from cms.collections.visibility import readable
from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import User


@dataclass(frozen=True, kw_only=True)
class UndoMerge(Action[MakerMerge]):
    """Two makers again: every row that the merging moved goes back, and so do rows that came since under the loser's name (C9).

    What a hand changed since stays as the hand left it. Raises NotAKeeper, MergeUndone, WinnerMergedSince (that merging is undone first)
    or NumberTaken (a third maker holds the loser's number now).
    """

    merge: MakerMerge
    by: User | None

    def check(self) -> None:
        require_keeper(self.by)

    @transaction.atomic
    def execute(self) -> MakerMerge:
        now = clock.now()
        merge = MakerMerge.objects.select_related("loser", "winner").get(pk=self.merge.pk)
        moved = Moved(**merge.moved)
        works = locked_works(*_links(merge, moved))
        loser, winner = locked_makers(merge.loser, merge.winner)
        # Read again: another may have undone it while this one waited for the lock.
        merge.refresh_from_db(fields=["undone_at"])
        if merge.undone_at is not None:
            raise MergeUndone
        if winner.merged_into_id:
            raise WinnerMergedSince(winner=winner.name)
        for links in _links(merge, moved):
            links.update(maker=loser)
        self._return_names(loser, winner, moved)
        Maker.objects.filter(pk__in=moved.followers, merged_into=winner).update(merged_into=loser)
        self._empty(loser, winner, moved)
        works_changed(works, changed=["makers"], exported=readable("makers"), now=now)
        merge.undone_by, merge.undone_at = self.by, now
        merge.save()
        RecordChange(kind="maker.unmerged", subject=loser, data={"from": str(winner.uuid)}).run()
        return merge

    def _return_names(self, loser: Maker, winner: Maker, moved: Moved) -> None:
        MakerName.objects.filter(pk__in=moved.names, maker=winner).update(maker=loser)
        MakerName.objects.filter(pk__in=moved.hidden).update(public=True)
        if moved.made_name is not None:
            MakerName.objects.filter(pk=moved.made_name, maker=winner).delete()

    def _empty(self, loser: Maker, winner: Maker, moved: Moved) -> None:
        for column, (before, after) in moved.filled.items():
            if getattr(winner, column) == after:
                setattr(winner, column, before)
        winner.save()
        loser.merged_into = None
        for column in NUMBERS:
            if column in moved.filled and not getattr(loser, column):
                number = moved.filled[column][1]
                if Maker.objects.filter(**{column: number}).exists():
                    raise NumberTaken(number=number)
                setattr(loser, column, number)
        loser.save()


def _links(merge: MakerMerge, moved: Moved) -> list[QuerySet[WorkMaker]]:
    """The rows that go back, in portions."""
    ids = sorted({*moved.work_makers, *came_as(merge.loser, merge.winner, moved)})
    return [WorkMaker.objects.filter(pk__in=some, maker=merge.winner) for some in in_portions(ids)]
