from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import Counter
from cms.mirroring.actions.publish import SEQUENCE
from cms.mirroring.models import AddressHistory


@dataclass(frozen=True, kw_only=True)
class RememberAddress(Action[AddressHistory | None]):
    """Keeps the address that a page leaves, so that it leads to the page from then on: one row, whatever hangs below (B4).

    Call it with the page as it was. Answers None for a page that was never public: nobody knows its address.
    """

    page: Page
    parent_id: int
    slug: str
    moved: bool = False

    def execute(self) -> AddressHistory | None:
        if self.page.first_published_at is None:
            return None
        values = {"page_id": self.page.pk, "seq": Counter.objects.next(SEQUENCE), "moved": self.moved, "until": clock.now()}
        row, _made = AddressHistory.objects.update_or_create(parent_id=self.parent_id, slug=self.slug, site_id=0, defaults=values)
        RecordChange(kind="page.moved" if self.moved else "page.renamed", subject=self.page).run()
        return row
