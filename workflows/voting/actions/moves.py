"""One step of an edition through its states, with its log row. Only Actions of this room call it, under the edition's lock."""

from __future__ import annotations

from datetime import datetime

from django_fsm import TransitionNotAllowed

from cms.core.models import User
from workflows.core.models import Transition
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition


def move(edition: Edition, verb: str, *, now: datetime, by: User | None, reason: str = "") -> None:
    """Runs the transition ``verb`` and logs it; the caller saves. Raises WrongState where the machine has no such step."""
    before = edition.state
    try:
        getattr(edition, verb)()
    except TransitionNotAllowed as error:
        raise WrongState from error
    row = Transition(verb=verb, source=before, target=edition.state, by=by, at=now, reason=reason)
    row.subject = edition
    row.save()
