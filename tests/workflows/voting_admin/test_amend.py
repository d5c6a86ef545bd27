"""Pausing, resuming and extending an open vote, each with a public reason; what was typed is not lost (voting V7, V8)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cms.core import clock
from cms.sites.models import SiteProfile
from tests.factories.voting import EditionFactory, certifier, curator, fresh, then
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, browser, said
from workflows.voting.actions.extend_edition import NeverShortened
from workflows.voting.errors import WrongState
from workflows.voting.forms.local_time import local_of
from workflows.voting.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V8")]


def typed(moment: datetime, edition: Edition) -> str:
    return f"{local_of(moment, edition.site.time_zone)[0]:%Y-%m-%dT%H:%M}"


@pytest.mark.rule("voting V7")
def test_pausing_publishes_its_reason() -> None:
    edition = EditionFactory.open()
    client = browser(curator(edition))

    response = client.post(address("act", edition, "pause"), {"reason": "Le courrier ne part plus.\r\nOn cherche."})

    assert response.status_code == 302
    assert fresh(edition).state == "paused"
    assert [(one.kind, one.reason) for one in edition.amendments.all()] == [("paused", "Le courrier ne part plus.\nOn cherche.")]
    assert "On cherche." in client.get(address("edition", edition)).content.decode()


@pytest.mark.parametrize(
    ("make", "verb"), [("open", "pause"), ("open", "extend"), ("paused", "resume"), ("paused", "extend"), ("draft", "cancel")]
)
@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_happens(make: str, verb: str, reason: str) -> None:
    edition = getattr(EditionFactory, make)()
    later = typed(edition.closes_at + timedelta(days=1), edition)

    with unchanged():
        response = browser(curator(edition)).post(address("act", edition, verb), {"reason": reason, "closes_at": later})

    assert response.status_code == 422
    assert list(response.context[f"{verb}_form"].errors) == ["reason"]
    assert said(response)
    if verb in {"extend", "resume"}:
        assert f'value="{later}"' in response.content.decode()


def test_resuming_proposes_the_time_that_the_pause_took() -> None:
    edition = EditionFactory.paused()

    with then("2h"):
        client = browser(curator(edition))
        page = client.get(address("edition", edition))
        proposed = page.context["resume_form"]["closes_at"].value()
        client.post(address("act", edition, "resume"), {"reason": "C’est réparé.", "closes_at": f"{proposed:%Y-%m-%dT%H:%M}"})

    resumed = fresh(edition)
    gained = resumed.closes_at - edition.closes_at
    assert resumed.state == "open"
    assert timedelta(hours=2) <= gained < timedelta(hours=2, minutes=2)
    assert [one.kind for one in edition.amendments.all()] == ["paused", "resumed", "extended"]


def test_resuming_with_the_close_as_it_stands_moves_nothing() -> None:
    edition = EditionFactory.paused()

    browser(curator(edition)).post(address("act", edition, "resume"), {"reason": "Vite.", "closes_at": typed(edition.closes_at, edition)})

    assert (fresh(edition).state, fresh(edition).closes_at) == ("open", edition.closes_at)
    assert [one.kind for one in edition.amendments.all()] == ["paused", "resumed"]


@pytest.mark.parametrize(("make", "verb"), [("open", "extend"), ("paused", "extend"), ("paused", "resume")])
def test_an_earlier_close_is_refused_not_passed_over(make: str, verb: str) -> None:
    edition = getattr(EditionFactory, make)()
    earlier = typed(edition.closes_at - timedelta(hours=1), edition)

    with unchanged():
        response = browser(curator(edition)).post(address("act", edition, verb), {"reason": "Pour voir", "closes_at": earlier})

    assert response.context[f"{verb}_form"].errors == {"closes_at": [str(NeverShortened())]}
    assert "Pour voir" in response.content.decode()


@pytest.mark.parametrize(("make", "verb"), [("open", "extend"), ("paused", "resume")])
@pytest.mark.parametrize("closes_at", ["", "demain", "9999-01-01T00:00"])
def test_a_close_that_cannot_be_read_is_refused_not_passed_over(make: str, verb: str, closes_at: str) -> None:
    edition = getattr(EditionFactory, make)()

    with unchanged():
        response = browser(curator(edition)).post(address("act", edition, verb), {"reason": "Pour voir", "closes_at": closes_at})

    assert list(response.context[f"{verb}_form"].errors) == ["closes_at"]


@pytest.mark.rule("voting V10")
def test_a_new_close_that_comes_twice_is_asked_about() -> None:
    edition = EditionFactory.open()
    client = browser(curator(edition))
    october = next(day for year in range(edition.closes_at.year, 2200) for day in [last_sunday_of_october(year)] if day > edition.closes_at)
    values = {"reason": "Une semaine de plus", "closes_at": f"{october:%Y-%m-%dT02:30}"}

    with unchanged():
        asked = client.post(address("act", edition, "extend"), values)
    assert [field.name for field in asked.context["extend_form"].visible()] == ["closes_at", "closes_at_which", "reason"]

    client.post(address("act", edition, "extend"), values | {"closes_at_which": "second"})
    assert fresh(edition).closes_at == october.replace(hour=1, minute=30)


def last_sunday_of_october(year: int) -> datetime:
    last = datetime(year, 10, 31, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.rule("voting V10")
def test_a_new_close_is_in_the_sites_time() -> None:
    edition = EditionFactory.open()
    SiteProfile.objects.filter(pk=edition.site_id).update(time_zone="Indian/Reunion")
    day = (edition.closes_at + timedelta(days=2)).date()

    browser(curator(edition)).post(address("act", edition, "extend"), {"reason": "Deux jours", "closes_at": f"{day}T01:00"})

    assert fresh(edition).closes_at == datetime(day.year, day.month, day.day, 1, tzinfo=UTC) - timedelta(hours=4)


def test_after_the_close_nothing_is_offered_and_everything_refused() -> None:
    edition = EditionFactory.open()

    with then("4d"):
        client = browser(curator(edition))
        page = client.get(address("edition", edition))
        later = typed(clock.now() + timedelta(days=1), edition)
        with unchanged():
            answers = [
                client.post(address("act", edition, verb), {"reason": "Trop tard", "closes_at": later}) for verb in ("pause", "extend")
            ]

    assert page.context["running"] is False
    assert [said(answer) for answer in answers] == [[str(WrongState())]] * 2


@pytest.mark.parametrize(("make", "verb"), [("open", "pause"), ("open", "extend"), ("paused", "resume")])
def test_a_certifier_does_not_amend(make: str, verb: str) -> None:
    edition = getattr(EditionFactory, make)()
    later = typed(edition.closes_at + timedelta(days=1), edition)

    with unchanged():
        response = browser(certifier(edition)).post(address("act", edition, verb), {"reason": "Pour voir", "closes_at": later})

    assert said(response)
