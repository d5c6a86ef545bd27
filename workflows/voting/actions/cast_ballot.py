from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms.core import clock
from cms.core.actions import Action, RecordChange
from cms.core.errors import DomainError
from workflows.people.addresses import canonical
from workflows.people.models import Member
from workflows.voting import keys
from workflows.voting.actions.settling import dismiss_oldest_waiting, settle
from workflows.voting.counting.ballots import BadChoices, read_choices
from workflows.voting.counting.canonical import NotCanonical
from workflows.voting.counting.receipts import receipt_code
from workflows.voting.enums import AmendmentKind, BallotState, EditionState
from workflows.voting.errors import KeyFileMissing
from workflows.voting.keys import EditionKey
from workflows.voting.models import Ballot, CastRequest, Confirmation, Edition, Receipt, RollEntry
from workflows.voting.selectors.amendments import withdrawn_numbers
from workflows.voting.selectors.identity import Identity, identity_of
from workflows.voting.selectors.turns import turn_of

# Lost at most twice: to whoever made the roll row, then to whoever used the same key (V11).
RACES = 2


class BadKey(DomainError):
    code = "bad_key"
    message = _("The form is damaged: go back to the review step and send it again.")
    field = "key"


class KeyReused(DomainError):
    code = "key_reused"
    message = _("This form was sent before with another choice or by another person. Nothing has changed: the first ballot stands.")
    field = "key"


class NotEligible(DomainError):
    code = "not_eligible"
    message = _("This edition does not take votes in this way.")


class AddressMissing(DomainError):
    code = "address_missing"
    message = _("Give your e-mail address: the vote counts once you have confirmed it.")
    field = "email"


class NotOpen(DomainError):
    code = "not_open"
    message = _("The vote has not opened yet.")


class Closed(DomainError):
    code = "closed"
    message = _("The vote is closed.")


class Paused(DomainError):
    code = "paused"
    message = _("The vote is paused: %(reason)s")


class InvalidBallot(DomainError):
    """``code`` is one of V14's: too_few, too_many, twice, not_a_candidate, withdrawn."""

    field = "choices"
    messages = {
        "too_few": _("Choose at least %(least)s works."),
        "too_many": _("Choose at most %(most)s works."),
        "twice": _("A work is on your ballot twice."),
        "not_a_candidate": _("One of your choices is not a candidate of this edition."),
        "withdrawn": _("One of your choices has been withdrawn from the vote: choose another."),
    }

    def __init__(self, code: str, *, least: int = 1, most: int = 1) -> None:
        super().__init__(least=least, most=most)
        self.code = code  # type: ignore[misc]
        self.message = self.messages[code]  # type: ignore[misc]


@dataclass(frozen=True, kw_only=True)
class Cast:
    """What the voter's browser learns; the same for a retry, with today's status (V13)."""

    receipt: str
    status: BallotState
    words: tuple[str, ...] = ()
    confirm_until: datetime | None = None
    browser_secret: str | None = None


@dataclass(frozen=True, kw_only=True)
class CastBallot(Action[Cast]):
    """Casts a ballot in one transaction, on the database's clock (V9 to V15).

    ``choices`` are candidate numbers, ``key`` 32 hexadecimal digits made for exactly these choices. A member's ballot counts at once; an
    e-mail voter's waits for its confirmation, whatever that address has done before (V21).
    """

    edition: Edition
    choices: Sequence[str]
    key: str
    email: str | None = None
    member: Member | None = None
    language: str = "fr"

    def check(self) -> None:
        self._key_bytes()
        if not self.member and not (self.email or "").strip():
            raise AddressMissing
        self._address()

    def execute(self) -> Cast:
        for _lost in range(RACES):
            try:
                return self._cast()
            except IntegrityError:
                # The loser of a race for the roll row or the key looks again: now it finds the winner's (V11, V13).
                continue
        return self._cast()

    @transaction.atomic
    def _cast(self) -> Cast:
        edition = Edition.objects.shared(self.edition.pk)
        now = clock.now()
        try:
            key = keys.read_key(edition.uuid)
        except keys.KeyMissing as error:
            self._check_window(edition, now)
            raise KeyFileMissing from error
        who = identity_of(edition, key, address=self._address(), member=self.member.uuid if self.member else None)
        payload = self._payload(key, who)
        key_sha256 = hashlib.sha256(self._key_bytes()).hexdigest()
        request = CastRequest.objects.filter(edition=edition, key_sha256=key_sha256).select_related("receipt").first()
        if request is not None:
            if not hmac.compare_digest(request.payload_hmac, payload):
                raise KeyReused
            return self._answer(edition, key, request)
        self._check_window(edition, now)
        if ("member" if self.member else "email") not in edition.frozen_rules["eligibility"]:
            raise NotEligible
        choices = self._read_choices(edition)
        entry = self._roll_entry(edition, who, now)
        request = self._store(edition, key, entry, choices, key_sha256=key_sha256, payload=payload)
        if self.member:
            settle(entry, request.number, key)
            request.receipt.refresh_from_db()
        else:
            self._ask_to_confirm(edition, key, entry, request, now)
        return self._answer(edition, key, request)

    def _key_bytes(self) -> bytes:
        try:
            key = bytes.fromhex(self.key)
        except ValueError as error:
            raise BadKey from error
        if len(key) != 16:
            raise BadKey
        return key

    def _address(self) -> str:
        return self.member.person.canonical if self.member else canonical(self.email or "")

    def _payload(self, key: EditionKey, who: Identity) -> str:
        try:
            return key.payload(voter_tag=who.voter_tag, choices=sorted(self.choices))
        except NotCanonical as error:
            raise InvalidBallot("not_a_candidate") from error

    def _check_window(self, edition: Edition, now: datetime) -> None:
        """By the clock, whatever a task has or has not yet done (V9)."""
        if edition.takes_votes(now):
            return
        if edition.state == EditionState.PAUSED and now < edition.closes_at:
            pause = edition.amendments.filter(kind=AmendmentKind.PAUSED).last()
            raise Paused(reason=pause.reason if pause else "")
        early = edition.state in {EditionState.DRAFT, EditionState.ANNOUNCED}
        early = early or (edition.state == EditionState.OPEN and now < edition.opens_at)
        raise NotOpen if early else Closed

    def _read_choices(self, edition: Edition) -> list[str]:
        rules = edition.frozen_rules
        candidates = set(edition.copies.values_list("number", flat=True))
        try:
            return read_choices(self.choices, rules=rules, candidates=candidates, withdrawn=withdrawn_numbers(edition))
        except BadChoices as error:
            raise InvalidBallot(error.code, least=max(rules["min"], 1), most=rules["max"]) from error

    def _roll_entry(self, edition: Edition, who: Identity, now: datetime) -> RollEntry:
        """The person's row for this turn, locked: a second cast of the same person waits here (V19)."""
        turn = turn_of(now, time_zone=edition.site.time_zone, recurrence=edition.frozen_rules["recurrence"])
        entry = RollEntry.objects.select_for_update().filter(edition=edition, turn=turn, voter_tag=who.voter_tag, live=True).first()
        entry = entry or RollEntry(edition=edition, turn=turn, voter_tag=who.voter_tag)
        entry.casts += 1
        entry.member_tag = entry.member_tag or who.member_tag
        if self.member:
            entry.address = self.member.person.address
        entry.save()
        return entry

    def _store(
        self, edition: Edition, key: EditionKey, entry: RollEntry, choices: list[str], *, key_sha256: str, payload: str
    ) -> CastRequest:
        state = BallotState.AWAITING_CONFIRMATION
        tag = key.ballot_tag(voter_tag=entry.voter_tag, turn=entry.turn, number=entry.casts)
        Ballot.objects.create(edition=edition, choices=choices, ballot_tag=tag, state=state)
        code = receipt_code(edition=str(edition.uuid), key=self._key_bytes(), choices=choices)
        receipt = Receipt.objects.create(edition=edition, code=code, status=state)
        return CastRequest.objects.create(
            edition=edition, key_sha256=key_sha256, payload_hmac=payload, roll_entry=entry, number=entry.casts, receipt=receipt
        )

    def _ask_to_confirm(self, edition: Edition, key: EditionKey, entry: RollEntry, request: CastRequest, now: datetime) -> None:
        confirmation = Confirmation.objects.create(
            request=request,
            token_sha256=hashlib.sha256(key.confirmation_token(request.key_sha256).encode()).hexdigest(),
            browser_sha256=hashlib.sha256(key.browser_secret(request.key_sha256).encode()).hexdigest(),
            words=key.words(request.key_sha256),
            mail_to=(self.email or "").strip(),
            language=self.language if self.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            asked_at=now,
        )
        dismiss_oldest_waiting(entry, key)
        # Told after the commit, by the row's own id: no address, token or choice travels (V33).
        RecordChange(kind="ballot.awaiting_confirmation", subject=confirmation, site=edition.site).run()

    def _answer(self, edition: Edition, key: EditionKey, request: CastRequest) -> Cast:
        status = BallotState(request.receipt.status)
        if self.member:
            return Cast(receipt=request.receipt.code, status=status)
        return Cast(
            receipt=request.receipt.code,
            status=status,
            words=tuple(key.words(request.key_sha256).split()),
            confirm_until=edition.confirm_until,
            browser_secret=key.browser_secret(request.key_sha256),
        )
