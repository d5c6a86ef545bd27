"""The buttons of the edition's page: each is one Action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.core import clock
from cms.core.errors import DomainError
from cms.core.models import User
from workflows.voting.actions import (
    Announce,
    ArmOpening,
    CancelEdition,
    ExtendEdition,
    OpenEdition,
    PauseEdition,
    ResumeEdition,
    SignOutcome,
    TallyEdition,
    WithdrawAnnouncement,
)
from workflows.voting.enums import SignedAct
from workflows.voting.errors import NotReady
from workflows.voting.forms.amendment import ReasonForm
from workflows.voting.models import Edition
from workflows.voting.views.edition import form_of, show
from workflows.voting.views.staff import edition_of, staff

# What was sent: the cleaned values of the act's form, or the raw ones of an act without.
Act = Callable[[Edition, User, Any], str]


def announce(edition: Edition, user: User, sent: Any) -> str:
    Announce(edition=edition, by=user).run()
    return _("Announced: rules, dates and candidates are public.")


def withdraw(edition: Edition, user: User, sent: Any) -> str:
    WithdrawAnnouncement(edition=edition, by=user).run()
    return _("The announcement is withdrawn: the edition is a draft again.")


def arm(edition: Edition, user: User, sent: Any) -> str:
    edition = ArmOpening(edition=edition, by=user).run()
    if edition.opens_at <= clock.now():
        OpenEdition(edition=edition).run()
        return _("The vote is open. Rules and candidates are frozen.")
    return _("Armed: the vote opens by itself at the hour.")


def pause(edition: Edition, user: User, sent: Any) -> str:
    PauseEdition(edition=edition, reason=sent["reason"], by=user).run()
    return _("Paused: ballots are refused with your reason, confirmations go on.")


def resume(edition: Edition, user: User, sent: Any) -> str:
    # A form knows minutes only: the close as it stands, to the minute, moves nothing. An earlier one is refused, not ignored.
    moved = sent["closes_at"] != edition.closes_at.replace(second=0, microsecond=0)
    closes_at = sent["closes_at"] if moved else None
    ResumeEdition(edition=edition, reason=sent["reason"], closes_at=closes_at, by=user).run()
    return _("The vote goes on.")


def extend(edition: Edition, user: User, sent: Any) -> str:
    ExtendEdition(edition=edition, closes_at=sent["closes_at"], reason=sent["reason"], by=user).run()
    return _("Extended: the new close is public.")


def tally(edition: Edition, user: User, sent: Any) -> str:
    TallyEdition(edition=edition, by=user).run()
    return _("Counted. Read the outcome below before you sign.")


def sign(edition: Edition, user: User, sent: Any) -> str:
    certified = SignOutcome(edition=edition, outcome_sha256=sent.get("outcome_sha256", ""), by=user).run()
    if certified:
        return _("Certified. The outcome is public, and a draft of the exhibition page is being made.")
    return _("Signed. Another certifier signs next.")


def cancel(edition: Edition, user: User, sent: Any) -> str:
    cancelled = CancelEdition(edition=edition, reason=sent["reason"], by=user).run()
    return _("Cancelled. Voters are being told.") if cancelled else _("Proposed. Another person confirms it on this page.")


ACTS: dict[str, Act] = {act.__name__: act for act in (announce, withdraw, arm, pause, resume, extend, tally, sign, cancel)}


@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    user, edition = staff(request), edition_of(request, pk)
    if verb not in ACTS:
        raise Http404
    form = form_of(verb, edition, clock.now(), request.POST)
    if form is not None and not form.is_valid():
        return _back(request, edition, verb, form, _("Nothing was changed: see the error in the form."))
    try:
        messages.success(request, ACTS[verb](edition, user, request.POST if form is None else form.cleaned_data))
    except NotReady as error:
        text = " ".join([str(error), *(str(getattr(missing, "message", missing)) for missing in error.missing)])
        return _back(request, edition, verb, form, text)
    except DomainError as error:
        if form is not None and error.field in form.fields:
            form.add_error(error.field, str(error))
        return _back(request, edition, verb, form, str(error))
    return redirect("voting:edition", edition.pk)


@require_POST
def confirm_cancelling(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """The second person signs the reason of the first as it stands, without typing it again."""
    user, edition = staff(request), edition_of(request, pk)
    proposed = edition.signatures.filter(pk=proposal, act=SignedAct.CANCEL, stands=True).first()
    if proposed is None:
        raise Http404
    try:
        messages.success(request, cancel(edition, user, {"reason": proposed.reason}))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("voting:edition", edition.pk)


def _back(request: HttpRequest, edition: Edition, verb: str, form: ReasonForm | None, text: str) -> HttpResponse:
    """What was typed is not lost: a refused form comes back as it was sent."""
    messages.error(request, text)
    return redirect("voting:edition", edition.pk) if form is None else show(request, edition, forms_sent={verb: form})
