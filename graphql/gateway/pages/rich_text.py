"""Rich text for visitors: database HTML becomes clean HTML, links of a whole answer looked up together (gateway G9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

import nh3

TAGS = {"p", "ul", "ol", "li", "a", "em", "strong", "sup", "sub", "br", "h3", "blockquote"}
SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RENAMED = re.compile(r"<(/?)(b|i)(?=[\s>])", re.IGNORECASE)
_NAMES = {"b": "strong", "i": "em"}

# Addresses of what links lead to, by kind and primary key; what is absent may not be linked.
Targets = dict[tuple[str, int], str]


def targets_of(html: str) -> set[tuple[str, int]]:
    """What the text links to inside the house: ("page", 3), ("document", 5)."""
    found = (_target(match[1]) for match in _LINK.finditer(html))
    return {target for target in found if target is not None}


def clean(html: str, targets: Targets) -> str:
    """The text as visitors may read it: a link whose target is unknown or hidden leaves its words."""

    def link(match: re.Match[str]) -> str:
        target = _target(match[1])
        href = targets.get(target) if target else _attributes(match[1]).get("href")
        return f'<a href="{escape(href)}">{match[2]}</a>' if href else match[2]

    renamed = _RENAMED.sub(lambda match: f"<{match[1]}{_NAMES[match[2].lower()]}", html)
    return nh3.clean(_LINK.sub(link, renamed), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)


def nodes(html: str) -> list[dict[str, Any]]:
    """Clean HTML as nested objects ``{type, text?, href?, children?}``; a run of text is ``{type: "text", text}``."""
    reader = _Nodes()
    reader.feed(html)
    reader.close()
    return reader.top


def expand_all(texts: list[tuple[str, Any]], find: Callable[[set[tuple[Any, str, int]]], dict[tuple[Any, str, int], str]]) -> list[str]:
    """Each (text, site) clean; ``find`` is asked once for every (site, kind, key) that any of them links to."""
    wanted = {(site, kind, key) for text, site in texts for kind, key in targets_of(text)}
    found = find(wanted) if wanted else {}
    by_site: dict[Any, Targets] = {}
    for (site, kind, key), address in found.items():
        by_site.setdefault(site, {})[(kind, key)] = address
    return [clean(text, by_site.get(site, {})) for text, site in texts]


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _target(attributes: str) -> tuple[str, int] | None:
    found = _attributes(attributes)
    key = found.get("id", "")
    if "linktype" not in found:
        return None
    # A key that is no number leads nowhere, and is still no outside link.
    return found["linktype"], int(key) if key.isascii() and key.isdecimal() and len(key) < 10 else 0


class _Nodes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: list[dict[str, Any]] = []
        self._open: list[dict[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: dict[str, Any] = {"type": tag}
        if tag == "a":
            node["href"] = dict(attrs).get("href") or ""
        self._add(node)
        if tag != "br":
            node["children"] = []
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1]["type"] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._add({"type": "text", "text": data})

    def _add(self, node: dict[str, Any]) -> None:
        (self._open[-1]["children"] if self._open else self.top).append(node)
