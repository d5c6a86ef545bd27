"""The numbers by which a museum knows a work, each with what it is (collections C1)."""

from __future__ import annotations

import re

from cms.collections.sources.splitting import qualified, split

# « (1-2) », « (3 ex) », « (15) » count pieces: part of the number. A label has a word.
_COUNT = re.compile(r"[\W\d_]*(?:ex)?[\W\d_]*", re.IGNORECASE)
_MORE_AFTER_PARENTHESIS = re.compile(r"\)[^()]*[^()\s]")


def read_numbers(text: str, separator: str) -> list[list[str]]:
    """``[[number, label], …]`` in the order of the cell; the same pair once."""
    return list({tuple(number): number for number in map(_one, split(text, separator))}.values())


def _one(text: str) -> list[str]:
    """Where several numbers with labels stand without a separator nobody can tell which is which: the text is the number."""
    number, label = qualified(text)
    if not label or _COUNT.fullmatch(label) or _MORE_AFTER_PARENTHESIS.search(number):
        return [text, ""]
    return [number, label]
