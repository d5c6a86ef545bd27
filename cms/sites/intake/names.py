"""What a monument's name suggests: the short name in its address, and its look. Both are guesses that a person may set otherwise."""

from __future__ import annotations

import re

from django.utils.text import slugify

from cms.sites.enums import Theme

LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "son", "sa", "ses"})
# What a name begins with that says which kind of monument it is, and not which one.
KINDS = frozenset(
    (
        *("abbaye", "basilique", "cathedrale", "chapelle", "cloitre", "crypte", "eglise", "monastere", "tresor"),
        *("chateau", "domaine", "fort", "forteresse", "hotel", "maison", "palais", "parc", "remparts", "tour", "tours", "villa"),
        *("cite", "colonne", "ensemble", "grotte", "musee", "place", "site", "sites", "village"),
        *("ducal", "fortifie", "internationale", "national", "nationale", "royal", "royale"),
        *("archeologique", "archeologiques", "gallo", "romain", "romaine"),
    )
)
PLACE = re.compile(r"\s+à\s+|\s+au\s+château\s+|\s+et\s+son\s+|,", re.IGNORECASE)
# Letters that are two, which Django's slugify would drop.
PAIRS = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": " ", "'": " "})
WORDS = {
    Theme.ABBAYE: "abbaye église cathédrale cathédral basilique chapelle cloître monastère prieuré couvent",
    Theme.CHATEAU: "château palais hôtel forteresse fort domaine",
}


def short_name(name: str, *, long: bool = False) -> str:
    """A host-name label for a monument: ``Abbaye de Montmajour`` is ``montmajour``; ``long`` keeps every word. 63 characters at most."""
    if long:
        return _label(_words(name))
    words = _words(PLACE.split(name)[0])
    kept = list(words)
    while len(kept) > 1 and kept[0] in KINDS | LINKS:
        kept.pop(0)
    # A name made of kinds and links only (Domaine national du Palais-Royal) stays whole.
    return _label(words if kept[0] in KINDS | LINKS else kept)


def _words(name: str) -> list[str]:
    return slugify(name.translate(PAIRS)).split("-")


def _label(words: list[str]) -> str:
    label = "-".join(word for word in words if word)
    while len(label) > 63:
        label = label.rpartition("-")[0] or label[:63]
    return label


def theme_for(name: str) -> Theme:
    """By the first word of the name that says a kind; the network's own look where none does."""
    known = {slugify(word): theme for theme, words in WORDS.items() for word in words.split()}
    found = (known.get(word) for word in _words(name))
    return next((theme for theme in found if theme), Theme.NATIONAL)
