from __future__ import annotations

from dataclasses import dataclass

from cms.core.actions import Action
from workflows.people.models import MemberSession
from workflows.people.selectors.sessions import token_sha256


@dataclass(frozen=True, kw_only=True)
class SignOut(Action[bool]):
    """Ends one session; False where it had ended before."""

    session: str

    def execute(self) -> bool:
        return bool(MemberSession.objects.filter(token_sha256=token_sha256(self.session)).delete()[0])
