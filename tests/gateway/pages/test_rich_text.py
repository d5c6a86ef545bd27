"""Rich text: clean, and linked only to what may be seen."""

from __future__ import annotations

import pytest

from gateway.pages.rich_text import clean, expand_all, nodes, targets_of


@pytest.mark.rule("gateway G9")
def test_links_of_all_texts_are_looked_up_at_once() -> None:
    asked: list[set[tuple[str, str, int]]] = []

    def find(wanted: set[tuple[str, str, int]]) -> dict[tuple[str, str, int], str]:
        asked.append(wanted)
        return {("a", "page", 3): "/trois", ("b", "page", 3): "/other", ("a", "document", 4): "/d"}

    texts = [
        ('<p><a linktype="page" id="3">trois</a> <a id="4" linktype="document">doc</a></p>', "a"),
        ('<p><a linktype="page" id="3">trois</a> and <a linktype="page" id="9">hidden <b>bold</b></a></p>', "b"),
        ("<p>plain</p>", "a"),
    ]
    assert expand_all(texts, find) == [
        '<p><a href="/trois">trois</a> <a href="/d">doc</a></p>',
        '<p><a href="/other">trois</a> and hidden <strong>bold</strong></p>',
        "<p>plain</p>",
    ]
    assert asked == [{("a", "page", 3), ("a", "document", 4), ("b", "page", 3), ("b", "page", 9)}]


def test_texts_without_links_ask_for_nothing() -> None:
    assert expand_all([("<p>a</p>", None)], lambda wanted: pytest.fail("asked")) == ["<p>a</p>"]


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ('<p data-block-key="x1">a <i>b</i> <b class="c">d</b></p>', "<p>a <em>b</em> <strong>d</strong></p>"),
        ("<p>a<script>alert(1)</script><style>p{}</style></p>", "<p>a</p>"),
        ('<p onclick="x()">a<img src=x onerror=y><embed embedtype="image" id="1"/></p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="https://exemple.fr/?a=1&amp;b=2">a</a></p>', '<p><a href="https://exemple.fr/?a=1&amp;b=2">a</a></p>'),
        ('<p><a href="mailto:a@exemple.fr">a</a></p>', '<p><a href="mailto:a@exemple.fr">a</a></p>'),
        ('<p><a linktype="page" id="3" href="https://evil.test">a</a></p>', "<p>a</p>"),
        ('<p><a linktype="page" id="3); drop">a</a></p>', "<p>a</p>"),
        ('<p><a linktype="page" id="99999999999999999999">a</a></p>', "<p>a</p>"),
        ("<h2>a</h2><h3>b</h3><blockquote>c</blockquote><ul><li>d</li></ul>", "a<h3>b</h3><blockquote>c</blockquote><ul><li>d</li></ul>"),
        ("<p>H<sub>2</sub>O m<sup>2</sup><br/>x</p>", "<p>H<sub>2</sub>O m<sup>2</sup><br>x</p>"),
    ],
)
def test_clean(html: str, cleaned: str) -> None:
    assert clean(html, {}) == cleaned


def test_targets() -> None:
    assert targets_of('<a linktype="page" id="3">a</a><a href="/x">b</a><a linktype="document" id="8">c</a>') == {
        ("page", 3),
        ("document", 8),
    }


def test_nodes_hold_what_the_html_holds() -> None:
    assert nodes('<p>a <a href="/x?a=1&amp;b">b <em>c</em></a><br>d &lt; e</p><ul><li>f</li></ul>') == [
        {
            "type": "p",
            "children": [
                {"type": "text", "text": "a "},
                {
                    "type": "a",
                    "href": "/x?a=1&b",
                    "children": [{"type": "text", "text": "b "}, {"type": "em", "children": [{"type": "text", "text": "c"}]}],
                },
                {"type": "br"},
                {"type": "text", "text": "d < e"},
            ],
        },
        {"type": "ul", "children": [{"type": "li", "children": [{"type": "text", "text": "f"}]}]},
    ]
