"""A profile for a test: a list with the fields that it names."""

from __future__ import annotations

from typing import Any

from cms.collections.sources.profile import Profile


def mapped(*fields: dict[str, Any], **more: Any) -> Profile:
    return Profile.from_definition(
        {"name": "liste", "label": "Liste", "source": "liste", "key": [{"columns": ["id"]}], "field": list(fields), **more}
    )
