from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from gateway.context import Context
from gateway.fields import many, maybe_text, needed, some, truth
from gateway.payloads import UserError, attempt
from gateway.people.members import Member, member_row
from gateway.scalars import DateTime
from workflows.people.actions import RequestSignIn, SignIn, SignOut


class RequestSignInInput(graphene.InputObjectType):
    email = graphene.String(required=True)


class RequestSignInPayload(graphene.ObjectType):
    sent = truth(description="True whatever the address: whether it is known is nobody's business.")
    browser_secret = maybe_text(description="Keep it in an HttpOnly cookie: the code of the mail works in this browser only.")
    errors = many(UserError)


class SignInInput(graphene.InputObjectType):
    token = graphene.String(description="The token of the link; or else `code` with `browserSecret`.")
    code = graphene.String()
    browser_secret = graphene.String()


class SignInPayload(graphene.ObjectType):
    session = maybe_text(description="Bearer token of the session; keep it in an HttpOnly cookie.")
    expires_at = graphene.Field(DateTime)
    member = graphene.Field(Member)
    errors = many(UserError)


class SignOutPayload(graphene.ObjectType):
    signed_out = truth()


class PeopleMutations(graphene.ObjectType):
    request_sign_in = some(RequestSignInPayload, input=needed(RequestSignInInput))
    sign_in = some(SignInPayload, input=needed(SignInInput))
    sign_out = some(SignOutPayload)

    @staticmethod
    def resolve_request_sign_in(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            secret = RequestSignIn(email=input["email"], language=context.language).run()
            return {"sent": True, "browser_secret": secret}

        return [attempt(act, refused={"sent": False, "browser_secret": None}) for _ in parents]

    @staticmethod
    def resolve_sign_in(parents: Sequence[Any], context: Context, *, input: dict[str, Any]) -> list[Any]:  # noqa: A002
        def act() -> dict[str, Any]:
            signed_in = SignIn(**input).run()
            return {"session": signed_in.session, "expires_at": signed_in.expires_at, "member": member_row(signed_in.member)}

        return [attempt(act, refused={"session": None, "expires_at": None, "member": None}) for _ in parents]

    @staticmethod
    def resolve_sign_out(parents: Sequence[Any], context: Context) -> list[Any]:
        session = context.caller.session
        return [{"signed_out": SignOut(session=session).run() if session else False} for _ in parents]
