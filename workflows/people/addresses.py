"""One canonical form for one mailbox (voting V23). Mail goes to what was typed; this says who it is."""

from __future__ import annotations

import unicodedata

import idna
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError

# Here dots in the local part mean nothing, and the two domains are one.
GOOGLE = frozenset({"gmail.com", "googlemail.com"})
LONGEST = 254


class BadAddress(DomainError):
    code = "bad_address"
    message = _("This is not an e-mail address. Look at what stands around the “@”.")
    field = "email"


def canonical(address: str) -> str:
    """The mailbox behind an address, ``local@a-label``.

    The domain by IDNA 2008 with UTS 46 mapping, to its A-label; the local part in NFC, without case, cut at the first ``+``. Raises BadAddress.
    """
    local, at, domain = address.strip().rpartition("@")
    if not at or not local or not domain or len(address) > LONGEST:
        raise BadAddress
    try:
        host = idna.encode(domain.rstrip("."), uts46=True, transitional=False).decode().lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise BadAddress from error
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", local).casefold()).partition("+")[0]
    if host in GOOGLE:
        name, host = name.replace(".", ""), "gmail.com"
    if not name or any(unicodedata.category(sign) in {"Cc", "Cf", "Zs", "Zl", "Zp"} for sign in name) or "." not in host:
        raise BadAddress
    if name.isascii():
        try:
            validate_email(f"{name}@{host}")
        except ValidationError as error:
            raise BadAddress from error
    return f"{name}@{host}"
