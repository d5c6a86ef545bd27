"""Who speaks: a front end for its visitor, or anybody for themselves (gateway G35). No cookie is ever read."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from gateway import errors
from gateway.errors import refuse

KEY, VISITOR = "Cimaise-Key", "Cimaise-Visitor"


@dataclass(frozen=True, kw_only=True)
class Caller:
    """``address`` is the visitor's where a front end with a key says so, else the connection's."""

    front_end: bool
    address: str | None
    session: str | None
    language: str


def caller_of(request: HttpRequest) -> Caller:
    """Raises NotRun for a key that nobody gave out, or an address that is none."""
    key = request.headers.get(KEY)
    if key is not None and not known_key(key):
        raise refuse(errors.UNAUTHENTICATED, f"The {KEY} header does not hold a front end's key.", status=401)
    address = request.META.get("REMOTE_ADDR") or None
    visitor = request.headers.get(VISITOR)
    if key is not None and visitor:
        address = _address(visitor)
    return Caller(front_end=key is not None, address=address, session=_bearer(request), language=_language(request))


def known_key(key: str) -> bool:
    """Compares with every key in constant time, so that the time taken tells nothing."""
    matches = [hmac.compare_digest(key.encode(), known.encode()) for known in settings.FRONTEND_KEYS if known]
    return any(matches)


def _address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError as error:
        raise refuse(errors.BAD_REQUEST, f"The {VISITOR} header holds no IP address.", status=400) from error


def _bearer(request: HttpRequest) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _language(request: HttpRequest) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    wanted = (tag.partition("-")[0] for tag, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    return next((tag for tag in wanted if tag in known), settings.LANGUAGE_CODE)
