"""Casting and confirming. Each mutation calls one Action and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from cms.core.errors import DomainError
from gateway.context import Context
from gateway.fields import many, maybe_text, needed, some, text, truth
from gateway.payloads import UserError, attempt
from gateway.relay.ids import as_uuid
from gateway.scalars import DateTime
from gateway.voting.editions import Edition, edition_row
from gateway.voting.enums import ReceiptStatus
from workflows.voting.actions import CancelBallot, CastBallot, CheckReceipt, ConfirmBallot, ConfirmByCode
from workflows.voting.actions.confirming import Confirmed
from workflows.voting.models import Edition as EditionModel
from workflows.voting.selectors.editions import public_editions

EMPTY_CONFIRMATION: dict[str, Any] = {"status": None, "receipt_code": None, "already": False, "edition": None}


class UnknownEdition(DomainError):
    code = "unknown_edition"
    message = _("There is no such edition.")
    field = "edition"


class CastBallotInput(graphene.InputObjectType):
    edition = graphene.ID(required=True)
    choices = graphene.List(graphene.NonNull(graphene.String), required=True, description='Candidate numbers; empty means "none of these".')
    key = graphene.String(
        required=True, description="Idempotency key: 32 hexadecimal digits made by the review step for exactly these choices."
    )
    email = graphene.String(description="For e-mail voters; members are known by their session.")


class CastReceipt(graphene.ObjectType):
    code = text()
    status = some(ReceiptStatus)
    words = many(graphene.String, description="Two words, the same as in the mail; empty for members.")
    confirm_until = graphene.Field(DateTime)
    browser_secret = maybe_text(
        description="Only this browser can confirm with the mail's six digits: keep it in an HttpOnly cookie. Null for members."
    )


class CastBallotPayload(graphene.ObjectType):
    receipt = graphene.Field(CastReceipt, description="Null when errors are present.")
    errors = many(UserError)


class ConfirmBallotInput(graphene.InputObjectType):
    token = graphene.String(required=True)


class ConfirmBallotByCodeInput(graphene.InputObjectType):
    edition = graphene.ID(required=True)
    browser_secret = graphene.String(required=True)
    code = graphene.String(required=True, description="Six digits.")


class ConfirmBallotPayload(graphene.ObjectType):
    status = graphene.Field(ReceiptStatus)
    receipt_code = maybe_text()
    already = truth(description="True when it had been confirmed before.")
    edition = graphene.Field(Edition)
    errors = many(UserError)


class CancelBallotPayload(graphene.ObjectType):
    cancelled = truth()
    errors = many(UserError)


class CheckReceiptInput(graphene.InputObjectType):
    edition = graphene.ID(required=True)
    code = graphene.String(required=True)


class CheckReceiptPayload(graphene.ObjectType):
    status = graphene.Field(ReceiptStatus)
    errors = many(UserError)


class VotingMutations(graphene.ObjectType):
    cast_ballot = some(CastBallotPayload, input=needed(CastBallotInput))
    confirm_ballot = some(
        ConfirmBallotPayload, input=needed(ConfirmBallotInput), description="Presses the button behind the link of a confirmation mail."
    )
    confirm_ballot_by_code = some(
        ConfirmBallotPayload,
        input=needed(ConfirmBallotByCodeInput),
        description="The other way: the mail's six digits, in the browser that cast.",
    )
    cancel_ballot = some(
        CancelBallotPayload,
        input=needed(ConfirmBallotInput),
        description='"This was not me": cancels the ballot that waits behind this link.',
    )
    check_receipt = some(
        CheckReceiptPayload,
        input=needed(CheckReceiptInput),
        description="Says what became of a receipt; never what was chosen, nor when.",
    )

    @staticmethod
    def resolve_cast_ballot(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            cast = CastBallot(
                edition=_edition(input["edition"]),
                choices=input["choices"],
                key=input["key"],
                email=input.get("email"),
                member=context.member,
                language=context.language,
            ).run()
            return {
                "receipt": {
                    "code": cast.receipt,
                    "status": cast.status.value,
                    "words": list(cast.words),
                    "confirm_until": cast.confirm_until,
                    "browser_secret": cast.browser_secret,
                }
            }

        return [attempt(act, refused={"receipt": None}) for _ in parents]

    @staticmethod
    def resolve_confirm_ballot(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            return _confirmed(ConfirmBallot(token=input["token"]).run())

        return [attempt(act, refused=EMPTY_CONFIRMATION) for _ in parents]

    @staticmethod
    def resolve_confirm_ballot_by_code(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            edition = _edition(input["edition"])
            return _confirmed(ConfirmByCode(edition=edition, browser_secret=input["browser_secret"], code=input["code"]).run())

        return [attempt(act, refused=EMPTY_CONFIRMATION) for _ in parents]

    @staticmethod
    def resolve_cancel_ballot(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            return {"cancelled": CancelBallot(token=input["token"]).run()}

        return [attempt(act, refused={"cancelled": False}) for _ in parents]

    @staticmethod
    def resolve_check_receipt(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            status = CheckReceipt(edition=_edition(input["edition"]), code=input["code"]).run()
            return {"status": status.value if status else "unknown"}

        return [attempt(act, refused={"status": None}) for _ in parents]


def _edition(text: str) -> EditionModel:
    """By id or by uuid, if the public may know of it. Raises UnknownEdition."""
    uuid = as_uuid(text, "Edition")
    edition = public_editions().select_related("site__site").filter(uuid=uuid).first() if uuid else None
    if edition is None:
        raise UnknownEdition
    return edition


def _confirmed(confirmed: Confirmed) -> dict[str, Any]:
    return {
        "status": confirmed.status.value,
        "receipt_code": confirmed.receipt,
        "already": confirmed.already,
        "edition": edition_row(confirmed.edition),
    }
