"""Why a path shows what it shows, or why not: one sentence for staff (B12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.mirroring.enums import Reason
from cms.mirroring.selectors.resolving import Resolution, resolve
from cms.sites.models import SiteProfile

SENTENCES: dict[Reason, str | Promise] = {
    Reason.SHOWN: _("“%(title)s” is shown here."),
    Reason.NOTHING_HERE: _("Nothing stands here, and nothing ever did."),
    Reason.DRAFT: _("“%(title)s” is a draft: publish it, and what is below it shows again."),
    Reason.NOT_YET: _("“%(title)s” is not shown yet: its first hour has not come."),
    Reason.EXPIRED: _("“%(title)s” is not shown any more: its last hour has passed."),
    Reason.RESTRICTED: _("“%(title)s” is restricted: visitors see neither it nor what is below it."),
    Reason.NOT_PUBLISHED: _("“%(title)s” stands here, but a page above it, or its publication, is not there for visitors."),
    Reason.SPELLING: _("“%(title)s” is at %(location)s: the address asked for is spelled otherwise."),
    Reason.EDITORS_REDIRECT: _("An editor's redirect leads to %(location)s."),
    Reason.RENAMED_OR_MOVED: _("“%(title)s” was renamed or moved: this old address leads to %(location)s."),
    Reason.DELETED: _("The page that stood here was deleted."),
}


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """``page`` is the page that decides, at this path or above it; None where there is none (any more)."""

    resolution: Resolution
    page: Page | None
    text: str


def explain(*, site: SiteProfile, path: str, now: datetime) -> Explanation:
    """What ``resolve`` answers, with its reason in the language of the reader. For staff: it names drafts."""
    found = resolve(site=site, path=path, now=now)
    page = Page.objects.filter(pk=found.page).first() if found.page else None
    values = {"title": page.title if page else "", "location": found.location or ""}
    return Explanation(resolution=found, page=page, text=str(SENTENCES[found.reason]) % values)
