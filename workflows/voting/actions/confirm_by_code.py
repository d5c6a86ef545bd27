from __future__ import annotations

import hmac
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.core.actions import Action
from cms.core.errors import DomainError
from workflows.voting import keys
from workflows.voting.actions.confirming import Confirmed, confirm
from workflows.voting.errors import KeyFileMissing
from workflows.voting.models import Confirmation, Edition, RollEntry
from workflows.voting.selectors.confirmations import confirmation_in_browser


class WrongCode(DomainError):
    code = "wrong_code"
    message = _("This is not the code of the mail for the ballot cast in this browser.")
    field = "code"


class TooManyTries(DomainError):
    code = "too_many_tries"
    message = _("Too many wrong codes: use the button behind the link of the mail.")
    field = "code"


@dataclass(frozen=True, kw_only=True)
class ConfirmByCode(Action[Confirmed]):
    """The mail's six digits, good only in the browser that cast, five tries (V16)."""

    edition: Edition
    browser_secret: str
    code: str

    def execute(self) -> Confirmed:
        with transaction.atomic():
            confirmed = self._try()
        if confirmed is None:
            # Raised outside, so that the wrong try is kept.
            raise WrongCode
        return confirmed

    def _try(self) -> Confirmed | None:
        found = confirmation_in_browser(self.edition, self.browser_secret)
        if found is None:
            return None
        # The same locks as confirming, in the same order: two guesses at once are two tries.
        Edition.objects.shared(found.request.edition_id)
        RollEntry.objects.select_for_update().get(pk=found.request.roll_entry_id)
        confirmation = Confirmation.objects.select_related("request__receipt").get(pk=found.pk)
        if confirmation.tries >= Confirmation.MOST_TRIES:
            raise TooManyTries
        if confirmation.mailed_at is None:
            # Digits that were never written to the address open nothing: else each new cast would bring five more guesses, without end.
            return None
        try:
            right = keys.read_key(self.edition.uuid).confirmation_code(confirmation.request.key_sha256)
        except keys.KeyMissing as error:
            raise KeyFileMissing from error
        if not hmac.compare_digest(right.encode(), "".join(self.code.split()).encode(errors="replace")):
            confirmation.tries += 1
            confirmation.save(update_fields=["tries"])
            return None
        return confirm(confirmation)
