"""From the draft to the opening, by the buttons of the edition's page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cms.collections.actions import ChangeWork
from cms.collections.enums import LocationState
from cms.core import clock
from tests.factories.voting import EditionFactory, certifier, curator, fresh
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, browser, said
from workflows.core.models import Transition
from workflows.voting.errors import NotReady, WrongState
from workflows.voting.keys import has_key
from workflows.voting.selectors.opening import missing_for_opening

pytestmark = pytest.mark.django_db


def test_announcing_and_withdrawing_the_announcement() -> None:
    edition = EditionFactory.draft()
    who = curator(edition)
    client = browser(who)

    response = client.post(address("act", edition, "announce"))
    assert response.headers["Location"] == address("edition", edition)
    assert fresh(edition).state == "announced"
    client.post(address("act", edition, "withdraw"))

    assert fresh(edition).state == "draft"
    assert list(Transition.objects.filter(subject_uuid=edition.uuid).values_list("verb", "by")) == [
        ("announce", who.pk),
        ("withdraw_announcement", who.pk),
    ]


def test_rules_that_cannot_be_counted_yet_are_not_announced() -> None:
    edition = EditionFactory.draft(rules={"method": "ranked"})

    with unchanged():
        response = browser(curator(edition)).post(address("act", edition, "announce"))

    (message,) = said(response)
    assert message.startswith(str(NotReady([])))
    assert len(message) > len(str(NotReady([]))) + 10


def test_arming_waits_for_its_hour() -> None:
    edition = EditionFactory.announced(opens_at=clock.now() + timedelta(hours=1))

    browser(curator(edition)).post(address("act", edition, "arm"))

    armed = fresh(edition)
    assert (armed.state, armed.armed_at is not None, has_key(edition.uuid)) == ("announced", True, True)


@pytest.mark.rule("voting V6")
def test_arming_at_the_hour_opens_and_freezes() -> None:
    edition = EditionFactory.announced(opens_at=clock.now() - timedelta(minutes=1))

    browser(curator(edition)).post(address("act", edition, "arm"))

    assert (fresh(edition).state, fresh(edition).frozen) == ("open", True)


def test_withdrawing_disarms() -> None:
    edition = EditionFactory.armed(opens_at=clock.now() + timedelta(hours=1))

    browser(curator(edition)).post(address("act", edition, "withdraw"))

    assert (fresh(edition).state, fresh(edition).armed_at) == ("draft", None)


@pytest.mark.rule("voting V3")
def test_arming_too_early_names_everything_that_is_missing() -> None:
    edition = EditionFactory.announced(works=1, opens_at=clock.now() - timedelta(hours=1))
    work = edition.candidates.get().work
    work.location_state = LocationState.UNKNOWN
    ChangeWork(work=work, by=None).run()

    with unchanged():
        response = browser(curator(edition)).post(address("act", edition, "arm"))

    (message,) = said(response)
    missing = missing_for_opening(edition, clock.now())
    assert len(missing) == 3
    assert all(str(one.message) in message for one in missing)


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        ("announced", "announce"),
        ("open", "announce"),
        ("draft", "withdraw"),
        ("open", "withdraw"),
        ("draft", "arm"),
        ("open", "arm"),
        ("closed", "arm"),
        ("certified", "withdraw"),
        ("cancelled", "announce"),
    ],
)
def test_a_step_that_the_state_does_not_allow_is_refused(state: str, verb: str) -> None:
    edition = getattr(EditionFactory, state)()

    with unchanged():
        response = browser(curator(edition)).post(address("act", edition, verb))

    assert said(response)
    assert response.status_code == 302
    if verb != "arm":
        assert said(response) == [str(WrongState())]


@pytest.mark.parametrize("verb", ["announce", "arm"])
def test_a_certifier_does_not_curate(verb: str) -> None:
    edition = EditionFactory.draft() if verb == "announce" else EditionFactory.announced()

    with unchanged():
        assert said(browser(certifier(edition)).post(address("act", edition, verb)))


@pytest.mark.parametrize("verb", ["open", "close", "certify", "delete", "edition"])
def test_an_act_that_there_is_not_is_not_found(verb: str) -> None:
    edition = EditionFactory.armed()

    with unchanged():
        assert browser(curator(edition)).post(address("act", edition, verb)).status_code == 404


@pytest.mark.parametrize("name", ["announce", "withdraw", "arm", "pause", "resume", "extend", "tally", "sign", "cancel"])
def test_reading_an_act_changes_nothing(name: str) -> None:
    edition = EditionFactory.announced()

    with unchanged():
        assert browser(curator(edition)).get(address("act", edition, name)).status_code == 405


def test_reading_the_other_acts_changes_nothing() -> None:
    edition = EditionFactory.announced()
    client = browser(curator(edition))

    with unchanged():
        assert client.get(address("take_back", edition), {"candidates": [edition.candidates.earliest("pk").pk]}).status_code == 405
        assert client.get(address("confirm_cancelling", edition, 1)).status_code == 405
