"""What an editor can write is what visitors can read: no button makes what the counter drops."""

from __future__ import annotations

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.pages.blocks import RichTextBlock
from gateway.pages.rich_text import TAGS, clean

pytestmark = pytest.mark.django_db

FEATURES = RichTextBlock().meta.features
WRITTEN = (
    "<p>a <b>b</b> <i>c</i> 1<sup>er</sup> H<sub>2</sub>O<br/>d</p><ul><li>e</li></ul><ol><li>f</li></ol>"
    '<p><a href="https://exemple.fr/">g</a> <a linktype="page" id="3">h</a> <a linktype="document" id="4">i</a></p>'
)
PASTED = (
    "<h1>a</h1><h2>b</h2><hr/><table><tr><td>c</td></tr></table>"
    "<p style='color:red'>d <s>e</s> <code>f</code> <u>g</u></p><blockquote>h</blockquote>"
)


def through_the_editor(html: str) -> str:
    converter = ContentstateConverter(features=FEATURES)
    return str(converter.to_database_format(converter.from_database_format(html)))


def test_everything_that_can_be_written_is_read() -> None:
    stored = through_the_editor(WRITTEN)
    read = clean(stored, {("page", 3): "/trois/", ("document", 4): "/documents/4"})
    for tag in ("<strong>b</strong>", "<em>c</em>", "<sup>er</sup>", "<sub>2</sub>", "<br>", "<li>e</li>", "<li>f</li>", "<ul>", "<ol>"):
        assert tag in read
    for href in ("https://exemple.fr/", "/trois/", "/documents/4"):
        assert f'href="{href}"' in read


def test_what_is_pasted_from_elsewhere_comes_in_plain() -> None:
    stored = through_the_editor(PASTED)
    assert set(re.findall(r"<(\w+)", stored)) == {"p"}
    assert "style" not in stored
    read = clean(stored, {})
    for word in "abcdefgh":
        assert word in read


@pytest.mark.parametrize("feature", FEATURES)
def test_each_feature_makes_only_what_is_kept(feature: str) -> None:
    from wagtail.rich_text import features

    rules = features.get_converter_rule("contentstate", feature)["from_database_format"]
    made = {selector.split("[")[0] for selector in rules}
    assert made
    assert {{"b": "strong", "i": "em"}.get(tag, tag) for tag in made} <= TAGS
