"""What happens next to an edition, in one sentence, and the one button that is its next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from workflows.voting.enums import EditionState
from workflows.voting.models import Edition


@dataclass(frozen=True, kw_only=True)
class Act:
    """A button. ``warning`` says what cannot be undone."""

    verb: str
    label: str | Promise
    explains: str | Promise = ""
    warning: str | Promise = ""


@dataclass(frozen=True, kw_only=True)
class Asker:
    """The member of staff who looks, in relation to one edition."""

    curates: bool
    certifies: bool
    has_signed: bool = False
    has_name: bool = True


def sentence(edition: Edition, now: datetime, *, signatures: int = 0) -> str:
    """What comes next, for everybody who may see the edition; times are the site's."""
    words = {
        EditionState.DRAFT: _("To be announced."),
        EditionState.ANNOUNCED: _("To be armed, so that it opens on %(opens)s."),
        EditionState.OPEN: _("Takes ballots until %(closes)s, then closes by itself."),
        EditionState.PAUSED: _("Paused: to be resumed before %(closes)s."),
        EditionState.CLOSED: _("Confirmations come in until %(confirm_until)s; then it is counted by itself."),
        EditionState.TALLIED: _("To be certified: %(signatures)s of 2 signatures."),
        EditionState.CERTIFIED: _("Certified: the outcome is public."),
        EditionState.CANCELLED: _("Cancelled: nothing comes after."),
    }
    text = words[EditionState(edition.state)]
    if edition.state == EditionState.ANNOUNCED and edition.armed_at:
        text = _("Armed: opens by itself on %(opens)s.") if now < edition.opens_at else _("Opens within a minute.")
    elif edition.state in {EditionState.OPEN, EditionState.PAUSED} and now >= edition.closes_at:
        text = _("The close has come: ballots are refused. It is closed within a minute.")
    elif edition.state == EditionState.CLOSED and now >= edition.confirm_until:
        text = _("Confirmations are over: it is counted within a minute.")
    values = {name: local(getattr(edition, at), edition.site.time_zone) for name, at in INSTANTS.items()}
    return text % {**values, "signatures": signatures}


INSTANTS = {"opens": "opens_at", "closes": "closes_at", "confirm_until": "confirm_until"}


def local(moment: datetime, zone: str) -> str:
    return formats.date_format(moment.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")


def primary(edition: Edition, now: datetime, asker: Asker, *, missing: Sequence[object]) -> Act | None:
    """The next step's button, for those who may press it and only when it would work."""
    if asker.curates:
        if edition.state == EditionState.DRAFT and not missing:
            return Act(
                verb="announce",
                label=_("Announce"),
                explains=_("Rules, dates and candidates become public. An announcement can be withdrawn until the vote opens."),
            )
        if edition.state == EditionState.ANNOUNCED and not edition.armed_at and not missing:
            return _arming(edition, now)
    if asker.certifies:
        if edition.state == EditionState.CLOSED and now >= edition.confirm_until:
            return Act(verb="tally", label=_("Count now"), explains=_("Counting twice gives the same result."))
        if edition.state == EditionState.TALLIED and asker.has_name and not asker.has_signed:
            return Act(
                verb="sign",
                label=_("Sign this outcome"),
                explains=_("Your name and the hour are published with the outcome."),
                warning=_("This cannot be undone: with the second signature the outcome is certified and public for good."),
            )
    return None


def _arming(edition: Edition, now: datetime) -> Act:
    if edition.opens_at <= now:
        return Act(
            verb="arm",
            label=_("Open the vote now"),
            warning=_("This cannot be undone: rules, candidates and opening are frozen at once, for everybody."),
        )
    return Act(
        verb="arm",
        label=_("Arm the opening"),
        explains=_("The vote then opens by itself. Until then, withdrawing the announcement disarms it."),
        warning=_("From the opening on this cannot be undone: rules and candidates are frozen for everybody."),
    )
