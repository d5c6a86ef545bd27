"""What of a page is published, as JSON values (gateway G7, G8): nothing that depends on a site, references by primary key.

``card``: kind, title, summary, standfirst, figure {image, alt, decorative, caption} or null, seo {title, description, index}, and by kind
byline, published_on, starts_on, ends_on, venue, edition (dates ISO 8601).
``body``: {"blocks": [...], "hang": [...]}. A block is {"key", "type"} with, by type: heading {text, level}; text {html: Wagtail's database
HTML}; figure {figure}; quote {quote, attribution}; works {heading, works: [pk]}. A hung work is {key, work: pk, caption, label, label_by,
votes}.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from cms.pages.models import ArticlePage, ContentPage, ExhibitionPage

Json = dict[str, Any]


def card_of(page: ContentPage) -> Json:
    return {
        "kind": type(page).__name__,
        "title": page.title,
        "summary": page.search_description or page.standfirst,
        "standfirst": page.standfirst,
        "figure": _figure(
            {
                "image": page.picture_id,
                "alt": page.picture_alt,
                "decorative": page.picture_decorative,
                "caption": page.picture_caption,
            }
        ),
        "seo": {
            "title": page.seo_title or page.title,
            "description": page.search_description or page.standfirst,
            "index": not page.noindex,
        },
        **_of_kind(page),
    }


def _of_kind(page: ContentPage) -> Json:
    if isinstance(page, ArticlePage):
        return {"byline": page.byline, "published_on": _day(page.published_on)}
    if isinstance(page, ExhibitionPage):
        return {
            "starts_on": _day(page.starts_on),
            "ends_on": _day(page.ends_on),
            "venue": page.venue,
            "edition": str(page.edition_uuid) if page.edition_uuid else None,
        }
    return {}


def body_of(page: ContentPage) -> Json:
    """The page's content; read the page from the database first, so that every block has its stored id (mirroring A14)."""
    raw = page.body.stream_block.get_prep_value(page.body)
    body: Json = {"blocks": [{"key": block["id"], "type": block["type"], **BLOCKS[block["type"]](block["value"])} for block in raw]}
    if isinstance(page, ExhibitionPage):
        body["hang"] = [
            {
                "key": str(hung.uuid),
                "work": hung.work_id,
                "caption": hung.caption,
                "label": hung.label,
                "label_by": hung.label_by,
                "votes": hung.votes,
            }
            for hung in page.hung_works.all()
        ]
    return body


def digests_of(card: Json, body: Json) -> dict[str, str]:
    """A short hash for each content path: a field, a block by its id, a hung work by its uuid (mirroring A4)."""
    digests = {name: _digest(value) for name, value in card.items() if name != "kind"}
    digests |= {f"body.{block['key']}": _digest(block) for block in body["blocks"]}
    digests |= {f"hung_works.{hung['key']}": _digest(hung) for hung in body.get("hang", ())}
    return digests


def _digest(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _figure(value: Json) -> Json | None:
    if not value["image"]:
        return None
    return {
        "image": value["image"],
        "alt": value.get("alt") or "",
        "decorative": bool(value.get("decorative")),
        "caption": value.get("caption") or "",
    }


def _works(value: Json) -> Json:
    items = (item["value"] if isinstance(item, dict) else item for item in value["works"])
    return {"heading": value.get("heading") or "", "works": [work for work in items if work]}


BLOCKS: dict[str, Callable[[Any], Json]] = {
    "heading": lambda value: {"text": value["text"], "level": int(value["level"])},
    "text": lambda value: {"html": value},
    "figure": lambda value: {"figure": _figure(value)},
    "quote": lambda value: {"quote": value["quote"], "attribution": value.get("attribution") or ""},
    "works": _works,
}
