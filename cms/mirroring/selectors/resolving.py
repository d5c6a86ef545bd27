"""What stands at a path of a site, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from cms.mirroring.enums import Reason, Status
from cms.mirroring.selectors.addresses import prefix_of, public_address
from cms.mirroring.selectors.redirects import editors_redirect
from cms.mirroring.selectors.visible import LEVELS, visible_publications
from cms.mirroring.selectors.walking import Step, walk
from cms.sites.addresses import site_url
from cms.sites.models import SiteProfile

SLUG = re.compile(r"[-\w]{1,255}")
LONGEST = 2_000


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """``page`` is the page that is shown, or the one that the reason is about; ``location`` is a whole address."""

    status: Status
    reason: Reason
    page: int | None = None
    location: str | None = None
    permanent: bool = False


NOTHING = Resolution(status=Status.NOT_FOUND, reason=Reason.NOTHING_HERE)


def resolve(*, site: SiteProfile, path: str, now: datetime) -> Resolution:
    """The page at ``path`` of ``site`` for its visitors: a live page, else an editor's redirect, else an old address, else nothing (B4).

    A live page takes two statements, whatever the depth. An address that has moved leads to today's in one hop. A restricted page holds
    its address and everything below, so nothing else shines through (B8).
    """
    read = _segments(site, path)
    if read is None:
        return NOTHING
    language, segments = read
    steps = walk(root=site.site.root_page_id, language=language, segments=segments, now=now)
    whole = len(steps) == len(segments) + 1
    on_the_way = next((step for step in steps if step.old or step.closed), None)
    if whole and on_the_way is None:
        return _shown(site, path, language, segments, steps[-1], now)
    if on_the_way is not None and on_the_way.restricted and not on_the_way.old:
        return _nothing(on_the_way)
    redirect = editors_redirect(site=site, path=path, now=now)
    if redirect is not None:
        return Resolution(status=Status.REDIRECT, reason=Reason.EDITORS_REDIRECT, location=redirect.location, permanent=redirect.permanent)
    if steps and steps[-1].deleted:
        return Resolution(status=Status.GONE, reason=Reason.DELETED, page=steps[-1].page)
    if whole and any(step.old for step in steps):
        return _moved(site, steps[-1], now)
    return _nothing(on_the_way) if whole and on_the_way else NOTHING


def _segments(site: SiteProfile, path: str) -> tuple[str, list[str]] | None:
    """The language that a path is in and its slugs; None for what no page can have."""
    if len(path) > LONGEST:
        return None
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > LEVELS or not all(SLUG.fullmatch(segment) for segment in segments):
        return None
    others = {code for code in site.locales if code != settings.LANGUAGE_CODE}
    if segments and segments[0] in others:
        return segments[0], segments[1:]
    return settings.LANGUAGE_CODE, segments


def _shown(site: SiteProfile, path: str, language: str, segments: list[str], step: Step, now: datetime) -> Resolution:
    if not visible_publications(site=site, now=now).filter(page=step.page).exists():
        return Resolution(status=Status.NOT_FOUND, reason=Reason.NOT_PUBLISHED, page=step.page)
    spelled = prefix_of(language) + "".join(f"{segment}/" for segment in segments)
    if path != spelled:
        return Resolution(status=Status.REDIRECT, reason=Reason.SPELLING, page=step.page, location=site_url(site) + spelled, permanent=True)
    return Resolution(status=Status.FOUND, reason=Reason.SHOWN, page=step.page)


def _moved(site: SiteProfile, step: Step, now: datetime) -> Resolution:
    today = public_address(site=site, page=step.page, now=now)
    if today is None:
        return _nothing(step)
    return Resolution(status=Status.REDIRECT, reason=Reason.RENAMED_OR_MOVED, page=step.page, location=today.url, permanent=True)


def _nothing(step: Step) -> Resolution:
    reasons = (
        (step.deleted, Reason.DELETED),
        (step.restricted, Reason.RESTRICTED),
        (step.draft, Reason.DRAFT),
        (step.early, Reason.NOT_YET),
        (step.expired, Reason.EXPIRED),
    )
    reason = next((reason for holds, reason in reasons if holds), Reason.NOT_PUBLISHED)
    return Resolution(status=Status.NOT_FOUND, reason=reason, page=step.page)
