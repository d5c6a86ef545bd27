"""Editions and ballots; methods name states. Everything is made by the Actions that make real ones."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

import factory
from django.test import override_settings

from cms.core import clock
from cms.core.models import User
from cms.sites.enums import Role
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory
from tests.factories.sites import SiteFactory, StaffFactory
from workflows.people.models import Member
from workflows.voting.actions import (
    Announce,
    ArmOpening,
    CancelEdition,
    CastBallot,
    CloseEdition,
    ConfirmBallot,
    CreateEdition,
    OpenEdition,
    PauseEdition,
    PutForward,
    SendConfirmation,
    SignOutcome,
    TallyEdition,
)
from workflows.voting.actions.cast_ballot import Cast
from workflows.voting.keys import read_key
from workflows.voting.models import Confirmation, Edition, Tally

RULES = {"seats": 2, "max": 3, "confirmation_grace_minutes": 60, "min_people": 1}
_voters = count(1)


def then(by: str) -> override_settings:
    """While it lasts the clock is moved: ``with then("-4d"):``."""
    return override_settings(CLOCK_OFFSET=by)


def curator(edition: Edition) -> User:
    return StaffFactory.with_role(Role.CURATOR, edition.site)


def certifier(edition: Edition) -> User:
    return StaffFactory.with_role(Role.CERTIFIER, edition.site)


class EditionFactory(factory.Factory):
    """A draft with ``works`` stored candidates, w01 and on; open for three days from now, confirmations for an hour more.

    ``rules`` say what differs from those of these tests. What is closed or later was opened four days ago, its ``ballots`` confirmed then.
    """

    class Meta:
        model = Edition

    site = factory.Sequence(lambda n: SiteFactory.bare(f"lieu-{n}"))
    title = factory.Sequence(lambda n: f"Chambre {n}")
    slug = factory.Sequence(lambda n: f"edition-{n}")
    opens_at = factory.LazyFunction(clock.now)
    closes_at = factory.LazyAttribute(lambda edition: edition.opens_at + timedelta(days=3))

    @classmethod
    def _create(cls, model_class: type[Edition], *args: Any, **values: Any) -> Edition:
        works, rules = values.pop("works", 4), values.pop("rules", {})
        museum = values.pop("museum", None) or MuseumFactory(sites=[values["site"]])
        edition = CreateEdition(museums=[museum], rules={**RULES, **rules}, by=None, **values).run()
        stored = [WorkFactory.in_storage(museum=museum, number=f"{n:03d}", maker=MakerFactory()) for n in range(works)]
        PutForward(edition=edition, works=stored, by=None, storage_note="Trop fragile").run()
        return edition

    @classmethod
    def draft(cls, **values: Any) -> Edition:
        return cls.create(**values)

    @classmethod
    def announced(cls, **values: Any) -> Edition:
        return Announce(edition=cls.draft(**values), by=None).run()

    @classmethod
    def armed(cls, **values: Any) -> Edition:
        return ArmOpening(edition=cls.announced(**values), by=None).run()

    @classmethod
    def open(cls, **values: Any) -> Edition:
        return OpenEdition(edition=cls.armed(**values)).run()

    @classmethod
    def paused(cls, reason: str = "Une panne", **values: Any) -> Edition:
        edition = cls.open(**values)
        PauseEdition(edition=edition, reason=reason, by=curator(edition)).run()
        return fresh(edition)

    @classmethod
    def closed(cls, ballots: Iterable[Sequence[str]] = (), **values: Any) -> Edition:
        with then("-4d"):
            edition = cls.open(**values)
            for choices in ballots:
                BallotFactory.counted(edition, choices)
        return CloseEdition(edition=edition).run()

    @classmethod
    def tallied(cls, ballots: Iterable[Sequence[str]] = (["w01", "w02"], ["w01"]), **values: Any) -> Edition:
        edition = cls.closed(ballots, **values)
        TallyEdition(edition=edition).run()
        return fresh(edition)

    @classmethod
    def certified(cls, **values: Any) -> Edition:
        edition = cls.tallied(**values)
        for _ in range(2):
            SignOutcome(edition=edition, outcome_sha256=current_tally(edition).outcome_sha256, by=certifier(edition)).run()
        return fresh(edition)

    @classmethod
    def cancelled(cls, edition: Edition | None = None, reason: str = "Dégât des eaux", **values: Any) -> Edition:
        """Two people have cancelled ``edition``, or else an open one."""
        edition = edition or cls.open(**values)
        for _ in range(2):
            CancelEdition(edition=edition, reason=reason, by=curator(edition)).run()
        return fresh(edition)


def fresh(edition: Edition) -> Edition:
    """As the database has it: what is in hand keeps the state in which it was read."""
    return Edition.objects.select_related("site").get(pk=edition.pk)


def current_tally(edition: Edition) -> Tally:
    return edition.tallies.get(current=True)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A ballot of an e-mail voter, with what their mail says."""

    edition: Edition
    key: str
    email: str
    cast: Cast

    @property
    def confirmation(self) -> Confirmation:
        return Confirmation.objects.get(request__edition=self.edition, request__key_sha256=self._key_sha256)

    @property
    def token(self) -> str:
        return read_key(self.edition.uuid).confirmation_token(self._key_sha256)

    @property
    def code(self) -> str:
        return read_key(self.edition.uuid).confirmation_code(self._key_sha256)

    def mailed(self) -> Waiting:
        SendConfirmation(confirmation=self.confirmation.uuid).run()
        return self

    def confirmed(self) -> Waiting:
        ConfirmBallot(token=self.token).run()
        return self

    @property
    def _key_sha256(self) -> str:
        return hashlib.sha256(bytes.fromhex(self.key)).hexdigest()


class BallotFactory:
    """Each voter is somebody new unless ``email`` says who."""

    @staticmethod
    def waiting(edition: Edition, choices: Sequence[str] = ("w01",), *, email: str = "", key: str = "", **values: Any) -> Waiting:
        email, key = email or f"votante.{next(_voters)}@exemple.fr", key or secrets.token_hex(16)
        cast = CastBallot(edition=edition, choices=choices, key=key, email=email, **values).run()
        return Waiting(edition=edition, key=key, email=email, cast=cast)

    @classmethod
    def counted(cls, edition: Edition, choices: Sequence[str] = ("w01",), **values: Any) -> Waiting:
        return cls.waiting(edition, choices, **values).confirmed()

    @staticmethod
    def of_member(edition: Edition, member: Member, choices: Sequence[str] = ("w01",), *, key: str = "") -> Cast:
        return CastBallot(edition=edition, choices=choices, key=key or secrets.token_hex(16), member=member).run()
