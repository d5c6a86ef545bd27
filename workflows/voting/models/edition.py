from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.collections.models import Museum
from cms.sites.models import SiteProfile
from workflows.voting.counting.rules import DEFAULTS
from workflows.voting.enums import EditionState
from workflows.voting.models.edition_states import EditionStates
from workflows.voting.querysets import EditionQuerySet


def default_rules() -> dict[str, object]:
    return {key: list(value) if isinstance(value, list) else value for key, value in DEFAULTS.items()}


class Edition(EditionStates):
    """One round of a participatory exhibition. Rules, opening and commitment are frozen by trigger once open (V6)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # In the club's addresses: one of its kind in the network.
    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=160)
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    site = models.ForeignKey(SiteProfile, models.PROTECT, related_name="editions", verbose_name=_("organising site"))
    museums = models.ManyToManyField(Museum, related_name="editions", verbose_name=_("museums"))

    rules = models.JSONField(_("rules"), default=default_rules)
    opens_at = models.DateTimeField(_("opens"))
    # Beside the rules, not in them: an amendment may move it, later only (V7, V8).
    closes_at = models.DateTimeField(_("closes"))
    announced_at = models.DateTimeField(null=True, editable=False)
    # Set when a curator has armed the opening; it takes effect at opens_at.
    armed_at = models.DateTimeField(null=True, editable=False)
    # Published at opening: the canonical object, its hash and the commitment to the lot (V5, V45).
    opening = models.JSONField(null=True, editable=False)
    opening_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    lot_commitment = models.CharField(max_length=64, blank=True, editable=False)
    # The order of display has a seed of its own, public from the start (V62).
    display_seed = models.CharField(max_length=64, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-opens_at", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(opens_at__lt=F("closes_at")), name="edition_window"),
            models.CheckConstraint(condition=Q(state__in=EditionState.values), name="edition_state_known"),
            models.CheckConstraint(
                condition=Q(opening__isnull=True, opening_sha256="", lot_commitment="")
                | Q(opening__isnull=False, opening_sha256__gt="", lot_commitment__gt=""),
                name="edition_opening_whole",
            ),
            models.CheckConstraint(
                condition=~Q(opening_sha256="") | Q(state__in=[EditionState.DRAFT, EditionState.ANNOUNCED, EditionState.CANCELLED]),
                name="edition_open_has_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """The edition's page in the club."""
        return f"{settings.CLUB_URL}/{self.slug}"

    @property
    def frozen(self) -> bool:
        return bool(self.opening_sha256)

    @property
    def confirm_until(self) -> datetime:
        """Until when a ballot cast in time may be confirmed (V15)."""
        return self.closes_at + timedelta(minutes=self.rules["confirmation_grace_minutes"])

    def takes_votes(self, now: datetime) -> bool:
        """By the clock alone, whether or not a task has run: [opens, closes) (V9)."""
        return self.state == EditionState.OPEN and self.opens_at <= now < self.closes_at

    def takes_confirmations(self, now: datetime) -> bool:
        """While paused too, and until the grace is over (V8, V15)."""
        return self.state in {EditionState.OPEN, EditionState.PAUSED, EditionState.CLOSED} and now < self.confirm_until

    @property
    def frozen_rules(self) -> dict[str, Any]:
        """The rules that voters were promised: those of the opening, once there is one."""
        return self.frozen_opening["rules"] if self.opening else self.rules

    @property
    def frozen_opening(self) -> dict[str, Any]:
        """What was published at opening; empty before."""
        return self.opening or {}
