from __future__ import annotations

import json
from dataclasses import dataclass

from wagtail.models import Revision

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.models import Counter
from cms.mirroring.models import Publication
from cms.pages.models import ContentPage
from cms.pages.selectors import body_of, card_of, digests_of
from cms.sites.selectors import site_of_page

SEQUENCE = "publication"
# One hash of one content is the same while this is.
DIGEST_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Publish(Action[Publication | None]):
    """Writes the publication row of a page that went live, in the transaction that publishes it (gateway G7).

    Answers None for a page that is not live: its hour has not come, and Wagtail tells again when it does.
    """

    page: ContentPage
    revision: Revision | None

    def execute(self) -> Publication | None:
        # From the database: the page in memory may hold blocks that have no id yet (mirroring A14).
        page = type(self.page).objects.select_related("locale").get(pk=self.page.pk)
        if not page.live:
            return None
        seq = Counter.objects.next(SEQUENCE)
        # Superseded rows go: no site holds an older one back yet.
        Publication.objects.filter(page=page.pk).delete()
        publication = Publication.objects.create(
            page_id=page.pk, seq=seq, revision=self.revision, published_at=clock.now(), **content_of(page)
        )
        RecordChange(kind="page.published", subject=page, site=site_of_page(page), data={"seq": seq}).run()
        return publication


def content_of(page: ContentPage) -> dict[str, object]:
    """The columns of a row that come from the page alone."""
    card, body = card_of(page), body_of(page)
    return {
        "kind": card["kind"],
        "card": _text(card),
        "body": _text(body),
        "digests": digests_of(card, body),
        "digest_version": DIGEST_VERSION,
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
