"""What still stands between an edition and its opening (voting V3), and the object that the opening hash is over (V5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.collections.enums import LocationState, RecordState
from workflows.voting import keys
from workflows.voting.counting import rules as counting_rules
from workflows.voting.models import Candidate, CandidateCopy, Edition
from workflows.voting.selectors.instants import instant

# Between choosing "now" in a form and sending it.
FORM_TAKES = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One thing that is missing; ``code`` is stable, ``candidates`` names those at fault."""

    code: str
    message: str | Promise
    candidates: Sequence[Candidate] = field(default=())


def missing_for_announcing(edition: Edition) -> list[Missing]:
    if counting_rules.faults(edition.rules):
        return [Missing(code="rules_unsound", message=_("The rules are not sound: see the form."))]
    if counting_rules.not_built(edition.rules):
        return [
            Missing(
                code="rules_not_built",
                message=_("These rules cannot be counted yet: choose approval, without constraints or a public draw."),
            )
        ]
    return []


def missing_for_opening(edition: Edition, now: datetime) -> list[Missing]:
    """Everything that V3 asks for and that is not there, in the order of the rule; [] when the edition can be armed."""
    return [*missing_for_announcing(edition), *_candidates(edition), *_window(edition, now)]


def missing_at_opening(edition: Edition, now: datetime) -> list[Missing]:
    """The same once armed, when the hour has come: the key file stands, and candidates may have moved since."""
    found = [*missing_for_announcing(edition), *_candidates(edition)]
    if edition.closes_at <= now:
        found.append(Missing(code="window_past", message=_("The closing time has passed.")))
    if not keys.has_key(edition.uuid):
        found.append(Missing(code="key_missing", message=_("The edition's key file is missing, or others may read it.")))
    return found


def opening_object(edition: Edition, copies: Iterable[CandidateCopy], *, closes_at: str, lot_commitment: str) -> dict[str, object]:
    return {
        "rules": edition.rules,
        "candidates": [copy.as_opening() for copy in copies],
        "window": {"opens_at": instant(edition.opens_at), "closes_at": closes_at},
        "lot_commitment": lot_commitment,
    }


def _candidates(edition: Edition) -> list[Missing]:
    candidates = list(edition.candidates.select_related("work"))
    found = []
    seats = edition.rules.get("seats") if isinstance(edition.rules, dict) else None
    if not isinstance(seats, int) or len(candidates) < seats:
        found.append(Missing(code="too_few_candidates", message=_("There are fewer candidates than seats.")))
    elsewhere = [candidate for candidate in candidates if candidate.work.location_state != LocationState.IN_STORAGE]
    if elsewhere:
        found.append(Missing(code="not_in_storage", message=_("Some candidates are not known to be in storage."), candidates=elsewhere))
    gone = [candidate for candidate in candidates if candidate.work.state != RecordState.CURRENT]
    if gone:
        found.append(Missing(code="record_withdrawn", message=_("The records of some candidates no longer stand."), candidates=gone))
    return found


def _window(edition: Edition, now: datetime) -> list[Missing]:
    if edition.opens_at < now - FORM_TAKES or edition.closes_at <= now:
        return [Missing(code="window_past", message=_("The window lies in the past: choose another opening time."))]
    return []
