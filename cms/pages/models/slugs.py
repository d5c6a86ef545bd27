"""The last part of a page's address."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from cms.sites.intake.names import PAIRS

# What a front end serves itself, directly below a site's home page: a page of that name would never be seen.
TAKEN = frozenset({"en", "fr", "healthz", "oeuvres", "preview"})

# The same for the browser, which fills the field in while the title is written.
FORMATTERS = [(chr(letter), plain) for letter, plain in PAIRS.items()]


def slug_for(title: str, parent: Page) -> str:
    """A slug that is free below ``parent``; empty where the title has nothing to make one from."""
    base = slugify(title.translate(PAIRS))
    if is_taken(base, parent):
        base = f"{base}-1"
    return str(find_available_slug(parent, base)) if base else ""


def is_taken(slug: str, parent: Page | None) -> bool:
    return slug in TAKEN and parent is not None and parent.depth == 2


def taken() -> ValidationError:
    return ValidationError(_("The site has a page of its own at this address: choose another."), code="taken")
