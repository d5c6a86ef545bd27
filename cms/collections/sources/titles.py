"""What kind of title it is, which Joconde writes behind the title itself (collections C8)."""

from __future__ import annotations

import re

from cms.collections.enums import TitleKind
from cms.collections.sources.splitting import qualified, split

SEPARATOR = ";"
# The beginning of the parenthesis, longest first: « titre inscrit, all. » is an inscribed title in German.
_KINDS = (
    ("ancien titre", TitleKind.FORMER),
    ("titre inscrit", TitleKind.INSCRIBED),
    ("titre factice", TitleKind.GIVEN),
    ("titre attribué", TitleKind.GIVEN),
    ("titre d'usage", TitleKind.USUAL),
    ("titre d'origine", TitleKind.ORIGINAL),
    ("titre traduit", TitleKind.TRANSLATED),
    ("sous-titre", TitleKind.PLAIN),
)
_SAYS_KIND = re.compile(r"\([^()]*titre", re.IGNORECASE)


def read_title(text: str) -> tuple[str, str]:
    """The title without its kind, and the kind (a ``TitleKind`` value): of several titles in a cell, the first one's."""
    if not _SAYS_KIND.search(text):
        return text, TitleKind.PLAIN.value
    titles = [_one(title) for title in split(text, SEPARATOR)]
    return f" {SEPARATOR} ".join(title for title, _kind in titles), titles[0][1].value


def _one(text: str) -> tuple[str, TitleKind]:
    title, said = qualified(text)
    folded = said.casefold().replace("’", "'")
    for beginning, kind in _KINDS:
        if folded.startswith(beginning):
            return title, kind
    return text, TitleKind.PLAIN
