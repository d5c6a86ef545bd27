"""What a merging of makers moves, so that undoing it gives every row back (collections C9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from cms.collections.actions.maker_names import NAME_LENGTH, dates_of, life_of
from cms.collections.actions.telling import in_portions
from cms.collections.errors import NotAKeeper
from cms.collections.folding import fold
from cms.collections.models import Maker, MakerName, Work, WorkMaker
from cms.collections.models.maker import WRITTEN_HERE
from cms.collections.policies import MakerPolicy
from cms.core.models import User

NUMBERS = ("ulan", "wikidata")
YEARS = ("birth_year", "death_year")


@dataclass(kw_only=True)
class Moved:
    """The journal of one merging, kept as JSON on ``MakerMerge``.

    ``work_makers`` and ``names``: rows that went from the loser to the winner. ``last``: the newest row of a work's makers at that moment,
    so that younger ones can be told. ``made_name``: the loser's own name, where no row held it. ``hidden``: names that were public.
    ``followers``: makers that had been merged into the loser. ``filled``: {column of the winner: [before, after]}.
    """

    work_makers: list[int] = field(default_factory=list)
    last: int = 0
    names: list[int] = field(default_factory=list)
    made_name: int | None = None
    hidden: list[int] = field(default_factory=list)
    followers: list[int] = field(default_factory=list)
    filled: dict[str, list[Any]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def require_keeper(by: User | None) -> None:
    """``by`` None is the house itself. Raises NotAKeeper."""
    if by is not None and not MakerPolicy().user_has_permission(by, "change"):
        raise NotAKeeper


def locked_works(*links: Any) -> list[int]:
    """Works of these rows of makers, locked in their order: before makers, as everybody who writes works does."""
    found: set[int] = set()
    for rows in links:
        found.update(rows.values_list("work", flat=True))
    ids = sorted(found)
    for some in in_portions(ids):
        list(Work.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk", flat=True))
    return ids


def locked_makers(*makers: Maker) -> list[Maker]:
    """The stored rows in the order asked for, locked in the order of their ids."""
    rows = {row.pk: row for row in Maker.objects.select_for_update().filter(pk__in=[maker.pk for maker in makers]).order_by("pk")}
    return [rows[maker.pk] for maker in makers]


def gained(winner: Maker, loser: Maker) -> dict[str, list[Any]]:
    """{column: [before, after]} of what the loser knows and the winner does not; nothing that either of them says is lost.

    Lives that contradict each other are not mixed into a third one.
    """
    after: dict[str, Any] = {column: getattr(loser, column) for column in ("nationality", *NUMBERS) if not getattr(winner, column)}
    lives = [(getattr(winner, column), getattr(loser, column)) for column in YEARS]
    if all(None in life or life[0] == life[1] for life in lives):
        birth, death = (theirs if ours is None else ours for ours, theirs in lives)
        after |= {"birth_year": birth, "death_year": death}
        if not winner.dates or winner.dates == dates_of(winner.birth_year, winner.death_year):
            after["dates"] = loser.dates or dates_of(birth, death)
    before = {column: getattr(winner, column) for column in after}
    return {column: [before[column], value] for column, value in after.items() if value and value != before[column]}


def unlisted_name(loser: Maker, winner: Maker) -> MakerName | None:
    """The loser's own name as a name of the winner, where none of them holds it yet."""
    folded = fold(loser.name)[:NAME_LENGTH]
    if folded == fold(winner.name) or MakerName.objects.filter(maker__in=[loser, winner], folded=folded).exists():
        return None
    life = life_of(loser.birth_year, loser.death_year)
    return MakerName(maker=winner, source=WRITTEN_HERE, name=loser.name, folded=folded, life=life)


def hidden_makers(*makers: Maker) -> list[Maker]:
    """Those who have works, but none that tells its makers to everybody: their names would betray them (C21)."""
    public = set(Maker.objects.public().filter(pk__in=[maker.pk for maker in makers]).values_list("pk", flat=True))
    return [maker for maker in makers if maker.pk not in public and WorkMaker.objects.filter(maker=maker).exists()]


def came_as(loser: Maker, winner: Maker, moved: Moved) -> Iterator[int]:
    """Rows that came to the winner after the merging, but under the loser's name: a source's name or a hand's choice says so."""
    keys = {(name.source, name.folded, name.life) for name in MakerName.objects.filter(pk__in=moved.names)}
    later = WorkMaker.objects.filter(maker=winner, pk__gt=moved.last, work__origin__isnull=False)
    columns = ("pk", "order", "work__source", "work__origin__values__makers", "work__origin__hand__makers")
    for pk, order, source, values, hand in later.order_by("pk").values_list(*columns).iterator(chunk_size=2000):
        entries = (hand["value"] if hand else values) or []
        if order >= len(entries):
            continue
        entry = entries[order]
        chosen, name = entry.get("maker"), fold(entry.get("name") or "")[:NAME_LENGTH]
        if chosen == str(loser.uuid) if chosen else (source, name, life_of(entry.get("birth"), entry.get("death"))) in keys:
            yield pk
