from __future__ import annotations

import hashlib
from datetime import datetime

from workflows.people.models import Member


def token_sha256(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def member_of_session(token: str, *, now: datetime) -> Member | None:
    """The member whom a bearer token signs in, if the session still stands."""
    sessions = Member.objects.filter(sessions__token_sha256=token_sha256(token), sessions__expires_at__gt=now)
    return sessions.select_related("person").first()
