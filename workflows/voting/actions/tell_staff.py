from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from cms.core import clock
from cms.core.actions import Action, Tell
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CERTIFY, CURATE, staff_of


@dataclass(frozen=True, kw_only=True)
class TellStaff(Action[int]):
    """One line on the start page of those who curate or certify an edition; the same line once a day at most."""

    edition: Edition
    about: str
    text: str

    def execute(self) -> int:
        key = f"edition.{self.edition.uuid}.{self.about}.{clock.now():%Y-%m-%d}"
        url = reverse("voting:edition", args=[self.edition.pk])
        return Tell(users=staff_of(self.edition, CURATE, CERTIFY), key=key, text=self.text, url=url).run()
