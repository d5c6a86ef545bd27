from __future__ import annotations

from collections.abc import Callable

import pytest

from cms.core import clock
from tests.factories.people import MemberFactory, PersonFactory, SignInRequestFactory
from workflows.people.actions import RequestSignIn, SendSignIn, SignIn, SignOut
from workflows.people.actions.sign_in import BadCode, BadLink
from workflows.people.models import Member, MemberSession, Person, SignInRequest
from workflows.people.selectors import member_of_session

pytestmark = pytest.mark.django_db


def wrong(code: str) -> str:
    """Six digits that are not these."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def nobody_came_in() -> bool:
    return not (Person.objects.exists() or Member.objects.exists() or MemberSession.objects.exists())


def test_the_first_time_makes_person_and_member() -> None:
    request = SignInRequestFactory.mailed("Ana+club@Exemple.fr", language="en")

    signed_in = SignIn(token=request.token).run()

    person = signed_in.member.person
    assert (person.canonical, person.address, person.language) == ("ana@exemple.fr", "Ana+club@Exemple.fr", "en")
    assert member_of_session(signed_in.session, now=clock.now()) == signed_in.member
    assert MemberSession.objects.get().token_sha256 != signed_in.session


def test_later_it_is_the_same_member_however_the_address_is_written() -> None:
    first = SignIn(token=SignInRequestFactory.mailed("ana@gmail.com").token).run()
    again = SignIn(token=SignInRequestFactory.mailed("A.N.A+x@googlemail.com").token).run()

    assert again.member == first.member
    assert again.session != first.session
    assert again.member.person.address == "ana@gmail.com"


def test_a_person_who_only_confirmed_an_address_becomes_a_member() -> None:
    person = PersonFactory(address="ana@exemple.fr")

    assert SignIn(token=SignInRequestFactory.mailed("ana@exemple.fr").token).run().member.person == person


@pytest.mark.rule("voting V16")
def test_the_link_works_in_any_browser_and_once() -> None:
    request = SignInRequestFactory.mailed()
    SignIn(token=request.token).run()

    with pytest.raises(BadLink):
        SignIn(token=request.token).run()
    with pytest.raises(BadCode):
        SignIn(code=request.code, browser_secret=request.browser_secret).run()
    assert MemberSession.objects.count() == 1


@pytest.mark.parametrize("write", ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", "{0[0]}{0[1]}{0[2]}\u202f{0[3]}{0[4]}{0[5]}"])
def test_digits_in_the_browser_that_asked(write: str) -> None:
    secret = RequestSignIn(email="ana@exemple.fr").run()
    request = SignInRequest.objects.get()
    SendSignIn(request=request.uuid).run()

    assert SignIn(code=write.format(request.code), browser_secret=secret).run().member.person.canonical == "ana@exemple.fr"


@pytest.mark.rule("voting V16")
def test_digits_are_worth_nothing_in_another_browser() -> None:
    mine, other = SignInRequestFactory.mailed(), SignInRequestFactory.mailed("bob@exemple.fr")

    with pytest.raises(BadCode):
        SignIn(code=mine.code, browser_secret=other.browser_secret + "0").run()
    assert nobody_came_in()


@pytest.mark.rule("voting V16")
def test_five_wrong_tries_end_the_digits_but_not_the_link() -> None:
    request = SignInRequestFactory.mailed()
    for _ in range(SignInRequest.MOST_TRIES):
        with pytest.raises(BadCode):
            SignIn(code=wrong(request.code), browser_secret=request.browser_secret).run()

    with pytest.raises(BadCode):
        SignIn(code=request.code, browser_secret=request.browser_secret).run()
    assert SignInRequest.objects.get().tries == 5
    assert nobody_came_in()
    assert SignIn(token=request.token).run().session


def test_four_wrong_tries_do_not() -> None:
    request = SignInRequestFactory.mailed()
    for _ in range(SignInRequest.MOST_TRIES - 1):
        with pytest.raises(BadCode):
            SignIn(code=wrong(request.code), browser_secret=request.browser_secret).run()

    assert SignIn(code=request.code, browser_secret=request.browser_secret).run().session


def test_digits_that_were_never_mailed_open_nothing() -> None:
    """Whoever asks again and again for somebody else's address gets no new guesses once the mails are spent."""
    request = SignInRequestFactory.asked()

    with pytest.raises(BadCode):
        SignIn(code=request.code, browser_secret=request.browser_secret).run()
    assert nobody_came_in()


@pytest.mark.parametrize("code", ["", "é", "١٢٣٤٥٦", "\ud800", "0" * 100_000])
def test_what_are_no_digits(code: str) -> None:
    request = SignInRequestFactory.mailed()

    with pytest.raises((BadCode, BadLink)):
        SignIn(code=code, browser_secret=request.browser_secret).run()
    assert nobody_came_in()


@pytest.mark.parametrize(
    "given", [{}, {"token": ""}, {"token": "forged"}, {"token": "\ud800"}, {"code": "123456"}, {"browser_secret": "x"}]
)
def test_what_opens_nothing(given: dict[str, str]) -> None:
    SignInRequestFactory.mailed()

    with pytest.raises(BadLink):
        SignIn(**given).run()
    assert nobody_came_in()


def test_after_half_an_hour_it_is_too_late(clock_offset: Callable[[str], None]) -> None:
    request = SignInRequestFactory.mailed()
    clock_offset("30m")

    with pytest.raises(BadLink):
        SignIn(token=request.token).run()
    with pytest.raises(BadCode):
        SignIn(code=request.code, browser_secret=request.browser_secret).run()
    assert nobody_came_in()


def test_a_session_ends_after_thirty_days(clock_offset: Callable[[str], None]) -> None:
    session = SignIn(token=SignInRequestFactory.mailed().token).run().session
    assert member_of_session(session, now=clock.now())

    clock_offset("30d")
    assert member_of_session(session, now=clock.now()) is None


@pytest.mark.parametrize("token", ["", "forged", "\ud800"])
def test_no_session_is_nobody(token: str) -> None:
    MemberFactory.signed_in()

    assert member_of_session(token, now=clock.now()) is None


def test_signing_out_ends_this_session_alone() -> None:
    member, here = MemberFactory.signed_in()
    there = SignIn(token=SignInRequestFactory.mailed(member.person.address).token).run().session

    assert SignOut(session=here).run() is True
    assert SignOut(session=here).run() is False
    assert SignOut(session="forged").run() is False
    assert member_of_session(here, now=clock.now()) is None
    assert member_of_session(there, now=clock.now()) == member
