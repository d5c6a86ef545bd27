from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from wagtail.models import Page

from cms.core.actions import Action
from cms.mirroring.actions.publish import Publish, content_of
from cms.mirroring.models import Publication
from cms.pages.models import ContentPage


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """Pages looked at, rows that were not there, and pages whose row said something else than a fresh build."""

    looked_at: int
    missing: list[int] = field(default_factory=list)
    different: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Rebuild(Action[Rebuilt]):
    """Compares publication rows with fresh builds from the live pages, and unless ``dry_run`` writes what differs (gateway G11).

    ``pages``: of these only. A row keeps its number in the sequence: nothing was published anew.
    """

    pages: Iterable[int] | None = None
    dry_run: bool = False

    def execute(self) -> Rebuilt:
        looked_at, missing, different = 0, [], []
        for page in self._live_pages():
            looked_at += 1
            row = Publication.objects.filter(page=page.pk, current=True).first()
            if row is None:
                missing.append(page.pk)
            elif self._differs(row, page):
                different.append(page.pk)
            else:
                continue
            if not self.dry_run:
                self._write(page)
        return Rebuilt(looked_at=looked_at, missing=missing, different=different)

    def _live_pages(self) -> Iterator[ContentPage]:
        live = Page.objects.filter(live=True)
        if self.pages is not None:
            live = live.filter(pk__in=list(self.pages))
        for page in live.order_by("pk").specific().iterator(chunk_size=100):
            if isinstance(page, ContentPage):
                yield page

    def _differs(self, row: Publication, page: ContentPage) -> bool:
        return any(getattr(row, name) != value for name, value in content_of(page).items())

    @transaction.atomic
    def _write(self, page: ContentPage) -> None:
        """From the page as it is now: it may have been published since it was read."""
        fresh = type(page).objects.get(pk=page.pk)
        if not Publication.objects.filter(page=page.pk, current=True).update(**content_of(fresh)):
            Publish(page=fresh, revision=fresh.live_revision).run()
