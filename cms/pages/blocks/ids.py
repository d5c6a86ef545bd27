"""Every block and list item has an id of its own before it is published (mirroring A14): paths into a body are made of them."""

from __future__ import annotations

import uuid
from typing import Any

from wagtail import blocks


def with_ids(stream: blocks.StreamBlock, raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same stored content, where what had no id, or one that stands earlier in it, has a new one. ``raw`` stays as it is."""
    filled: list[dict[str, Any]] = _filled(stream, raw, set())
    return filled


def _filled(block: Any, raw: Any, seen: set[str]) -> Any:
    if isinstance(block, blocks.StreamBlock):
        return [_child(block.child_blocks.get(item["type"]), item, seen) for item in raw or ()]
    if isinstance(block, blocks.ListBlock):
        return [_child(block.child_block, _as_item(item), seen) for item in raw or ()]
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        return {name: _filled(block.child_blocks.get(name), value, seen) for name, value in raw.items()}
    return raw


def _child(block: Any, item: dict[str, Any], seen: set[str]) -> dict[str, Any]:
    key = item.get("id")
    if not key or key in seen:
        key = str(uuid.uuid4())
    seen.add(key)
    return {**item, "value": _filled(block, item["value"], seen), "id": key}


def _as_item(item: Any) -> dict[str, Any]:
    """Items written by code are bare values."""
    return item if isinstance(item, dict) and item.get("type") == "item" and "value" in item else {"type": "item", "value": item}
