from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.collections.models import Museum
from cms.core.actions import Action
from cms.core.errors import DomainError
from cms.core.models import User
from cms.sites.models import SiteProfile
from workflows.voting.counting.rules import DEFAULTS, Fault, faults
from workflows.voting.models import Edition
from workflows.voting.policies.editions import require_site
from workflows.voting.selectors.instants import whole_second

# First segments of the club's addresses: no edition may be called so.
RESERVED_SLUGS = frozenset({"connexion", "deconnexion", "compte", "healthz", "robots.txt", "en", "fr", "api", "aide"})


class SlugTaken(DomainError):
    code = "slug_taken"
    message = _("Another edition of the network has this short name, or the club needs it for itself.")
    field = "slug"


class WindowInverted(DomainError):
    code = "window_inverted"
    message = _("An edition closes after it opens.")
    field = "closes_at"


class RulesUnsound(DomainError):
    """``faults`` lists every fault of the rules."""

    code = "rules_unsound"
    message = _("The rules are not sound.")
    field = "rules"

    def __init__(self, found: list[Fault]) -> None:
        super().__init__()
        self.faults = found


@dataclass(frozen=True, kw_only=True)
class CreateEdition(Action[Edition]):
    """Begins a draft. ``rules`` need only say what differs from the defaults of V1. ``by=None`` is the house itself (fixtures)."""

    site: SiteProfile
    title: str
    slug: str
    opens_at: datetime
    closes_at: datetime
    by: User | None
    standfirst: str = ""
    museums: Sequence[Museum] = ()
    rules: Mapping[str, object] = field(default_factory=dict)

    def check(self) -> None:
        if self.by is not None:
            require_site(self.by, self.site)
        if self.slug in RESERVED_SLUGS or Edition.objects.filter(slug=self.slug).exists():
            raise SlugTaken
        if whole_second(self.opens_at) >= whole_second(self.closes_at):
            raise WindowInverted
        if found := faults({**DEFAULTS, **self.rules}):
            raise RulesUnsound(found)

    @transaction.atomic
    def execute(self) -> Edition:
        edition = Edition.objects.create(
            site=self.site,
            title=self.title,
            slug=self.slug,
            standfirst=self.standfirst,
            opens_at=whole_second(self.opens_at),
            closes_at=whole_second(self.closes_at),
            rules={**DEFAULTS, **self.rules},
            display_seed=secrets.token_hex(32),
        )
        edition.museums.set(self.museums)
        return edition
