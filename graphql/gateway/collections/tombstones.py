"""What remains at the address of a record that left (collections C29)."""

from __future__ import annotations

from typing import Any

import graphene

from cms.collections.enums import RecordState
from cms.collections.selectors import tombstone
from cms.sites.models import SiteProfile
from gateway.addresses import work_path
from gateway.fields import maybe_text, some, text
from gateway.relay.ids import as_uuid
from gateway.scalars import DateTime


class RecordGone(graphene.Enum):
    WITHDRAWN = "withdrawn"
    DEACCESSIONED = "deaccessioned"
    MERGED = "merged"


class WorkTombstone(graphene.ObjectType):
    """The address answers 410 with these, or leads to the record in its place; it never stands for another work."""

    label = text()
    museum = text()
    state = some(RecordGone)
    left_at = some(DateTime)
    reason = text(description="Empty unless it was said to be public.")
    path = maybe_text(description="The record in its place, for one that was merged into another.")


def tombstone_row(site: SiteProfile, asked: str) -> dict[str, Any] | None:
    """None for a record that stands, for one of another site's museums, and for what was never public: they look alike."""
    uuid = as_uuid(asked, "Work")
    found = tombstone(uuid, site=site) if uuid else None
    if found is None or found.state == RecordState.CURRENT:
        return None
    return {
        "label": found.label,
        "museum": found.museum,
        "state": found.state.value,
        "left_at": found.left_at,
        "reason": found.reason,
        "path": work_path(found.merged_into) if found.merged_into else None,
    }
