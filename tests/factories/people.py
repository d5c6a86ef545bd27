"""Visitors; methods name states."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import factory

from cms.core import clock
from workflows.people.actions import RequestSignIn, SendSignIn
from workflows.people.addresses import canonical
from workflows.people.models import Member, MemberSession, Person, SignInRequest
from workflows.people.selectors.sessions import token_sha256


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    address = factory.Sequence(lambda n: f"Visiteuse.{n}@exemple.fr")
    canonical = factory.LazyAttribute(lambda person: canonical(person.address))
    confirmed_at = factory.LazyFunction(clock.now)


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member

    person = factory.SubFactory(PersonFactory)
    joined_at = factory.LazyFunction(clock.now)

    @classmethod
    def signed_in(cls, **values: Any) -> tuple[Member, str]:
        """A member, and the bearer token of a session of theirs."""
        member, session, now = cls.create(**values), secrets.token_urlsafe(32), clock.now()
        MemberSession.objects.create(member=member, token_sha256=token_sha256(session), created_at=now, expires_at=now + timedelta(days=30))
        return member, session


class SignInRequestFactory:
    """Made by the Actions that make real ones."""

    @staticmethod
    def asked(email: str = "ana@exemple.fr", **values: Any) -> SignInRequest:
        """Asked; the mail is not written yet."""
        RequestSignIn(email=email, **values).run()
        return SignInRequest.objects.latest("pk")

    @classmethod
    def mailed(cls, email: str = "ana@exemple.fr", **values: Any) -> SignInRequest:
        request = cls.asked(email, **values)
        SendSignIn(request=request.uuid).run()
        request.refresh_from_db()
        return request
