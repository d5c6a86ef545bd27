from __future__ import annotations

from collections.abc import Callable

import pytest

from cms.core import clock
from cms.core.actions import Tick
from tests.factories.people import MemberFactory, SignInRequestFactory
from workflows.people.models import Mailbox, Member, MemberSession, SignInRequest
from workflows.people.selectors import member_of_session

pytestmark = pytest.mark.django_db


def test_requests_and_counts_of_mails_go_after_a_day(clock_offset: Callable[[str], None]) -> None:
    SignInRequestFactory.mailed("ana@exemple.fr")
    clock_offset("23h")
    late = SignInRequestFactory.mailed("bob@exemple.fr")
    clock_offset("25h")

    Tick(everything=True).run()

    assert list(SignInRequest.objects.all()) == [late]
    assert list(Mailbox.objects.all()) == list(Mailbox.objects.of("bob@exemple.fr"))
    assert Mailbox.objects.of("bob@exemple.fr").get().has_room(clock.now())


def test_sessions_go_when_they_end_and_members_stay(clock_offset: Callable[[str], None]) -> None:
    first, _session = MemberFactory.signed_in()
    clock_offset("29d")
    second, session = MemberFactory.signed_in()
    clock_offset("30d")

    for _ in range(2):
        Tick(everything=True).run()

    assert MemberSession.objects.get().member == second
    assert member_of_session(session, now=clock.now()) == second
    assert set(Member.objects.all()) == {first, second}
