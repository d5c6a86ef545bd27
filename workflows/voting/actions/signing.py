"""Two different people under one act (section I, V51)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError
from cms.core.models import User
from workflows.voting.enums import SignedAct
from workflows.voting.models import Edition, Signature


class AlreadySigned(DomainError):
    code = "already_signed"
    message = _("You have signed already: the second signature is another person's.")


class NameMissing(DomainError):
    code = "name_missing"
    message = _("Your account has no name, and signatures are public: add it in your account first.")


def sign(
    edition: Edition, act: SignedAct, sha256: str, *, by: User, now: datetime, reason: str = "", data: Mapping[str, object] | None = None
) -> list[Signature]:
    """Adds one signature, under the edition's lock; answers with all that stand under this hash, oldest first."""
    name = unicodedata.normalize("NFC", by.get_full_name().strip())
    if not name:
        raise NameMissing
    standing = edition.signatures.filter(act=act, sha256=sha256, stands=True)
    if standing.filter(signer=by).exists():
        raise AlreadySigned
    Signature.objects.create(edition=edition, act=act, sha256=sha256, signer=by, name=name, at=now, reason=reason, data=dict(data or {}))
    return list(standing.all())
