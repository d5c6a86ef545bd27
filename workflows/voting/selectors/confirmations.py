from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from workflows.voting.models import Confirmation, Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet


def confirmation_by_token(token: str) -> Confirmation | None:
    """What a link of a mail leads to. Reading it changes nothing (V16)."""
    return _confirmations().filter(token_sha256=_sha256(token)).first()


def confirmation_in_browser(edition: Edition, browser_secret: str) -> Confirmation | None:
    """The cast of one browser in one edition."""
    return _confirmations().filter(browser_sha256=_sha256(browser_secret), request__edition=edition).first()


def _confirmations() -> QuerySet[Confirmation]:
    return Confirmation.objects.select_related("request__receipt", "request__edition__site")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
