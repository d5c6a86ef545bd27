"""One canonical form for one mailbox (voting V23). Mail goes to what was typed; this says who it is."""

from __future__ import annotations

import re
import unicodedata

import idna
from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError

# Here dots in the local part mean nothing, and the two domains are one.
GOOGLE = frozenset({"gmail.com", "googlemail.com"})
LONGEST = 254
# RFC 5322's dot-atom, with signs beyond ASCII as RFC 6532 allows. Quoted local parts are refused: nobody has one, and they hide separators.
_ATOM = r"[\w!#$%&'*+/=?^`{|}~\u0080-\U0010ffff-]+"
LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
# Controls, surrogates, unassigned, separators: seen by nobody, read differently by programs.
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})


class BadAddress(DomainError):
    code = "bad_address"
    message = _("This is not an e-mail address. Look at what stands around the “@”.")
    field = "email"


def canonical(address: str) -> str:
    """The mailbox behind an address, ``local@a-label``.

    The domain by IDNA 2008 with UTS 46 mapping, to its A-label; the local part in NFC, without case, cut at the first ``+``.
    Raises BadAddress.
    """
    local, host = _parts(address)
    name = _without_case(local).partition("+")[0]
    if host in GOOGLE:
        # Composed again: a mark after a dot now follows a letter.
        name, host = unicodedata.normalize("NFC", name.replace(".", "")), "gmail.com"
    mailbox = f"{name}@{host}"
    if not name or len(mailbox) > LONGEST:
        raise BadAddress
    return mailbox


def deliverable(address: str) -> str:
    """Where mail for an address goes: as it was typed, the domain as its A-label. Raises BadAddress.

    Left to itself, Django hands domains to Python's ``idna`` codec, and mail for ``straße.de`` would go to ``strasse.de``.
    """
    local, host = _parts(address)
    return f"{local}@{host}"


def _parts(address: str) -> tuple[str, str]:
    typed = unicodedata.normalize("NFC", address.strip())
    local, _at, domain = typed.rpartition("@")
    if len(typed) > LONGEST or not LOCAL.fullmatch(local) or any(unicodedata.category(sign) in UNSEEN for sign in local):
        raise BadAddress
    try:
        host = idna.encode(domain, uts46=True, transitional=False).decode().lower().removesuffix(".")
    except (idna.IDNAError, UnicodeError) as error:
        raise BadAddress from error
    if "." not in host or host.rpartition(".")[2].isdigit():
        raise BadAddress
    return local, host


def _without_case(local: str) -> str:
    """Folded until nothing changes: composing after folding can bring a capital back."""
    folded = unicodedata.normalize("NFC", local.casefold())
    return folded if folded == local else _without_case(folded)
