"""The page of an edition: what it is, what comes next, what is missing and where that is put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.actions import ChangeWork
from cms.collections.enums import LocationState
from cms.collections.models import Work
from cms.core import clock
from cms.sites.enums import Role
from tests.factories.collections import MuseumFactory
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import BallotFactory, EditionFactory, certifier, curator
from tests.workflows.voting_admin.pages import address, browser, read, verbs, with_role
from workflows.curation.actions import HangElected
from workflows.voting.keys import destroy_key
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db
Make = Callable[..., Edition]

# What each role may do in each state; what would be refused is not offered.
CURATOR = {
    "draft": {"announce", "candidates/take-back", "cancel"},
    "announced": {"arm", "withdraw", "candidates/take-back", "cancel"},
    "armed": {"withdraw", "candidates/take-back", "cancel"},
    "open": {"pause", "extend", "cancel"},
    "paused": {"resume", "extend", "cancel"},
    "closed": {"cancel"},
    "tallied": {"cancel"},
    "certified": set(),
    "cancelled": set(),
}
CERTIFIER = {
    **{state: {"cancel"} for state in CURATOR},
    "closed": {"tally", "cancel"},
    "tallied": {"sign", "tally", "cancel"},
    "certified": set(),
    "cancelled": set(),
}
PRIMARY = {
    "curator": {"draft": "announce", "announced": "arm", "paused": "resume"},
    "certifier": {"closed": "tally", "tallied": "sign"},
}


@pytest.mark.parametrize("state", CURATOR)
def test_each_state_offers_what_may_be_done_in_it(state: str) -> None:
    edition = getattr(EditionFactory, state)()
    for who, expected in ((curator(edition), CURATOR), (certifier(edition), CERTIFIER)):
        page = browser(who).get(address("edition", edition))
        assert page.status_code == 200
        assert verbs(page, edition) == expected[state]


@pytest.mark.parametrize("state", CURATOR)
def test_there_is_one_next_step_at_most(state: str) -> None:
    edition = getattr(EditionFactory, state)()
    for role, who in (("curator", curator(edition)), ("certifier", certifier(edition))):
        page = browser(who).get(address("edition", edition))
        step = PRIMARY[role].get(state)
        assert read(page).primary == ([address("act", edition, step)] if step else [])
        assert page.context["next"]


def test_acts_that_cannot_be_undone_say_so_beside_their_button() -> None:
    edition = EditionFactory.announced()

    page = browser(curator(edition)).get(address("edition", edition)).content.decode()

    assert 'aria-describedby="warning-arm"' in page
    assert 'id="warning-arm"' in page
    assert 'aria-describedby="warning-cancel"' in page
    assert 'id="warning-cancel"' in page


@pytest.mark.rule("voting V3")
def test_what_is_missing_is_listed_with_the_place_where_it_is_put_right() -> None:
    edition = EditionFactory.announced(works=3, rules={"seats": 4}, opens_at=clock.now() - timedelta(hours=1))
    moved = edition.candidates.earliest("pk").work
    moved.location_state = LocationState.ON_VIEW
    ChangeWork(work=moved, by=None).run()

    page = browser(curator(edition)).get(address("edition", edition))

    assert [missing.code for missing, _url in page.context["missing"]] == ["too_few_candidates", "not_in_storage", "window_past"]
    links = read(page).links
    assert f"{address('edit', edition)}#when-section" in links
    assert address("choose", edition) in links
    assert f"#candidate-{moved.candidacies.get().pk}" in links
    assert "arm" not in verbs(page, edition)
    # Every place within the page or the form is there.
    assert f"candidate-{moved.candidacies.get().pk}" in read(page).ids
    assert "candidates-section" in read(page).ids
    draft = EditionFactory.draft(site=edition.site)
    assert {"when-section", "ballot-section"} <= set(read(browser(curator(edition)).get(address("edit", draft))).ids)


@pytest.mark.rule("voting V3")
def test_a_draft_lists_what_its_opening_will_need_and_may_be_announced() -> None:
    edition = EditionFactory.draft(works=0)

    page = browser(curator(edition)).get(address("edition", edition))

    assert page.context["missing"] == []
    assert [later.code for later, _url in page.context["later"]] == ["too_few_candidates"]
    assert "announce" in verbs(page, edition)


@pytest.mark.rule("voting V3")
def test_an_armed_edition_whose_key_is_gone_says_so() -> None:
    edition = EditionFactory.armed(opens_at=clock.now() + timedelta(hours=1))
    destroy_key(edition.uuid)

    page = browser(curator(edition)).get(address("edition", edition))

    assert [missing.code for missing, _url in page.context["missing"]] == ["key_missing"]


def test_a_certifier_reads_what_is_missing_without_links_that_lead_nowhere() -> None:
    edition = EditionFactory.announced(works=0)

    page = browser(certifier(edition)).get(address("edition", edition))

    assert [url for _missing, url in page.context["missing"]] == [""]
    assert address("choose", edition) not in read(page).links
    assert address("edit", edition) not in read(page).links


@pytest.mark.rule("voting V4")
def test_records_that_changed_since_the_opening_are_listed() -> None:
    edition = EditionFactory.open()
    candidate = edition.candidates.get(copy__number="w02")
    work = Work.objects.get(pk=candidate.work_id)
    before = work.title
    work.title = "Un autre titre"
    ChangeWork(work=work, by=None).run()

    found = browser(curator(edition)).get(address("edition", edition)).context["differences"]

    assert [(one.copy.number, one.then, one.now) for one in found] == [("w02", before, "Un autre titre")]


def test_before_the_opening_nothing_differs() -> None:
    edition = EditionFactory.announced()

    assert browser(curator(edition)).get(address("edition", edition)).context["differences"] == []


def test_the_log_says_who_and_when() -> None:
    edition = EditionFactory.announced()
    who = curator(edition)
    client = browser(who)
    client.post(address("act", edition, "withdraw"))

    page = client.get(address("edition", edition))

    rows = [(row.verb, row.by_name) for row, _step in page.context["log"]]
    assert rows == [("announce", ""), ("withdraw_announcement", str(who))]
    assert str(who) in page.content.decode()
    assert all(step != row.verb for row, step in page.context["log"])


def test_a_record_is_linked_for_those_who_may_open_it() -> None:
    mine = SiteFactory.bare("brou")
    edition = EditionFactory.draft(site=mine, museum=MuseumFactory(sites=[mine]), works=1)
    work = edition.candidates.get().work
    link = f"/admin/works/edit/{work.pk}/"

    assert link in read(with_role(Role.CURATOR, mine).get(address("edition", edition))).links
    assert link not in read(with_role(Role.CERTIFIER, mine).get(address("edition", edition))).links


@pytest.mark.rule("voting V35")
def test_turnout_is_shown_live_to_staff() -> None:
    edition = EditionFactory.open()
    for _ in range(3):
        BallotFactory.counted(edition)
    BallotFactory.waiting(edition)

    turnout = browser(curator(edition)).get(address("edition", edition)).context["turnout"]

    assert (turnout.counted, turnout.people, turnout.awaiting) == (3, 3, 1)


def test_the_exhibition_page_is_linked_once_there_is_one_and_for_those_who_may_edit_it() -> None:
    site = SiteFactory.monument("brou")
    edition = EditionFactory.certified(site=site)
    boss = StaffFactory.superuser()
    assert browser(boss).get(address("edition", edition)).context["exhibition"] == ""

    page = HangElected(edition=edition).run()

    assert browser(boss).get(address("edition", edition)).context["exhibition"] == f"/admin/pages/{page.pk}/edit/"
    assert browser(curator(edition)).get(address("edition", edition)).context["exhibition"] == ""


def test_statements_do_not_grow_with_the_candidates_of_an_open_edition() -> None:
    small, large = EditionFactory.open(works=10), EditionFactory.open(works=100)

    def statements(edition: Edition) -> int:
        client = browser(curator(edition))
        client.get(address("edition", edition))
        with CaptureQueriesContext(connection) as made:
            assert client.get(address("edition", edition)).status_code == 200
        return len(made)

    assert statements(small) == statements(large)
