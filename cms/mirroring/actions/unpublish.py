from __future__ import annotations

from dataclasses import dataclass

from cms.core.actions import Action, RecordChange
from cms.pages.models import ContentPage
from cms.sites.selectors import site_of_page


@dataclass(frozen=True, kw_only=True)
class Unpublish(Action[None]):
    """Tells that a page is no longer live. Its row stays: who may see a page is asked of the page (gateway G8)."""

    page: ContentPage

    def execute(self) -> None:
        RecordChange(kind="page.unpublished", subject=self.page, site=site_of_page(self.page)).run()
