"""What this room does after its own commits, and when a person asks what is held of them."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from cms.core.changes import subscribe
from cms.core.models import Change
from workflows.people.models import Person
from workflows.people.selectors import register_erasure, register_export
from workflows.voting.actions import DestroyVote, EraseVotes, SendConfirmation, TellCancelled
from workflows.voting.actions.tell_staff import TellStaff
from workflows.voting.models import Edition
from workflows.voting.selectors.personal_data import votes_of


@subscribe("ballot.awaiting_confirmation", name="voting.write_to_voter")
def write_to_voter(change: Change) -> None:
    SendConfirmation(confirmation=UUID(change.subject_id)).run()


@subscribe("ballot.reminder_due", name="voting.remind_voter")
def remind_voter(change: Change) -> None:
    SendConfirmation(confirmation=UUID(change.subject_id), again=True).run()


@subscribe("edition.cancelled_for_voter", name="voting.tell_voter")
def tell_voter(change: Change) -> None:
    TellCancelled(roll_entry=int(change.subject_id)).run()


@subscribe("edition.cancelled", name="voting.destroy_vote")
def destroy_vote(change: Change) -> None:
    DestroyVote(edition=Edition.objects.get(uuid=change.subject_id)).run()


@subscribe("edition.tallied", name="voting.tell_certifiers")
def tell_certifiers(change: Change) -> None:
    edition = Edition.objects.get(uuid=change.subject_id)
    with translation.override("fr"):
        text = _("“%(title)s” is counted: two certifiers may now read the outcome and sign it.") % {"title": edition.title}
    TellStaff(edition=edition, about="tallied", text=text).run()


def erase_votes(person: Person) -> None:
    EraseVotes(person=person).run()


register_export("workflows.voting", votes_of)
register_erasure("workflows.voting", erase_votes)
