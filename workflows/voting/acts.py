"""What happens to editions by time alone; each act is safe to run twice and late (V9: boundaries hold by the clock, not by these)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import transaction

from cms.core.errors import DomainError
from cms.core.periodic import periodic
from workflows.voting.actions import CloseEdition, ForgetUntold, OpenEdition, ReadTurnout, Remind, TallyEdition
from workflows.voting.actions.tell_staff import TellStaff
from workflows.voting.models import Edition

logger = logging.getLogger(__name__)


@periodic("voting.close", every=timedelta(minutes=1))
def close_due(now: datetime) -> str:
    return _each(Edition.objects.due_to_close(now), lambda edition: CloseEdition(edition=edition).run())


@periodic("voting.open", every=timedelta(minutes=1))
def open_due(now: datetime) -> str:
    return _each(Edition.objects.due_to_open(now), lambda edition: OpenEdition(edition=edition).run())


@periodic("voting.remind", every=timedelta(minutes=10))
def remind(now: datetime) -> str:
    return _each(Edition.objects.taking_confirmations(), lambda edition: Remind(edition=edition, now=now).run())


@periodic("voting.tally", every=timedelta(minutes=1))
def tally_due(now: datetime) -> str:
    due = [edition for edition in Edition.objects.closed() if now >= edition.confirm_until]
    return _each(due, lambda edition: TallyEdition(edition=edition).run())


@periodic("voting.turnout", every=timedelta(hours=1))
def read_turnout(now: datetime) -> str:
    return _each(Edition.objects.taking_confirmations(), lambda edition: ReadTurnout(edition=edition, now=now).run())


@periodic("voting.forget_untold", every=timedelta(hours=6))
def forget_untold(now: datetime) -> str:
    return f"{ForgetUntold(now=now).run()} removed"


def _each(editions: Iterable[Edition], act: Callable[[Edition], object]) -> str:
    """One edition that refuses, or fails, does not stop the others: its staff are told, once a reason and day."""
    done = refused = failed = 0
    for edition in editions:
        try:
            # A point to fall back to: what a failing act has written goes, the others' work stays.
            with transaction.atomic():
                act(edition)
            done += 1
        except DomainError as error:
            refused += 1
            logger.warning("edition %s: %s", edition.slug, error.code)
            TellStaff(edition=edition, about=error.code, text=f"{edition.title}\N{NO-BREAK SPACE}: {error}").run()
        except Exception:
            failed += 1
            logger.exception("edition %s failed", edition.slug)
    return f"{done} done, {refused} refused, {failed} failed"
