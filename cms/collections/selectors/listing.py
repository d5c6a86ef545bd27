"""Which works a list asks for, at 90,000 as at ninety.

Each question stands for a set of works. Where the smallest set is small, or hardly meets the others, the page is made from it. Else the
page is read in its own order and each row is asked, which has soon found enough; taking all that fit and sorting them would read them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, In, LessThanOrEqual

from cms.collections.enums import LocationState, TermKind
from cms.collections.folding import fold
from cms.collections.models import Maker, MakerName, Museum, NetworkImage, Work, WorkImage, WorkMaker, WorkTerm
from cms.collections.querysets.told import Told
from cms.collections.querysets.unindexed import Unindexed
from cms.collections.querysets.works import END_OF_TIME, WorkQuerySet
from cms.sites.enums import SiteKind
from cms.sites.models import SiteProfile

# Counts go so far, and no further.
COUNTED = 1000
# The page is made from a set of so many works; and from one of so many where hardly any of them answer the other questions too.
SMALL, LARGE, SAMPLE = 1000, 4000, 200
# So many authorities, or types, may answer one typed word; beyond it the word says nothing.
MOST_MEANT = 500
FOLDED_LENGTH = WorkTerm._meta.get_field("folded").max_length


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a list may be asked, all at once; years as integers, negative before our era. Texts are compared without accents or capitals."""

    museums: Sequence[UUID] | None = None
    # One object type, as its terms are folded; and a part of one.
    object_type: str = ""
    object_type_like: str = ""
    maker: UUID | None = None
    maker_like: str = ""
    location_state: LocationState | None = None
    has_image: bool | None = None
    year_from: int | None = None
    year_to: int | None = None


@dataclass(frozen=True)
class Question:
    """``keys`` finds works by an index: all that pass ``test``, perhaps some more, perhaps one twice. None where no index could help."""

    test: Any
    keys: QuerySet[Any, Any] | None = None


@dataclass(frozen=True)
class Listed:
    """``works`` waits for an order and a slice. ``near`` is where to look first for works that pass, where there may be many."""

    works: WorkQuerySet
    near: QuerySet[Any, Any] | None = None

    def count_up_to(self, most: int) -> int:
        """How many there are; ``most`` + 1 stands for "more than that"."""
        if self.near is not None and _passing(self.works, self.near, 2 * most) > most:
            return most + 1
        return self.works[: most + 1].count()


def listed(site: SiteProfile, asked: Asked, *, now: datetime) -> Listed:
    """The public works of a site that answer every question, in one statement a question and at most one more where several meet.

    A field that is for staff on some record takes no part there: a filter would betray it.
    """
    questions = list(_questions(site, asked, now))
    works = Work.objects.public().filter(*(question.test for question in questions)).order_by()
    sets = [question.keys for question in questions if question.keys is not None]
    if not sets:
        return Listed(works)
    alone = len(questions) == 1
    sizes = [keys[: (SMALL if alone else LARGE) + 1].count() for keys in sets]
    size, least = min((size, place) for place, size in enumerate(sizes))
    if size <= SMALL or (not alone and size <= LARGE and _passing(works, sets[least], SAMPLE) < SAMPLE // 10):
        return Listed(works.filter(pk__in=sets[least]))
    return Listed(works, near=sets[least])


def _passing(works: WorkQuerySet, keys: QuerySet[Any, Any], first: int) -> int:
    """How many of the first few keys are among the works."""
    return works.filter(pk__in=keys[:first]).count()


def object_types() -> list[str]:
    """Every object type in use, folded, one leap through the index each: for filters, never to be shown."""
    with connection.cursor() as cursor:
        cursor.execute(_LEAPS, [TermKind.OBJECT_TYPE.value] * 2)
        return [folded for (folded,) in cursor.fetchall()]


_LEAPS = """
    WITH RECURSIVE types(folded) AS (
        SELECT MIN(folded) FROM cms_collections_workterm WHERE kind = %s
        UNION ALL
        SELECT (SELECT MIN(term.folded) FROM cms_collections_workterm term WHERE term.kind = %s AND term.folded > types.folded)
        FROM types WHERE types.folded IS NOT NULL
    )
    SELECT folded FROM types WHERE folded IS NOT NULL
"""


def _questions(site: SiteProfile, asked: Asked, now: datetime) -> Iterable[Question]:
    if site.kind != SiteKind.NATIONAL:
        yield _held_by(Museum.objects.filter(sites=site))
    if asked.museums is not None:
        yield _held_by(Museum.objects.filter(uuid__in=asked.museums))
    if asked.object_type:
        yield _of_types([fold(asked.object_type)[:FOLDED_LENGTH]])
    if asked.object_type_like:
        part = fold(asked.object_type_like)
        yield _of_types([folded for folded in object_types() if part in folded][:MOST_MEANT])
    if asked.maker is not None:
        # A maker that was merged into another leads there for good (C9).
        yield _made_by(Q(maker__in=Maker.objects.filter(uuid=asked.maker).values(stands=Coalesce("merged_into", "pk"))))
    if asked.maker_like:
        yield _made_by(_named(asked.maker_like))
    if asked.has_image is not None:
        yield _photographed(site, asked.has_image, now)
    if asked.location_state is not None:
        at: Any = Exact(Unindexed(F("location_state")), asked.location_state.value)
        yield Question(Q(at) & Told("location_state"), Work.objects.filter(location_state=asked.location_state).values("pk"))
    if asked.year_from is not None or asked.year_to is not None:
        yield _dated(asked.year_from, asked.year_to)


def _held_by(museums: QuerySet[Museum]) -> Question:
    keys = museums.values("pk").order_by()
    return Question(Q(In(Unindexed(F("museum")), keys)), Work.objects.filter(museum__in=keys).values("pk"))


def _of_types(folded: list[str]) -> Question:
    terms = WorkTerm.objects.filter(kind=TermKind.OBJECT_TYPE, folded__in=folded).order_by()
    return Question(Exists(terms.filter(work=OuterRef("pk"))) & Told("object_type"), terms.values("work"))


def _made_by(makers: Q) -> Question:
    parts = WorkMaker.objects.filter(makers).order_by()
    return Question(Exists(parts.filter(work=OuterRef("pk"))) & Told("makers"), parts.values("work"))


def _named(words: str) -> Q:
    """Makers one of whose names holds every word, a name that is not told apart; and names without an authority, as records give them."""
    own, other, given = Q(), Q(public=True), Q(maker=None)
    for word in words.split():
        own &= Q(name__icontains=word)
        other &= Q(folded__contains=fold(word))
        given &= Q(name_as_given__icontains=word)
    named = Maker.objects.filter(own).values_list("pk", flat=True).order_by()[:MOST_MEANT]
    called = MakerName.objects.filter(other).values_list("maker", flat=True).order_by()[:MOST_MEANT]
    return Q(maker__in={*named, *called}) | given


def _dated(first: int | None, last: int | None) -> Question:
    """Looked for from the last year backwards: the works that begin in the range are found at once."""
    dated = Work.objects.public().dated_between(first, last)
    began: Any = LessThanOrEqual(Unindexed(F("first_year")), END_OF_TIME if last is None else last)
    return Question(Q(began) & Q(last_year__gte=-END_OF_TIME if first is None else first), dated.order_by("-first_year").values("pk"))


def _photographed(site: SiteProfile, wanted: bool, now: datetime) -> Question:
    """Images that this site may not show do not count, or the filter would betray them (C25)."""
    images = WorkImage.objects.filter(image__in=NetworkImage.objects.showable(site=site, now=now)).order_by()
    shown = Exists(images.filter(work=OuterRef("pk")))
    return Question(shown, images.values("work")) if wanted else Question(~shown)
