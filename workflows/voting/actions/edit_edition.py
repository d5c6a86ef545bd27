from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cms.collections.models import Museum
from cms.core.actions import Action
from cms.core.models import User
from workflows.voting.actions.create_edition import RESERVED_SLUGS, RulesUnsound, SlugTaken, WindowInverted
from workflows.voting.counting.rules import DEFAULTS, faults
from workflows.voting.enums import EditionState
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition
from workflows.voting.policies.editions import CURATE, require
from workflows.voting.selectors.instants import whole_second


@dataclass(frozen=True, kw_only=True)
class EditEdition(Action[Edition]):
    """Rewrites a draft. Once announced, rules and dates are a promise: withdraw the announcement first."""

    edition: Edition
    title: str
    slug: str
    standfirst: str
    museums: Sequence[Museum]
    rules: Mapping[str, object]
    opens_at: datetime
    closes_at: datetime
    by: User

    def check(self) -> None:
        require(self.by, CURATE, self.edition)
        if self.slug in RESERVED_SLUGS or Edition.objects.filter(slug=self.slug).exclude(pk=self.edition.pk).exists():
            raise SlugTaken
        if whole_second(self.opens_at) >= whole_second(self.closes_at):
            raise WindowInverted
        if found := faults({**DEFAULTS, **self.rules}):
            raise RulesUnsound(found)

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.exclusive(self.edition.pk)
        if edition.state != EditionState.DRAFT:
            raise WrongState
        edition.title, edition.slug, edition.standfirst = self.title, self.slug, self.standfirst
        edition.rules = {**DEFAULTS, **self.rules}
        edition.opens_at, edition.closes_at = whole_second(self.opens_at), whole_second(self.closes_at)
        edition.save()
        edition.museums.set(self.museums)
        return edition
