from __future__ import annotations

from uuid import UUID

from cms.core.changes import subscribe
from cms.core.models import Change
from workflows.people.actions import SendSignIn


@subscribe("person.sign_in_requested", name="people.send_sign_in")
def send_sign_in(change: Change) -> None:
    SendSignIn(request=UUID(change.subject_id)).run()
