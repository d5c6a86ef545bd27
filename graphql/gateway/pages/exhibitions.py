"""Exhibitions and the editions that elected them: a page knows its edition by uuid, since it may not know the visitors' side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from cms.pages.models import ExhibitionPage
from cms.pages.selectors import exhibition_state
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.pages.reading import pages_of
from workflows.voting.selectors.editions import public_editions

Rows = Sequence[dict[str, Any]]


def state_of(row: dict[str, Any], context: Context) -> str | None:
    """By the calendar of the site that shows it."""
    today = context.now.astimezone(ZoneInfo(row["site"].time_zone)).date()
    state = exhibition_state(starts_on=row["starts_on"], ends_on=row["ends_on"], today=today)
    return state.value if state else None


def editions_of_exhibitions(parents: Rows, context: Context) -> list[dict[str, Any] | None]:
    from gateway.voting.editions import edition_row

    def read(missing: list[str]) -> dict[str, Any]:
        return {str(edition.uuid): edition for edition in public_editions().select_related("site__site").filter(uuid__in=missing)}

    found = context.read("editions", [parent["edition"] for parent in parents], read)
    editions = [found.get(parent["edition"]) for parent in parents]
    return [edition_row(edition, parent["site"]) if edition else None for edition, parent in zip(editions, parents, strict=True)]


def exhibitions_of_editions(wanted: Sequence[tuple[UUID, SiteProfile]], context: Context) -> list[dict[str, Any] | None]:
    """The published exhibition of each edition on its organising site, in the visitor's language where there is one."""
    named = ExhibitionPage.objects.filter(edition_uuid__in={uuid for uuid, _site in wanted})
    keys: dict[UUID, list[int]] = {}
    for pk, uuid in named.order_by("path").values_list("pk", "edition_uuid"):
        keys.setdefault(uuid, []).append(pk)
    sites = {site.pk: site for _uuid, site in wanted}
    shown = {
        key: pages_of([pk for uuid, site in wanted if site.pk == key for pk in keys.get(uuid, ())], context, site)
        for key, site in sites.items()
    }
    answer: list[dict[str, Any] | None] = []
    for uuid, site in wanted:
        pages = [shown[site.pk][pk] for pk in keys.get(uuid, ()) if pk in shown[site.pk]]
        answer.append(next((page for page in pages if page["locale"] == context.language), pages[0] if pages else None))
    return answer
