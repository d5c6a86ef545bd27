from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from workflows.voting.enums import EditionState as S


class EditionStates(models.Model):
    """The one declaration of an edition's states: who may and what it needs is asked by the Actions (section I of the rules).

    ``custom`` says, for the drawing, by whom and on what condition.
    """

    state = FSMField(_("state"), max_length=10, choices=S.choices, default=S.DRAFT, protected=True, editable=False)

    class Meta:
        abstract = True

    @transition("state", source=S.DRAFT, target=S.ANNOUNCED, custom={"by": "curator", "needs": "sound rules"})
    def announce(self) -> None:
        """Rules and dates become public."""

    @transition("state", source=S.ANNOUNCED, target=S.DRAFT, custom={"by": "curator"})
    def withdraw_announcement(self) -> None:
        """Back to the drawing board."""

    @transition("state", source=S.ANNOUNCED, target=S.OPEN, custom={"by": "time, once armed by a curator", "needs": "V3"})
    def open(self) -> None:
        """Copies, hash, commitment, freeze."""

    @transition("state", source=S.OPEN, target=S.PAUSED, custom={"by": "curator", "needs": "a reason"})
    def pause(self) -> None:
        """Casts are refused, confirmations go on."""

    @transition("state", source=S.PAUSED, target=S.OPEN, custom={"by": "curator", "needs": "a reason"})
    def resume(self) -> None:
        """Casts are taken again."""

    @transition("state", source=[S.OPEN, S.PAUSED], target=S.CLOSED, custom={"by": "time"})
    def close(self) -> None:
        """Casts are refused; confirmations until confirm_until."""

    @transition("state", source=S.CLOSED, target=S.OPEN, custom={"by": "two people", "needs": "a fault, V8"})
    def reopen(self) -> None:
        """Once, within 48 hours."""

    @transition("state", source=S.CLOSED, target=S.TALLIED, custom={"by": "time, or a certifier", "needs": "V37"})
    def tally(self) -> None:
        """Outcome and dossier for certifiers."""

    @transition("state", source=S.TALLIED, target=S.CERTIFIED, custom={"by": "two certifiers", "needs": "the same outcome hash"})
    def certify(self) -> None:
        """Published."""

    @transition(
        "state",
        source=[S.DRAFT, S.ANNOUNCED, S.OPEN, S.PAUSED, S.CLOSED, S.TALLIED],
        target=S.CANCELLED,
        custom={"by": "two people", "needs": "a reason"},
    )
    def cancel(self) -> None:
        """Voters are told; key and ballots are destroyed. What had been counted is published."""
